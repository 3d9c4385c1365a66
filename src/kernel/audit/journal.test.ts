import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '#platform/db'
import { inOwnerTx, inTx, openTestDatabase } from '#platform/db/server'
import { type EntryInput, leafHash, verifyInclusion } from './index.ts'
import {
  auditMigrations,
  entryInsert,
  entryRow,
  findProof,
  listEntries,
  sealPending,
  sm3,
  verifyJournal,
  writeEntries,
  writeEntry,
} from './server.ts'

const mei = '01930000-0000-7000-8000-00000000000a'
const deed = (n: number, change: Partial<EntryInput> = {}): EntryInput => ({
  regionId: 630102,
  personId: mei,
  personName: '马晓梅',
  unitId: 7,
  unitNo: 70,
  action: 'case.verify',
  subjectKind: 'case',
  subjectId: `c${n}`,
  body: { to: 'verified', from: 'applied', n },
  ...change,
})

let database: Database
beforeAll(async () => {
  database = await openTestDatabase([auditMigrations])
})
afterAll(() => database.close())
beforeEach(() => inOwnerTx(database, (db) => sql`truncate entry, sealed_entry, seal`.execute(db)))

const write = (count: number, at?: Date) =>
  inTx(database, {}, (db) =>
    writeEntries(
      db,
      Array.from({ length: count }, (_, i) => deed(i)),
      at,
    ),
  )
const run = (text: string) => inOwnerTx(database, (db) => sql.raw(text).execute(db))
const kinds = async () => (await verifyJournal(database)).faults.map((fault) => fault.kind)

describe('the journal', () => {
  test('is sealed in order and found whole', async () => {
    await write(25)
    const run = await sealPending(database, { batch: 10 })
    expect(run).toMatchObject({ entries: 25, seals: 3, head: { no: 3 } })
    await write(2)
    const report = await verifyJournal(database)
    expect(report).toMatchObject({ entries: 27, sealed: 25, seals: 3, unsealedTail: 2, faults: [], head: run.head })
    expect(await sealPending(database)).toMatchObject({ entries: 2, seals: 1 })
    expect(await sealPending(database)).toMatchObject({ entries: 0, seals: 0, head: { no: 4 } })
  })

  test('is empty before the first line', async () => {
    expect(await sealPending(database)).toEqual({ entries: 0, seals: 0, head: null })
    expect(await verifyJournal(database)).toMatchObject({ entries: 0, seals: 0, faults: [], head: null })
  })

  test('takes a change and its line in one statement, or neither', async () => {
    await run('create table if not exists note (id int primary key); grant insert on note to gongyun_app')
    const change = (id: number) =>
      inTx(database, { 'app.person': mei }, (db) =>
        db
          .withTables<{ note: { id: number } }>()
          .with('journalled', () => entryInsert([entryRow(deed(id))]))
          .insertInto('note')
          .values({ id })
          .execute(),
      )
    await change(1)
    await expect(change(1)).rejects.toThrow(/duplicate/)
    expect(await verifyJournal(database)).toMatchObject({ entries: 1 })
  })

  test('is sealed once by two sealers at the same time', async () => {
    await write(200)
    const runs = await Promise.all([sealPending(database, { batch: 20 }), sealPending(database, { batch: 20 })])
    expect(runs.reduce((sum, one) => sum + one.entries, 0)).toBe(200)
    expect(await verifyJournal(database)).toMatchObject({ sealed: 200, faultCount: 0 })
  })

  test('seals a line whose transaction ended late', async () => {
    await write(1)
    await sealPending(database)
    await write(1, new Date(Date.now() - 600_000))
    expect(await sealPending(database)).toMatchObject({ entries: 1 })
    expect(await kinds()).toEqual([])
  })

  test('does not seal a line that was backdated, and reports it, until an operator has it sealed', async () => {
    await write(1)
    await sealPending(database)
    await write(1, new Date(Date.now() - 1_000_000))
    expect(await sealPending(database)).toMatchObject({ entries: 0 })
    expect(await verifyJournal(database)).toMatchObject({ unsealedTail: 0, faults: [{ kind: 'inserted' }] })
    expect(await sealPending(database, { lookback: 'all' })).toMatchObject({ entries: 1 })
    expect(await kinds()).toEqual([])
  })

  test('gives a proof that one line is under a seal', async () => {
    await write(11)
    await sealPending(database)
    const [line] = await inTx(database, { 'app.person': mei }, (db) => listEntries(db, { subjectId: 'c6' }))
    const found = await inOwnerTx(database, (db) => findProof(db, 630102, line?.id ?? ''))
    if (!found) throw new Error('the line is sealed')
    const bytes = (text: string) => Buffer.from(text, 'hex')
    const leaf = leafHash(sm3, new TextEncoder().encode(found.canonical))
    expect(verifyInclusion(sm3, leaf, found.index, found.size, found.proof.map(bytes), bytes(found.root))).toBe(true)
    expect(found.canonical).toContain('"c6"')
  })
})

describe('by its rights', () => {
  test('the product may add lines and nothing else', async () => {
    await write(1)
    await sealPending(database)
    const forbidden = [
      "update entry set action = 'x'",
      'delete from entry',
      'truncate entry',
      'insert into seal select * from seal',
      'delete from seal',
      'select * from sealed_entry',
      'insert into sealed_entry select * from sealed_entry',
    ]
    for (const text of forbidden)
      await expect(
        inTx(database, { 'app.journal': 'all' }, (db) => sql.raw(text).execute(db)),
        text,
      ).rejects.toThrow(/permission denied/)
  })

  test('a reader sees their own lines, an auditor all, a stranger none', async () => {
    await inTx(database, {}, async (db) => {
      await writeEntry(db, deed(1))
      await writeEntry(db, deed(2, { unitNo: 90, personId: null }))
      await writeEntry(db, deed(3, { unitNo: null, unitId: null, personId: null }))
    })
    const seen = (scope: Record<string, string>) =>
      inTx(database, scope, async (db) => (await listEntries(db, {})).map((line) => line.subjectId).sort())
    expect(await seen({})).toEqual([])
    expect(await seen({ 'app.person': mei })).toEqual(['c1'])
    expect(await seen({ 'app.journal': 'all' })).toEqual(['c1', 'c2', 'c3'])
  })
})
