import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import { scopeOf } from '#kernel/access'
import { scopeSettings } from '#kernel/access/server'
import { writeEntry } from '#kernel/audit/server'
import { act } from '#kernel/process/server'
import { inOwnerTx } from '#platform/db/server'
import { type Effort, inTurn, type Line, lineOf, perSecond } from './compare.ts'
import { actingAs, type BigProvince } from './province.ts'
import { about, isStep, record, replay, type Sent } from './record.ts'

interface Ref {
  regionId: number
  id: string
}

/** Open cases nobody has moved yet, as many as will be needed. */
const untouched = (province: BigProvince, n: number) =>
  inOwnerTx(
    province.database,
    async (db) =>
      (
        await sql<Ref>`select region_id, id from cases where state = 'asked' and rev = 1 order by id limit ${n}`.execute(
          db,
        )
      ).rows,
  )

const on = async <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  try {
    return await work(client)
  } finally {
    client.release()
  }
}

/** act() a second against the very statements it sends, by the bare driver, and against the one statement that writes. */
export async function benchActs(province: BigProvince, { seconds, rounds }: Effort): Promise<Line[]> {
  const checker = await actingAs(province, 'checker')
  const settings = scopeSettings(checker.actor, scopeOf(checker.actor, 'errand.check'))
  const move = (ref: Ref) => checker.run(settings, (ctx) => act(ctx, ref, 'check', { rev: 1 }))
  const lines: Line[] = []
  for (const hands of [1, 8, 32]) {
    const refs = await untouched(province, 60_000)
    const take = () => {
      const ref = refs.pop()
      if (!ref) throw new Error('too few cases for so many moves: fewer seconds, or more cases')
      return ref
    }
    const first = take()
    await move(take())
    const sent = await record(() => move(first))
    const kept = new Set([checker.actor.personId ?? ''])
    const pool = province.bare(hands)
    const again = (statements: Sent[]) =>
      perSecond(hands, seconds, () => {
        const ref = take()
        return on(pool, (client) => replay(client, sameRegion(about(statements, first.id, ref.id, kept), first, ref)))
      })
    const found = await inTurn(
      {
        act: () => perSecond(hands, seconds, () => move(take())),
        same: () => again(sent),
        one: () => again(sent.filter(({ text }) => isStep(text))),
      },
      rounds,
    )
    const name = `act(), ${hands} at once`
    lines.push(
      lineOf(name, '/s', found.act, found.same, `limit: its own ${sent.length} statements, bare driver, plans kept`),
      lineOf(
        name,
        '/s',
        found.act,
        found.one,
        'limit: the one statement that writes, without lock, scope or transaction',
      ),
    )
  }
  return lines
}

/** The region is a number among the values, and inside the JSON of jobs. */
const sameRegion = (sent: Sent[], from: Ref, to: Ref): Sent[] =>
  sent.map(({ text, values }) => ({
    text,
    values: values.map((value) =>
      value === from.regionId
        ? to.regionId
        : typeof value === 'string'
          ? value.replaceAll(`"regionId":${from.regionId}`, `"regionId":${to.regionId}`)
          : value,
    ),
  }))

const insertEntry = `
  insert into entry (region_id, id, at, person_id, person_name, unit_id, unit_no, action, subject_kind, subject_id, body)
  values ($1, $2, now(), $3, $4, $5, $6, $7, $8, $9, $10)`

/** Lines of the journal a second, each in a transaction of its own, against one bare insert each. */
export async function benchEntries(province: BigProvince, { seconds, rounds }: Effort): Promise<Line[]> {
  const checker = await actingAs(province, 'checker')
  const settings = scopeSettings(checker.actor, scopeOf(checker.actor, 'errand.check'))
  const lines: Line[] = []
  const entry = () => ({
    ...{ regionId: 630157, personId: checker.actor.personId, personName: '测量' },
    ...{ unitId: province.unit.county, unitNo: 570000000000, action: 'errand.look' },
    ...{ subjectKind: 'case', subjectId: randomUUID(), body: { words: '查看一件事项', n: 1 } },
  })
  for (const hands of [1, 8]) {
    const pool = province.bare(hands)
    const bare = () => {
      const { regionId, ...rest } = entry()
      return pool.query({ name: 'entry', text: insertEntry, values: [regionId, randomUUID(), ...Object.values(rest)] })
    }
    const found = await inTurn(
      {
        ours: () => perSecond(hands, seconds, () => checker.run(settings, (ctx) => writeEntry(ctx.db, entry()))),
        bare: () => perSecond(hands, seconds, bare),
      },
      rounds,
    )
    lines.push(
      lineOf(
        `journal line, ${hands} at once`,
        '/s',
        found.ours,
        found.bare,
        'limit: one bare insert, no scope, no transaction',
      ),
    )
  }
  return lines
}
