import { useEffect, useRef } from 'react'

/** Deeds by key. */
export type Keys = Readonly<Record<string, () => void>>

/** Where keys mean something else: fields, dialogs, and for Enter whatever can be pressed. */
const typing = 'input,textarea,select,[contenteditable],[role=dialog],[role=combobox]'
const pressed = 'a,button,summary'

/** Listens for plain keys while nobody is typing and no dialog is open. */
export function useKeys(keys: Keys): void {
  const now = useRef(keys)
  now.current = keys
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const at = event.target instanceof Element ? event.target : null
      if (at?.closest(typing) || document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return
      if (event.key === 'Enter' && at?.closest(pressed)) return
      const deed = now.current[event.key]
      if (!deed) return
      event.preventDefault()
      deed()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
