import type { Mark } from './marks.ts'

/** A number that really opens a clause, and where it stands. */
export interface Opening {
  mark: Mark
  paragraph: number
  /** Offset in that paragraph's text. */
  at: number
}
