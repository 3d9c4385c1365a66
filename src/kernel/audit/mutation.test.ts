import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#platform/db'
import { inOwnerTx, inTx, openTestDatabase } from '#platform/db/server'
import type { Anchor, JournalFaultKind } from './index.ts'
import { auditMigrations, sealPending, verifyJournal, writeEntries } from './server.ts'

let database: Database
let head: Anchor | null

beforeAll(async () => {
  database = await openTestDatabase([auditMigrations])
  const line = (n: number) => ({
    regionId: 630102,
    personId: n % 2 ? '01930000-0000-7000-8000-00000000000a' : null,
    personName: '马晓梅',
    unitId: n % 3 ? 7 : null,
    unitNo: n % 3 ? 70 : null,
    action: 'case.verify',
    subjectKind: 'case',
    subjectId: `c${n}`,
    body: { to: '已核实', n, sums: [1.5, null, true] },
  })
  await inTx(database, {}, (db) =>
    writeEntries(
      db,
      Array.from({ length: 12 }, (_, n) => line(n)),
    ),
  )
  const sealed = await sealPending(database, { batch: 5 })
  head = sealed.head
  await run('create table kept_e as table entry; create table kept_p as table sealed_entry')
  await run('create table kept_s as table seal')
})
afterAll(() => database.close())

const run = (text: string) => inOwnerTx(database, (db) => sql.raw(text).execute(db))

/** Changes the stored bytes, looks, and puts them back; gives the kinds of fault that were seen. */
async function kindsAfter(change: string, anchors: Anchor[] = []): Promise<JournalFaultKind[]> {
  try {
    await run(change)
    const report = await verifyJournal(database, anchors)
    expect(report.faultCount).toBe(report.faults.length)
    return report.faults.map((fault) => fault.kind)
  } finally {
    await run(`truncate entry, sealed_entry, seal; insert into entry table kept_e; insert into sealed_entry table kept_p;
      insert into seal table kept_s`)
  }
}

const third = '(select entry_id from sealed_entry where seq = 3)'
const entryChanges = [
  'region_id = 630103',
  "id = '01930000-0000-7000-8000-000000000fff'",
  "at = at + interval '1 microsecond'",
  "at = at - interval '4000 years'",
  "at = 'infinity'",
  "person_id = '01930000-0000-7000-8000-00000000000b'",
  "person_name = '马晓海'",
  "person_name = ''",
  'unit_id = 8',
  'unit_no = 71',
  'unit_no = 9223372036854775807',
  "action = 'case.verifY'",
  "subject_kind = 'cases'",
  "subject_id = subject_id || ' '",
  'body = body || \'{"x": 1}\'',
  "body = jsonb_set(body, '{sums,0}', '1.50')",
  "body = jsonb_set(body, '{sums,1}', 'false')",
  'body = \'""\'',
]
const byteChanges = (column: string) =>
  Array.from({ length: 32 }, (_, i) => `${column} = set_byte(${column}, ${i}, get_byte(${column}, ${i}) # 1)`)
const placeChanges = [
  'seq = 99',
  'seq = -1',
  'region_id = 1',
  'seal_no = 2',
  'seal_no = 9223372036854775807',
  "leaf = ''",
  ...byteChanges('leaf'),
]
const sealChanges = [
  'no = 9',
  'from_seq = 0',
  'from_seq = -9223372036854775808',
  'to_seq = to_seq + 1',
  'to_seq = 9223372036854775807',
  "at = at + interval '1 microsecond'",
  "last_at = last_at - interval '1 microsecond'",
  "root = ''",
  ...['root', 'previous', 'digest'].flatMap(byteChanges),
]

describe('nothing that was sealed changes unseen', () => {
  test('whole, it has no faults, and its head is the anchor', async () => {
    expect(await kindsAfter('select 1', head ? [head] : [])).toEqual([])
  })

  test.each(entryChanges)('in a line: %s', async (change) => {
    const kinds = await kindsAfter(`update entry set ${change} where id = ${third}`)
    expect(kinds.some((kind) => kind === 'altered' || kind === 'missing')).toBe(true)
  })

  test.each(placeChanges)('in a place: %s', async (change) => {
    expect(await kindsAfter(`update sealed_entry set ${change} where seq = 3`)).not.toEqual([])
  })

  test.each(sealChanges)('in a seal: %s', async (change) => {
    expect(await kindsAfter(`update seal set ${change} where no = 2`)).not.toEqual([])
    expect(await kindsAfter(`update seal set ${change} where no = 3`)).not.toEqual([])
  })

  test.each([
    ['a line', `delete from entry where id = ${third}`, 'missing'],
    ['a place', 'delete from sealed_entry where seq = 3', 'missing'],
    ['the last place', 'delete from sealed_entry where seq = 12', 'missing'],
    [
      'a line and its place',
      `delete from entry where id = ${third}; delete from sealed_entry where seq = 3`,
      'missing',
    ],
    ['all lines', 'delete from entry', 'missing'],
    ['the first seal', 'delete from seal where no = 1', 'missing'],
    ['a seal between', 'delete from seal where no = 2', 'missing'],
    ['the last seal', 'delete from seal where no = 3', 'inserted'],
  ])('%s that is removed', async (_, change, kind) => {
    expect(await kindsAfter(change)).toContain(kind)
  })

  test('places that were exchanged', async () => {
    const change = `update sealed_entry set seq = -seq where seq in (3, 4); update sealed_entry set seq = 7 + seq where seq < 0`
    expect(await kindsAfter(change)).toEqual(['root'])
  })

  test('a place that was put in', async () => {
    const change = `insert into sealed_entry select 13, 630102, gen_random_uuid(), leaf, 3 from sealed_entry where seq = 12`
    expect(await kindsAfter(change)).toEqual(['inserted'])
  })

  test('the end cut off whole, which only an anchor shows', async () => {
    const cut =
      'delete from entry where id in (select entry_id from sealed_entry where seal_no = 3); delete from sealed_entry where seal_no = 3; delete from seal where no = 3'
    expect(await kindsAfter(cut)).toEqual([])
    expect(await kindsAfter(cut, head ? [head] : [])).toEqual(['chain'])
  })

  test('everything written anew, which only an anchor shows', async () => {
    expect(
      await kindsAfter('delete from entry; delete from sealed_entry; delete from seal', head ? [head] : []),
    ).toEqual(['chain'])
  })
})
