export { attempt } from './attempt.ts'
export { type BoardRow, countBoard, listBoard } from './board.ts'
export { insertLight, type LightLine, listLights } from './lights.ts'
export {
  findOpenPeriod,
  findPast,
  findReport,
  findWithTask,
  insertReports,
  listUnended,
  listWaiting,
  type Tally,
  tallyReports,
  updateReport,
} from './reports.ts'
export {
  type Counts,
  closeRound,
  countRounds,
  findRoundFor,
  insertRound,
  listUnitsAsked,
  listUnitsConcerned,
} from './rounds.ts'
export type { Ref, ReportTable, RoundTable } from './tables.ts'
export {
  type Asking,
  countToAsk,
  listEnding,
  listParts,
  listToAsk,
  type TrackedCase,
} from './tasks.ts'
