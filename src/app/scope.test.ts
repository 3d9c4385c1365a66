import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Actor, scopeOf, systemActor } from '#kernel/access'
import { asPerson, scopeSettings } from '#kernel/access/server'
import type { Asked, Ctx, House } from '#kernel/domain/server'
import { allRoutes } from '#kernel/whole/server'
import type { Database, Db } from '#platform/db'
import { inOwnerTx, inTx } from '#platform/db/server'
import type { Endpoint } from '#platform/endpoint'
import { demonstrationPeople } from './demonstration/people.ts'
import { sampleOf } from './testing/sample.ts'
import { openDemonstration } from './testing/server.ts'

/**
 * Policies that let a reader see a row outside their units, each with what must be true of the row. `$lo`, `$hi` are the
 * bounds of the reader's range. Whoever adds a policy must say here why it is right.
 */
const widening: Readonly<Record<string, string>> = {
  'cases.party': `exists (select from case_party p where p.region_id = t.region_id and p.case_id = t.id and p.unit_no >= $lo and p.unit_no < $hi)`,
  'search_entry.party': `t.kind = 'case' and exists (select from case_party p where p.region_id = t.region_id and p.case_id = t.subject_id
                       and p.unit_no >= $lo and p.unit_no < $hi)`,
  'search_entry.addressed': `t.below and exists (select from unit u where u.id = t.unit_id and u.no <= $lo and u.upto >= $hi)`,
  'claim.by_case': `exists (select from cases c where c.region_id = t.case_region and c.id = t.case_id and ($cases))`,
  'evidence.linked': `exists (select from evidence_link l join cases c on c.region_id = l.case_region and c.id = l.case_id
                       where l.region_id = t.region_id and l.evidence_id = t.id and ($cases))`,
  'entry.own': `t.person_id = $person`,
  'entry.auditor': 'false',
  'entry.scoped': `exists (select from unit u where u.id = t.unit_id and u.no >= $lo and u.no < $hi)`,
  'entry.case_history': `t.subject_kind = 'case' and exists (select from cases c where c.region_id = t.region_id and c.id::text = t.subject_id and ($cases))`,
  'ledger_item.named': `t.state = 'issued' and exists (select from unit u where u.id = any (t.leads || t.joints) and u.no >= $lo and u.no < $hi)`,
  'ledger_item.descended': `t.state = 'issued' and exists (select from ledger_descent d where d.item_id = t.id and d.unit_no >= $lo and d.unit_no < $hi)`,
  'work_points.named': `exists (select from ledger_item i where i.points_id = t.id and i.state = 'issued' and (
                         exists (select from unit u where u.id = any (i.leads || i.joints) and u.no >= $lo and u.no < $hi)
                         or exists (select from ledger_descent d where d.item_id = i.id and d.unit_no >= $lo and d.unit_no < $hi)))`,
  'policy_document.addressed': `t.adopted_on is not null and exists (select from unit u where u.id = t.unit_id and u.no <= $lo and u.upto >= $hi)`,
  'dispatch_report.by_case': `exists (select from cases c where c.region_id = t.region_id and c.id = t.case_id and ($cases))`,
  'dispatch_light.by_case': `exists (select from cases c where c.region_id = t.task_region and c.id = t.task_id and ($cases))`,
  'dispatch_round.by_case': `exists (select from cases c where c.region_id = t.region_id and c.id = t.case_id and ($cases))`,
  'assessment_scheme.public_rules': `t.state <> 'draft'`,
  'score_system.public_rules': `t.state <> 'draft'`,
  'score_round.evaluated': `exists (select from score_evaluation e where e.round_id = t.id and e.unit_no >= $lo and e.unit_no < $hi)`,
  'conference_body.member': `exists (select from unit u where u.id = any (t.members) and u.no >= $lo and u.no < $hi)`,
  'figure_conflict.by_case': `exists (select from cases c where c.region_id = t.region_id and c.id = t.id and ($cases))`,
  'conference_meeting.by_case': `exists (select from cases c where c.region_id = t.region_id and c.id = t.case_id and ($cases))`,
  'tailoring_framework.addressed': `t.state <> 'draft' and exists (select from unit u where u.id = t.unit_id and u.no <= $lo and u.upto >= $hi)`,
  'survey_questionnaire.addressed': `t.state <> 'draft' and exists (select from unit u where u.id = t.unit_id and u.no <= $lo and u.upto >= $hi)`,
  'library_document.addressed': `exists (select from unit u where u.id = t.unit_id and u.no <= $lo and u.upto >= $hi)`,
  'circular.by_case': `exists (select from cases c where c.region_id = t.region_id and c.id = t.case_id and ($cases))`,
  // A worker's own rows, on the phone: nobody of the staff is a subject.
  'worker.own': 'false',
  'worker_entry.own': 'false',
  'worker_case.own': 'false',
  'worker_consent.own': 'false',
  'worker_credential.own': 'false',
  'counter_certificate.own': 'false',
  'counter_request.own': 'false',
  'bulletin.by_case': `exists (select from cases c where c.region_id = t.region_id and c.id = t.case_id and ($cases))`,
}
const visibleCase = `(c.unit_no >= $lo and c.unit_no < $hi) or exists (select from case_party p where p.region_id = c.region_id
  and p.case_id = c.id and p.unit_no >= $lo and p.unit_no < $hi)`

