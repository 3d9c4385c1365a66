import type { Actor } from '#kernel/access'
import { systemActor } from '#kernel/access'
import { auditMigrations } from '#kernel/audit/server'
import type { Database, Db } from '#platform/db'
import { inTx, openTestDatabase } from '#platform/db/server'
import type { NewUnit } from './contracts.ts'
import { orgMigrations } from './server.ts'
import type { Deeds } from './store/deed.ts'

/** A database with the tables of units and the journal, for tests. */
export const openOrg = () => openTestDatabase([orgMigrations, auditMigrations])

/** The day of the tests. */
export const today = '2026-11-22'

/** Does something in a transaction that may change units, as the system unless told. */
export const deed = <T>(database: Database, work: (ctx: Deeds) => Promise<T>, actor: Actor = systemActor) =>
  inTx(database, { 'app.org': 'write' }, (db) => work({ db, actor, today, now: new Date('2026-11-22T02:00:00Z') }))

/** Reads as anybody who is signed in. */
export const read = <T>(database: Database, work: (db: Db) => Promise<T>) => inTx(database, {}, work)

/** A new unit with what a test does not care about filled in. */
export const unit = (name: string, parentId: number | null, more: Partial<NewUnit> = {}): NewUnit => ({
  name,
  parentId,
  shortName: null,
  aliases: [],
  kind: 'federation',
  regionId: 630000,
  industrialParentId: null,
  uscc: null,
  validFrom: '2020-01-01',
  ...more,
})
