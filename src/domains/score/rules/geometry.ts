import type { Refusal } from '#platform/errors'
import { type Say, say } from '#platform/say'
import { sources } from './sources.ts'

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

/** Where a printed bulletin leaves the standard's page. Empty when it keeps it. */
export function findGeometryFaults(found: Geometry): Refusal[] {
  const faults: Refusal[] = []
  const fault = (rule: string, message: Say) => faults.push({ rule, message, source: sources.paper })
  const off = (value: number, wanted: number) => !(Math.abs(value - wanted) <= tolerance)
  const mm = (value: number) => value.toFixed(1)
  if (off(found.page.width, norm.width) || off(found.page.height, norm.height))
    fault(
      'paper-size',
      say(
        `纸张 ${mm(found.page.width)}×${mm(found.page.height)} 毫米，应为 210×297`,
        `The sheet is ${mm(found.page.width)} × ${mm(found.page.height)} mm, not 210 × 297`,
      ),
    )
  if (off(found.block.left, norm.left))
    fault(
      'paper-left',
      say(`订口 ${mm(found.block.left)} 毫米，应为 28±1`, `The left margin is ${mm(found.block.left)} mm, not 28 ± 1`),
    )
  if (off(found.block.right, norm.right))
    fault(
      'paper-right',
      say(
        `版心右缘 ${mm(found.block.right)} 毫米，应为 184±1`,
        `The text ends at ${mm(found.block.right)} mm, not 184 ± 1`,
      ),
    )
  if (found.block.top < norm.top - tolerance)
    fault(
      'paper-top',
      say(`天头 ${mm(found.block.top)} 毫米，应为 37±1`, `The top margin is ${mm(found.block.top)} mm, not 37 ± 1`),
    )
  if (found.block.bottom > norm.bottom + tolerance)
    fault(
      'paper-bottom',
      say(
        `版心下缘 ${mm(found.block.bottom)} 毫米，应不超过 262`,
        `The text ends ${mm(found.block.bottom)} mm from the top, beyond 262`,
      ),
    )
  if (found.linesPerPage > norm.lines)
    fault('paper-lines', say(`每页 ${found.linesPerPage} 行，应为 22 行`, `${found.linesPerPage} lines a page, not 22`))
  // Digits are half as wide, so a full line may hold more signs than 28, but never fewer.
  if (!(found.charactersPerLine >= norm.characters))
    fault(
      'paper-characters',
      say(`每行 ${found.charactersPerLine} 字，应为 28 字`, `${found.charactersPerLine} characters a line, not 28`),
    )
  return faults
}
