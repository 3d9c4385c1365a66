export * from './bulletins.ts'
export * from './objections.ts'
export * from './rounds.ts'
export * from './sheets.ts'
export * from './systems.ts'
export type {
  BulletinTable,
  EvaluationTable,
  ObjectionTable,
  RoundTable,
  StoredBulletin,
  StoredLine,
  StoredSystem,
} from './tables.ts'
