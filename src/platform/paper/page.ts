/**
 * The page of an official document, GB/T 9704-2012, §5-6: A4, text block 156 mm × 225 mm, 22 lines of 28 characters
 * of size 3 (16 pt).
 */
export const PAGE = {
  /** mm */
  top: 37,
  left: 28,
  bottom: 35,
  right: 26,
  /** Points. 22 × 28.95 pt = 224.7 mm; with 29 pt word processors set only 21 lines. */
  pitch: 28.95,
  /** Points: size 3, size 2 of the title, size 4 of page number and version record. */
  text: 16,
  title: 22,
  small: 14,
  /** Points between characters, so that 28 of 16 pt fit into 442.2 pt. */
  tracking: -0.22,
  /** mm from the top of the text block to the sign; from the number to the red rule; from the text block to the page number. */
  signBelow: 35,
  ruleBelow: 4,
  numberBelow: 7,
} as const

const MM = 72 / 25.4

/** Points in so many millimetres. */
export const points = (mm: number): number => mm * MM

/** Twentieths of a point, the unit of word processors, in so many millimetres. */
export const twips = (mm: number): number => Math.round(mm * MM * 20)

/** Width of the text block in points. */
export const BLOCK_WIDTH = points(210 - PAGE.left - PAGE.right)
