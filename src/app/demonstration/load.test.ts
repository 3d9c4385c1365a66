import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reachOf, systemActor } from '#kernel/access'
import { asPerson, scopeSettings } from '#kernel/access/server'
import type { Ctx, House } from '#kernel/domain/server'
import { countUnread } from '#kernel/notification/server'
import type { Database } from '#platform/db'
import { inTx, setLocal } from '#platform/db/server'
import { openDemonstrationCopy } from '../testing/demonstration.ts'
import { has } from '../testing/has.ts'
import { asSystem } from '../worker.ts'

/** Where a row of a domain names the case it belongs to. */
const namings = [
  ['case_region', 'case_id'],
  ['task_region', 'task_id'],
  ['round_region', 'round_id'],
  ['region_id', 'case_id'],
] as const

/** Rows that are for more readers than their case, by decision: what is published, and the item that a broken-down task comes from. */
const published = ['practice', 'ledger_item', 'case_party']

/** A figure is of the unit it speaks of, whoever reported it: that unit reads it, and withdraws it only through its own case. */
const ofAnotherUnit = ['claim']

interface Rows {
  name: string
  columns: string[]
}

/**
 * Rows that somebody reads though they do not read the case, or may change by their own unit's number though the case is another
 * unit's: row policies look at the row's own `unit_no`, which must be the case's.
 */
async function findLoose(database: Database, house: House): Promise<string[]> {
  const { rows: tables } = await asSystem(database, house, (ctx) =>
    sql<Rows>`
      select c.relname as name, array_agg(a.attname::text) as columns from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_table_privilege('gongyun_app', c.oid, 'select')
       group by 1 order by 1`.execute(ctx.db),
  )
  const children = tables.flatMap(({ name, columns }) => {
    const naming = namings.find((pair) => pair.every((column) => columns.includes(column)))
    return naming && !published.includes(name) ? [{ name, columns, region: naming[0], id: naming[1] }] : []
  })
  expect(children.length).toBeGreaterThan(10)
  const loose: string[] = []
  for (const login of ['liaison-education', 'cadre-xining', 'cadre-datong', 'cadre-haixi', null]) {
    const actor = await asSystem(database, house, async (ctx) => (login ? (await asPerson(ctx, login)).actor : null))
    const scope = actor ? scopeSettings(actor, reachOf(actor)) : scopeSettings(systemActor, reachOf(systemActor))
    for (const { name, columns, region, id } of children) {
      const own = sql`k.region_id = t.${sql.ref(region)} and k.id = t.${sql.ref(id)}`
      const wrong = actor
        ? sql`not exists (select from cases k where ${own})`
        : sql`${columns.includes('unit_no') && !ofAnotherUnit.includes(name)} and exists (select from cases k where ${own} and k.unit_no <> (to_jsonb(t) ->> 'unit_no')::bigint)`
      const found = await inTx(database, scope, (db) =>
        sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)} t
          where t.${sql.ref(id)} is not null and ${wrong}`.execute(db),
      )
      if (found.rows[0]?.n) loose.push(`${login ?? 'of another unit'}: ${name} ${found.rows[0].n}`)
    }
  }
  return loose
}

let demonstration: Awaited<ReturnType<typeof openDemonstrationCopy>>
beforeAll(async () => {
  // A job that fails makes this throw.
  demonstration = await openDemonstrationCopy()
}, 300_000)
afterAll(() => demonstration?.close())

const ask = <T>(question: (ctx: Ctx) => RawBuilder<T>): Promise<T[]> =>
  asSystem(demonstration.database, demonstration.house, async (ctx) => (await question(ctx).execute(ctx.db)).rows)

/** Cases there must be, with the domains that bring them. */
const filled = [
  ['task', 'policy', 'ledger'],
  ['round', 'dispatch'],
  ['report', 'policy', 'ledger', 'dispatch'],
  ['evaluation', 'score'],
  ['bulletin', 'score'],
  ['policy', 'policy'],
  ['rectification', 'rectification', 'policy', 'ledger', 'dispatch'],
] as const

/** What a county's desk shows. */
const onDesk = [
  ['report asked', 'policy', 'ledger', 'dispatch'],
  ['report returned', 'policy', 'ledger', 'dispatch'],
  ['report accepted red', 'policy', 'ledger', 'dispatch'],
  ['task running red', 'policy', 'ledger', 'dispatch'],
  ['rectification ordered', 'rectification', 'policy', 'ledger', 'dispatch'],
] as const

describe('the demonstration province loads, and everything that follows from it is done', () => {
  test('each domain has done its part', async () => {
    const rows = await ask(
      () => sql<{ process: string; n: number }>`select process, count(*)::int as n from cases group by 1`,
    )
    const counts = Object.fromEntries(rows.map(({ process, n }) => [process, n]))
    for (const [process, ...needs] of filled) if (has(...needs)) expect(counts[process], process).toBeGreaterThan(0)
    const county = await ask(
      () => sql<{ words: string }>`
        select c.process || ' ' || c.state || coalesce(' ' || c.light, '') as words
          from cases c join unit u on u.id = c.unit_id where u.region_id = 630121 and u.kind = 'federation'`,
    )
    const desk = county.map(({ words }) => words)
    for (const [words, ...needs] of onDesk) if (has(...needs)) expect(desk, words).toContain(words)
  })

  test('what was named in 2024 has gone on since: nothing is named twice, nothing of that year is overdue', async () => {
    const stale = await ask(
      ({ today }) => sql<{ title: string }>`
        select title from cases where process = 'problem' and period = '2024'
         group by unit_id, title having count(*) > 1 or bool_or(closed_at is null and due_on < ${today})`,
    )
    expect(stale).toEqual([])
    const green = await ask(
      ({ today }) => sql<{ title: string }>`
        select title from cases where process = 'task' and closed_at is null and due_on < ${today} and light = 'green'
          and answers ->> 'dueOn' < ${today}`,
    )
    expect(green).toEqual([])
  })

  test.runIf(has('library'))('of the documents one has not been looked up, and two have lapsed', async () => {
    const documents = await ask(
      () => sql<{ unknown: number; lapsed: number; n: number }>`
        select count(*) filter (where validity = 'unknown')::int as unknown,
               count(*) filter (where validity = 'lapsed')::int as lapsed, count(*)::int as n from library_document`,
    )
    expect(documents).toMatchObject([{ unknown: 1, lapsed: 2 }])
  })

  test('a message goes to those whose turn it is: the bell counts what concerns its owner, not the whole province’s work', async () => {
    const unread = await asSystem(demonstration.database, demonstration.house, async (ctx) => {
      const { actor } = await asPerson(ctx, 'clerk')
      await setLocal(ctx.db, { 'app.person': actor.personId ?? '' })
      return countUnread(ctx.db, actor.personId ?? '')
    })
    expect(unread).toBeGreaterThan(0)
    expect(unread).toBeLessThan(60)
  })

  test('no row is read or changed beyond its case', async () => {
    expect(await findLoose(demonstration.database, demonstration.house)).toEqual([])
  })

  test('a case and its first line are of one day', async () => {
    const untimely = await ask(
      () => sql<{ action: string; n: number }>`
        select e.action, count(*)::int as n from entry e join cases c on c.region_id = e.region_id and c.id::text = e.subject_id
         where e.subject_kind = 'case' and e.action like '%.open' and (e.at at time zone 'Asia/Shanghai')::date <> c.opened_on
         group by 1`,
    )
    expect(untimely).toEqual([])
  })
})
