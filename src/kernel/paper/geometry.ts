import type { Refusal } from '#platform/errors'
import { type Say, say } from '#platform/say'

/** The norms that official documents are printed by. */
const norms = say(
  '《党政机关公文处理工作条例》（中办发〔2012〕14号）；GB/T 9704—2012',
  'Regulation on official documents (中办发〔2012〕14号); GB/T 9704-2012',
)

/** What is measured on a PDF, in millimetres unless a name says points. */
export interface Geometry {
  pages: number
  page: { width: number; height: number }
  block: { left: number; top: number; right: number; bottom: number }
  pitchPoints: number
  linesPerPage: number
  charactersPerLine: number
}

/** GB/T 9704-2012, 5-6: A4; text block 156 mm × 225 mm at 28 mm from the left and 37 mm from the top; 22 × 28 characters. */
const norm = { width: 210, height: 297, left: 28, top: 37, right: 184, bottom: 262, lines: 22, characters: 28 }
/** Millimetres a margin may be off (GB/T 9704-2012, 5.2.1). */
const tolerance = 1

const mm = (value: number) => value.toFixed(1)

/** What is asked of a page: whether it fails, and in which words. */
const checks: readonly { rule: string; fails(found: Geometry): boolean; words(found: Geometry): Say }[] = [
  {
    rule: 'paper-size',
    fails: ({ page }) => off(page.width, norm.width) || off(page.height, norm.height),
    words: ({ page }) =>
      say(
        `纸张 ${mm(page.width)}×${mm(page.height)} 毫米，应为 210×297`,
        `The sheet is ${mm(page.width)} × ${mm(page.height)} mm, not 210 × 297`,
      ),
  },
  {
    rule: 'paper-left',
    fails: ({ block }) => off(block.left, norm.left),
    words: ({ block }) =>
      say(`订口 ${mm(block.left)} 毫米，应为 28±1`, `The left margin is ${mm(block.left)} mm, not 28 ± 1`),
  },
  {
    rule: 'paper-right',
    fails: ({ block }) => off(block.right, norm.right),
    words: ({ block }) =>
      say(`版心右缘 ${mm(block.right)} 毫米，应为 184±1`, `The text ends at ${mm(block.right)} mm, not 184 ± 1`),
  },
  {
    rule: 'paper-top',
    fails: ({ block }) => block.top < norm.top - tolerance,
    words: ({ block }) =>
      say(`天头 ${mm(block.top)} 毫米，应为 37±1`, `The top margin is ${mm(block.top)} mm, not 37 ± 1`),
  },
  {
    rule: 'paper-bottom',
    fails: ({ block }) => block.bottom > norm.bottom + tolerance,
    words: ({ block }) =>
      say(
        `版心下缘 ${mm(block.bottom)} 毫米，应不超过 262`,
        `The text ends ${mm(block.bottom)} mm from the top, beyond 262`,
      ),
  },
  {
    rule: 'paper-lines',
    fails: ({ linesPerPage }) => linesPerPage > norm.lines,
    words: ({ linesPerPage }) => say(`每页 ${linesPerPage} 行，应为 22 行`, `${linesPerPage} lines a page, not 22`),
  },
  {
    rule: 'paper-characters',
    // Digits are half as wide, so a full line may hold more signs than 28, but never fewer.
    fails: ({ charactersPerLine }) => !(charactersPerLine >= norm.characters),
    words: ({ charactersPerLine }) =>
      say(`每行 ${charactersPerLine} 字，应为 28 字`, `${charactersPerLine} characters a line, not 28`),
  },
]

const off = (value: number, wanted: number) => !(Math.abs(value - wanted) <= tolerance)

/** Where a printed document leaves the standard's page. Empty when it keeps it. */
export const findGeometryFaults = (found: Geometry): Refusal[] =>
  checks
    .filter((check) => check.fails(found))
    .map(({ rule, words }) => ({ rule, message: words(found), source: norms }))
