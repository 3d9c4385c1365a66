import type { ReactNode } from 'react'

/** Where a case stands. `closed` is drawn lighter. */
export function StateTag({ children, closed }: { children: ReactNode; closed?: boolean }) {
  return <span className={closed ? 'g-state g-state-closed' : 'g-state'}>{children}</span>
}