/** Who looks: from the top, the middle, the bottom and the side. */
const lookers = [
  'clerk',
  'liaison-education',
  'cadre-xining',
  'cadre-datong',
  'cadre-gonghe',
  'chair-potash',
  'auditor',
]

describe('row policies alone', () => {
  let province: Awaited<ReturnType<typeof openDemonstration>>
  let database: Database
  let house: House
  let tables: string[]
  /** Policies there are, as `table.policy`. */
  let standing = new Set<string>()
  const actors = new Map<string, Actor>()
  beforeAll(async () => {
    province = await openDemonstration()
    ;({ database, house } = province)
    for (const login of lookers)
      actors.set(login, await province.asSystem(async (ctx) => (await asPerson(ctx, login)).actor))
    tables = await inOwnerTx(database, async (db) =>
      (
        await sql<{ name: string }>`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
          where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'unit_no' order by 1`.execute(
          db,
        )
      ).rows.map((row) => row.name),
    )
  })
  afterAll(() => province.close())

  const everything = (actor: Actor) => {
    const any = { ...actor, grants: actor.grants.map((grant) => ({ ...grant, permission: 'any' })) }
    return scopeOf(any, 'any')
  }
  const within = <T>(actor: Actor, work: (db: Db) => Promise<T>) =>
    inTx(database, scopeSettings(actor, everything(actor)), work)
  const ids = async (db: Db, table: string): Promise<string[]> =>
    (await sql<{ row: string }>`select ctid::text as row from ${sql.table(table)}`.execute(db)).rows.map(
      ({ row }) => row,
    )

  test('stand on every table that belongs to units, and every policy that widens one is known here', async () => {
    const { rows } = await inOwnerTx(database, (db) =>
      sql<{ name: string; on: boolean; policies: string[] }>`
        select c.relname as name, c.relrowsecurity as on,
               coalesce(array_agg(p.policyname::text) filter (where p.policyname is not null and p.cmd in ('SELECT', 'ALL')), '{}') as policies
          from pg_class c left join pg_policies p on p.tablename = c.relname and p.schemaname = 'public'
         where c.relname = any(${tables}) and c.relnamespace = 'public'::regnamespace group by 1, 2`.execute(db),
    )
    expect(rows.length).toBeGreaterThan(4)
    expect(rows.filter((row) => !row.on).map((row) => row.name)).toEqual([])
    standing = new Set(rows.flatMap((row) => row.policies.map((policy) => `${row.name}.${policy}`)))
    const usual = /\.(scoped|industrial)$|^case_party\.named$/
    expect([...standing].filter((name) => !usual.test(name) && !widening[name])).toEqual([])
  })

  test('show every row of one’s own units and below, and no other row that no policy explains', async () => {
    const seen: Record<string, string> = {}
    for (const [login, actor] of actors) {
      const { territorial } = everything(actor)
      const range = territorial[0] ?? { lo: -1, hi: -1 }
      if (territorial.length > 1) throw new Error(`${login} should have one range at most`)
      const fill = (text: string): string =>
        text
          .replaceAll('$cases', visibleCase)
          .replaceAll('$lo', String(range.lo))
          .replaceAll('$hi', String(range.hi))
          .replaceAll('$person', `'${actor.personId}'`)
      for (const table of tables.filter((name) => name !== 'case_party')) {
        const visible = await within(actor, (db) => ids(db, table))
        const reasons = Object.entries(widening).filter(([name]) => standing.has(name) && name.startsWith(`${table}.`))
        const own = `t.unit_no >= ${range.lo} and t.unit_no < ${range.hi}`
        const may = [...(table === 'entry' ? [] : [own]), ...reasons.map(([, words]) => fill(words))].join(' or ')
        const expected = await inOwnerTx(database, async (db) => {
          const { rows } = await sql<{ row: string }>`select ctid::text as row from ${sql.table(table)} t
            where ${sql.raw(may)}`.execute(db)
          return rows.map(({ row }) => row)
        })
        expect([login, table, visible.sort()]).toEqual([login, table, expected.sort()])
        seen[table] = `${seen[table] ?? `${table}:`} ${visible.length}`
      }
    }
    console.log(`rows seen by ${[...actors.keys()].join(', ')}\n${Object.values(seen).join('\n')}`)
  })

  test('let nothing be written outside one’s units', async () => {
    const actor = actors.get('cadre-gonghe') as Actor
    const tried: Record<string, string> = {}
    for (const table of tables) {
      const changed = within(actor, (db) => sql`update ${sql.table(table)} set region_id = region_id`.execute(db))
      const words = await changed.then(
        async ({ numAffectedRows = 0n }) => `${numAffectedRows}`,
        (error: Error) => (/permission denied/.test(error.message) ? 'no right' : error.message),
      )
      tried[table] = words
      if (words === 'no right') continue
      const range = everything(actor).territorial[0]
      const mine = await inOwnerTx(database, async (db) =>
        (
          await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}
            where unit_no >= ${range?.lo} and unit_no < ${range?.hi}`.execute(db)
        ).rows.map(({ n }) => n),
      )
      expect([table, words]).toEqual([table, String(mine[0])])
    }
    console.log(`updates without a range as cadre-gonghe: ${JSON.stringify(tried)}`)
  })

  test('hold when a route forgets to ask: handlers run as somebody who may everything, in another’s transaction', async () => {
    const all = await inOwnerTx(database, async (db) => {
      const found = new Map<string, string>()
      for (const table of tables) {
        const { rows } = await sql<{
          id: string
        }>`select to_jsonb(t) ->> 'id' as id from ${sql.table(table)} t`.execute(db)
        for (const { id } of rows) if (id?.length === 36) found.set(id, table)
      }
      return found
    })
    const leaks: string[] = []
    let asked = 0
    for (const login of lookers) {
      const actor = actors.get(login) as Actor
      const visible = new Set<string>()
      await within(actor, async (db) => {
        for (const table of tables) {
          const { rows } = await sql<{ words: string }>`select t::text as words from ${sql.table(table)} t`.execute(db)
          for (const { words } of rows) for (const [id] of words.matchAll(/[0-9a-f-]{36}/g)) visible.add(id)
        }
      })
      for (const route of allRoutes(house).filter(
        ({ endpoint }) => endpoint.method === 'GET' && endpoint.needs !== 'public',
      )) {
        const { text, isAnswer } = await answerWithout(route.answer, route.endpoint, actor)
        asked += isAnswer ? 1 : 0
        for (const [id] of text.matchAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g))
          if (all.has(id) && !visible.has(id)) leaks.push(`${login} GET ${route.endpoint.path}: ${all.get(id)} ${id}`)
      }
    }
    console.log(`${asked} answers without permission checks, ${all.size} ids known`)
    expect([...new Set(leaks)]).toEqual([])
  })

  /** What a handler answers when its caller is taken for somebody with every permission everywhere. */
  async function answerWithout(
    answer: (asked: Asked<Endpoint>) => Promise<unknown>,
    endpoint: Endpoint,
    actor: Actor,
  ): Promise<{ text: string; isAnswer: boolean }> {
    const sample = (schema: z.ZodType | undefined) =>
      schema?.safeParse(sampleOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as never)).data
    const now = new Date()
    const may: Actor = {
      ...actor,
      grants: [...house.permissions.keys(), '*'].map((permission) => ({ ...grant, permission })),
    }
    const ctx = (db: Db): Ctx => ({ db, actor: may, house, now, today: now.toISOString().slice(0, 10), ownUnits: [] })
    try {
      const given = await within(actor, (db) =>
        answer({ ...ctx(db), params: sample(endpoint.params), query: sample(endpoint.query), body: {} } as never),
      )
      return { text: JSON.stringify(given), isAnswer: true }
    } catch (error) {
      return { text: String(error), isAnswer: false }
    }
  }
  const grant = systemActor.grants[0] as Actor['grants'][number]

  test('were asked as people of the demonstration province, who exist', () => {
    const logins = demonstrationPeople.map(({ login }) => login)
    expect(lookers.filter((login) => !logins.includes(login))).toEqual([])
  })
})
