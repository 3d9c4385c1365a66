import { useSyncExternalStore } from 'react'

const query = '(min-width: 768px)'

/** Whether there is room for tables and the menu at the side; below, cards and a drawer. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
}
