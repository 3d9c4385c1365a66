import type { Generated } from 'kysely'
import type { Db } from '#platform/db'
import type { UnitKind } from '../contracts-rows.ts'

/** A unit as it stands now; see the migration for what each column means. */
export interface UnitTable {
  id: Generated<number>
  regionId: number
  kind: UnitKind
  name: string
  shortName: string | null
  aliases: string[]
  pinyin: string
  initials: string
  search: string
  uscc: string | null
  parentId: number | null
  industrialParentId: number | null
  no: number
  upto: number
  indNo: number | null
  indUpto: number | null
  validFrom: string
  validTo: string | null
  succeededBy: number[]
}

/** Why a version began. */
export type Cause = 'add' | 'rename' | 'move' | 'merge' | 'split'

export interface UnitVersionTable {
  id: Generated<number>
  unitId: number
  validFrom: string
  validTo: string | null
  name: string
  shortName: string | null
  kind: UnitKind
  regionId: number
  parentId: number | null
  industrialParentId: number | null
  cause: Cause
  source: string | null
  byPerson: string | null
  at: string
}

/** What can happen to units that are there. */
export type EventKind = 'rename' | 'move' | 'merge' | 'split' | 'close'

export interface UnitEventTable {
  id: Generated<number>
  kind: EventKind
  onDate: string
  source: string
  fromIds: number[]
  toIds: number[]
  /** JSON text when written. */
  detail: string
  byPerson: string | null
  at: string
}

type OrgTables = {
  unit: UnitTable
  unitVersion: UnitVersionTable
  unitEvent: UnitEventTable
}

/** The tables of this room, for its own files. */
export const own = (db: Db) => db.withTables<OrgTables>()
