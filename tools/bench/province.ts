import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import type { PostKey } from '#kernel/access'
import { addPerson, appoint, asPerson } from '#kernel/access/server'
import type { Ctx, Domain, House } from '#kernel/domain/server'
import { buildHouse } from '#kernel/domain/server'
import { allMigrations, seedReference } from '#kernel/whole/server'
import type { Database } from '#platform/db'
import { inOwnerTx, inTx, migrate, openDatabase } from '#platform/db/server'
import { errandDomain } from '../../src/app/testing/errand.ts'
import { asSystem, systemCtx } from '../../src/app/worker.ts'
import { readPostmaster } from '../../src/platform/db/postmaster.ts'

/** A province for measuring: as many units and cases as asked, on a database of its own with durable writes. */
export interface BigProvince {
  database: Database
  house: House
  /** Units: the province, a county far down, and an enterprise in it. */
  unit: { province: number; county: number; plant: number }
  dataDir: string
  /** Process number of the database server. */
  postmaster: number
  /** Bare connections to the same database, without anything of ours in between: as the product's role, reaching everything, or as the owner. */
  bare(max: number, user?: 'gongyun_app' | 'gongyun_owner'): pg.Pool
  /** Adds cases until there are so many. */
  growTo(cases: number): Promise<void>
  close(): Promise<void>
}

/** The password of everybody in the big province. */
export const bigPassword = '测量用的省份里人人相同'

const counties = 100

/**
 * Units by three sets: ten prefectures of ten counties of as many enterprises as asked, numbered so that a unit and all
 * below it are a range, as the product's own numbering does.
 */
const fillUnits = (units: number) => `
  with p as (
    insert into unit (region_id, kind, name, pinyin, initials, search, parent_id, no, upto, valid_from)
    values (630000, 'federation', '测量省总工会', 'c', 'c', '测量省总工会', null, 1, 4000000000000, '2017-01-01') returning id),
  c as (
    insert into unit (region_id, kind, name, pinyin, initials, search, parent_id, no, upto, valid_from)
    select 630100 + n, 'federation', '第' || n || '县总工会', 'x' || n, 'x', '第' || n || '县总工会', p.id,
           n::bigint * 10000000000, n::bigint * 10000000000 + 9000000000, '2017-01-01'
      from p, generate_series(1, ${counties}) n returning id, region_id, no)
  insert into unit (region_id, kind, name, pinyin, initials, search, parent_id, no, upto, valid_from)
  select c.region_id, 'base-union', '第' || e || '公司工会', 'g' || e, 'g', '第' || e || '公司工会', c.id,
         c.no + e::bigint * 1000, c.no + e::bigint * 1000 + 1000, '2017-01-01'
    from c, generate_series(1, ${Math.max(1, Math.floor(units / counties))}) e`

/** Cases spread over all enterprises; one in four is closed, due dates lie around today, titles differ. */
const fillCases = (from: number, to: number) => `
  insert into cases (region_id, id, process, version, unit_id, unit_no, state, title, answers, period, due_on, due_trace, turn,
                     turn_own, opened_on, opened_at, closed_at, did, parameters, rev)
  select u.region_id, gen_random_uuid(), 'errand', 1, u.id, u.no,
         case when n % 4 = 0 then 'granted' else 'asked' end, u.name || '申请换发证件' || n,
         '{"reason":"遗失","kind":"plain","proofs":null}', '2026-Q' || (1 + n % 4), date '2026-06-01' + (n * 7 % 400)::int,
         '{"date":"2026-11-27","provisional":false,"words":{"zh":"5 个工作日","en":"5 working days"},"source":null,"steps":[]}',
         case when n % 4 = 0 then null else 'errand.check' end, false, date '2026-05-01' + (n % 200)::int, now(),
         case when n % 4 = 0 then now() end, '{}', '{"errand.days":5}', 1
    from generate_series(${from}::bigint, ${to}::bigint) n
    join (select id, no, region_id, name, row_number() over (order by (id * 7919::bigint) % 1000003) as i
            from unit where kind = 'base-union') u
      on u.i = 1 + n % (select count(*) from unit where kind = 'base-union')`

const people: readonly (readonly [string, PostKey, 'province' | 'county'])[] = [
  ['administrator', 'office-clerk', 'province'],
  ['county', 'county-cadre', 'county'],
  ['checker', 'prefecture-cadre', 'province'],
]

async function fillPeople(ctx: Ctx, unit: BigProvince['unit']): Promise<void> {
  for (const [login, post, at] of people) {
    const one = { login, name: login, pinyin: login, password: bigPassword, mustChange: false }
    const personId = await addPerson(ctx.db, one, ctx.now)
    await appoint(ctx.db, { personId, post, unitId: unit[at], from: '2020-01-01', by: null, reason: 'bench' })
  }
}

/** What the database's own housekeeping does in time: without it a table just filled would be read in a worse way. */
async function settle(login: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...login, user: 'gongyun_owner' })
  await client.connect()
  await client.query('vacuum (analyze) cases')
  await client.query('vacuum (analyze) unit')
  await client.query('checkpoint').catch(() => undefined)
  await client.end()
}

/** Opens a new big province with so many units. `connections` is the product's pool; `domains` stand beside errands. */
export async function openBigProvince(
  units: number,
  connections = 10,
  domains: readonly Domain[] = [],
): Promise<BigProvince> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongyun-bench-'))
  chmodSync(dataDir, 0o711) // the database's own account must pass through it
  const database = await openDatabase({ dataDir, connections, tell: () => undefined })
  const house = buildHouse([errandDomain, ...domains], [], { dataDir, demonstration: false })
  await migrate(database, allMigrations(house))
  await seedReference(database, house)
  const owner = <T>(text: string) =>
    inOwnerTx(database, async (db) => (await sql<T>`${sql.raw(text)}`.execute(db)).rows)
  await owner(fillUnits(units))
  const [found] = await owner<BigProvince['unit']>(`select (select id from unit where parent_id is null) as province,
    (select id from unit where name = '第57县总工会') as county,
    (select min(id) from unit where parent_id = (select id from unit where name = '第57县总工会')) as plant`)
  const unit = found as BigProvince['unit']
  await asSystem(database, house, (ctx) => fillPeople(ctx, unit))
  await owner('analyze unit')
  let there = 0
  const pools: pg.Pool[] = []
  const at = readPostmaster(join(dataDir, 'postgres'))
  const login = { host: at?.socketDir, port: at?.port ?? 0, database: 'gongyun' }
  return {
    ...{ database, house, unit, dataDir },
    postmaster: at?.pid ?? 0,
    bare(max, user = 'gongyun_app') {
      const pool = new pg.Pool({ ...login, user, max, options: '-c app.lo=0 -c app.hi=9007199254740991' })
      pool.on('error', () => undefined)
      pools.push(pool)
      return pool
    },
    async growTo(cases) {
      if (cases <= there) return
      await owner(fillCases(there + 1, cases))
      there = cases
      await settle(login)
    },
    async close() {
      for (const pool of pools) await pool.end()
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** What a person's requests run with: settings of their scope, and a context for a transaction. */
export async function actingAs(province: BigProvince, login: string) {
  const { database, house } = province
  const { actor, ownUnits } = await asSystem(database, house, (ctx) => asPerson(ctx, login))
  return {
    actor,
    run: <T>(settings: Record<string, string>, deed: (ctx: Ctx) => Promise<T>) =>
      inTx(database, settings, (db) => deed({ ...systemCtx(db, house), actor, ownUnits })),
  }
}
