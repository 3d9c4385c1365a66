import type { JournalFault, JournalReport } from '../report.ts'
import type { Reader } from './places.ts'

/** So many faults are listed; the rest is only counted, so that memory stays flat. */
export const MOST_FAULTS = 1000

/** Where the check stands between one seal and the next. */
export interface Walk {
  reader: Reader
  report: JournalReport
  no: number
  seq: number
  digest: string
  /** Anchors not met yet, by number of their seal. */
  unmet: Map<number, string>
}

/** Notes a fault. */
export function found(walk: Walk, fault: JournalFault): void {
  walk.report.faultCount += 1
  if (walk.report.faults.length < MOST_FAULTS) walk.report.faults.push(fault)
}
