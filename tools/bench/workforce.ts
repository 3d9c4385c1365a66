import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { sql } from 'kysely'
import { addUnit } from '#kernel/org/server'
import type { Db } from '#platform/db'
import { inOwnerTx } from '#platform/db/server'
import { openProduct } from '../../src/app/product.ts'
import { asSystem } from '../../src/app/worker.ts'

// A table over five dimensions of the whole workforce: by the product's columns, cold from the database and warm; by the best SQL
// on the same rows in PostgreSQL; by DuckDB on the same rows. Time and memory of each, from 10,000 workers to 5,000,000:
// node --conditions=source --import tsx tools/bench/workforce.ts --rows 10000,100000,1000000,5000000

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000,100000' },
    rounds: { type: 'string', default: '5' },
    /** Workers in a unit. */
    unit: { type: 'string', default: '350' },
    engine: { type: 'string' },
    at: { type: 'string' },
  },
})
const rounds = Number(values.rounds)
const perUnit = Number(values.unit)
const dims = ['county', 'industry', 'grade', 'age', 'sex']

const mb = (bytes: number) => Math.round(bytes / 1_048_576)
const median = (all: number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
async function msOf(deed: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await deed()
  return performance.now() - begun
}

interface Told {
  engine: string
  rows: number
  cold: number
  warm: number
  memory: number
  cells: number
  total: number
}

/** Eight prefectures, forty-five counties, and as many units as the workers fill. */
async function plantUnits(dataDir: string, rows: number) {
  const product = await openProduct({ dataDir, begin: 'real' })
  await asSystem(product.database, product.house, async (ctx) => {
    const add = async (name: string, parentId: number | null, kind: 'federation' | 'base-union', regionId: number) =>
      (
        await addUnit(ctx, {
          ...{ name, kind, regionId, parentId, shortName: null, aliases: [], uscc: null },
          ...{ industrialParentId: null, validFrom: '2017-01-01' },
        })
      ).id
    const top = await add('测量省总工会', null, 'federation', 630000)
    const counties: number[] = []
    for (let p = 0; p < 8; p++) {
      const prefecture = await add(`测量州${p}`, top, 'federation', 630100)
      for (let c = p; c < 45; c += 8) counties.push(await add(`测量县${c}`, prefecture, 'federation', 630121))
    }
    const units = Math.max(45, Math.ceil(rows / perUnit))
    for (let u = 0; u < units; u++) await add(`测量单位${u}`, counties[u % 45] ?? top, 'base-union', 630121)
  })
  return product
}

/** Workers spread over the units of the lowest level, the same each time. Only what is counted, and what the table demands. */
const fillWorkers = (db: Db, rows: number) =>
  sql`
    insert into worker (region_id, id, unit_id, unit_no, state, name, pinyin, sex, birth_year, education, occupation, industry,
                        ownership, employment, skill_grade, title_level, party, union_member, migrant, source, added_on, rev, held)
    select 630121, gen_random_uuid(), u.id, u.no, 'active', '测量', 'celiang', 1 + abs(hashint4(n)) % 2,
           1962 + abs(hashint4(n * 3)) % 44, 10 * (1 + abs(hashint4(n * 5)) % 4), 1 + abs(hashint4(n * 7)) % 6,
           chr(65 + abs(hashint4(n * 11)) % 20), (array[110, 120, 150, 160, 170])[1 + abs(hashint4(n * 13)) % 5],
           1 + abs(hashint4(n * 17)) % 7, abs(hashint4(n * 19)) % 9, abs(hashint4(n * 23)) % 6,
           (array[1, 3, 13])[1 + abs(hashint4(n * 29)) % 3], n % 3 > 0, n % 5 = 0, '测量', '2026-01-01', 1, false
      from generate_series(1, ${rows}) n
      join (select id, no, row_number() over (order by no) - 1 as k, count(*) over () as of from unit where kind = 'base-union') u
        on u.k = n % u.of`.execute(db)

/** Each engine in a process of its own, so that its memory is its own. */
function inProcess(engine: string, at: string): Told {
  const args = [
    '--conditions=source',
    '--import',
    'tsx',
    fileURLToPath(import.meta.url),
    '--engine',
    engine,
    '--at',
    at,
  ]
  const done = spawnSync(process.execPath, [...args, '--rounds', String(rounds)], { encoding: 'utf8' })
  const line = done.stdout.trim().split('\n').at(-1) ?? ''
  if (done.status !== 0) throw new Error(`${engine}: ${done.stderr}`)
  return JSON.parse(line) as Told
}

/** What a process holds more than before. */
const grown = (before: number) => Math.max(0, process.memoryUsage().rss - before)

async function byProduct(dataDir: string): Promise<Told> {
  const { database, house } = await openProduct({ dataDir, begin: 'real' })
  const domain = house.domains.find(({ name }) => name === 'workforce')
  const route = domain?.routes?.find(({ endpoint }) => endpoint.path === '/workforce/table')
  const before = process.memoryUsage().rss
  const ask = () =>
    asSystem(database, house, async (ctx) => {
      const { rows } = await sql<{ id: number }>`select id from unit where parent_id is null`.execute(ctx.db)
      const query = route?.endpoint.query?.parse({
        dims: dims.join(),
        rows: 4,
        use: 'internal',
        size: 100,
        unitId: rows[0]?.id,
      })
      return (await route?.answer({ ...ctx, query } as never)) as {
        rows: unknown[]
        total: number
        about: { took: number }
      }
    })
  const cold = await msOf(ask)
  const warm: number[] = []
  const took: number[] = []
  let cells = 0
  for (let i = 0; i < rounds; i++) {
    const begun = performance.now()
    const answer = await ask()
    warm.push(performance.now() - begun)
    took.push(answer.about.took)
    cells = answer.total
  }
  const memory = grown(before)
  await database.close()
  console.error(`counting alone ${median(took).toFixed(0)} ms`)
  return {
    engine: `product (counting ${median(took).toFixed(0)} ms)`,
    rows: 0,
    cold,
    warm: median(warm),
    memory,
    cells,
    total: 0,
  }
}

async function byPostgres(dataDir: string): Promise<Told> {
  const { database } = await openProduct({ dataDir, begin: 'real' })
  // The best of several ways: units are joined by their id to their county, which is worked out once, and the rest is a parallel
  // grouping of the narrow columns.
  const text = `
    with county as materialized (
      select u.id, k.id as county from unit u join unit k on u.no >= k.no and u.no < k.upto
        join unit p on p.id = k.parent_id join unit t on t.id = p.parent_id and t.parent_id is null)
    select c.county, industry, skill_grade, (2026 - birth_year) / 5 as band, sex, sum(n)::int as n from (
      select unit_id, industry, skill_grade, birth_year, sex, count(*) as n from worker where state = 'active' group by 1, 2, 3, 4, 5) w
      join county c on c.id = w.unit_id group by 1, 2, 3, 4, 5`
  const direct = `
    with county as materialized (
      select u.id, k.id as county from unit u join unit k on u.no >= k.no and u.no < k.upto
        join unit p on p.id = k.parent_id join unit t on t.id = p.parent_id and t.parent_id is null)
    select c.county, industry, skill_grade, (2026 - birth_year) / 5 as band, sex, count(*)::int as n
      from worker w join county c on c.id = w.unit_id where state = 'active' group by 1, 2, 3, 4, 5`
  const run = (query: string) =>
    inOwnerTx(database, async (db) => {
      await sql`set local work_mem = '256MB'`.execute(db)
      await sql`set local max_parallel_workers_per_gather = 4`.execute(db)
      return (await sql<{ n: number }>`${sql.raw(query)}`.execute(db)).rows
    })
  let cells = 0
  let total = 0
  const cold = await msOf(async () => {
    const rows = await run(direct)
    cells = rows.length
    total = rows.reduce((sum, { n }) => sum + n, 0)
  })
  const times: number[] = []
  for (const query of [direct, text]) {
    const all: number[] = []
    for (let i = 0; i < rounds; i++) all.push(await msOf(() => run(query)))
    times.push(median(all))
  }
  await database.close()
  return { engine: 'PostgreSQL, best SQL', rows: 0, cold, warm: Math.min(...times), memory: 0, cells, total }
}

async function byDuck(file: string): Promise<Told> {
  const before = process.memoryUsage().rss
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const run = async () =>
    (
      await connection.runAndReadAll(
        `select county, industry, skill_grade, (2026 - birth_year) // 5, sex, count(*)::int as n from worker group by 1, 2, 3, 4, 5`,
      )
    ).getRows()
  let rows: unknown[][] = []
  const cold = await msOf(async () => {
    rows = await run()
  })
  const all: number[] = []
  for (let i = 0; i < rounds; i++) all.push(await msOf(run))
  const total = rows.reduce((sum, row) => sum + Number(row[5]), 0)
  return { engine: 'DuckDB', rows: 0, cold, warm: median(all), memory: grown(before), cells: rows.length, total }
}

/** The same rows as a file of DuckDB, each with its county. */
async function pourDuck(db: Db, file: string): Promise<void> {
  const instance = await DuckDBInstance.create(file)
  const connection = await instance.connect()
  await connection.run(
    'create table worker (county int, industry varchar, skill_grade utinyint, birth_year usmallint, sex utinyint)',
  )
  const appender = await connection.createAppender('worker')
  for (let after = -1; ; ) {
    const { rows } = await sql<{ no: number; county: number; all: [string, number, number, number][] }>`
      select w.unit_no as no, (select k.id from unit k join unit p on p.id = k.parent_id join unit t on t.id = p.parent_id
               where t.parent_id is null and w.unit_no >= k.no and w.unit_no < k.upto) as county,
             jsonb_agg(jsonb_build_array(industry, skill_grade, birth_year, sex)) as all
        from worker w where w.unit_no in (select distinct unit_no from worker where unit_no > ${after} order by 1 limit 200)
       group by w.unit_no order by 1`.execute(db)
    for (const { county, all } of rows)
      for (const [industry, grade, born, sex] of all) {
        appender.appendInteger(county)
        appender.appendVarchar(industry)
        appender.appendUTinyInt(grade)
        appender.appendUSmallInt(born)
        appender.appendUTinyInt(sex)
        appender.endRow()
      }
    const last = rows.at(-1)
    if (!last) break
    after = last.no
  }
  appender.closeSync()
  await connection.run('checkpoint')
  connection.closeSync()
  instance.closeSync()
}

const line = ({ engine, rows, cold, warm, memory, cells }: Told) =>
  `| ${rows.toLocaleString('en')} | ${engine} | ${cold.toFixed(0)} ms | ${warm.toFixed(0)} ms | ${memory ? `${mb(memory)} MB` : 'shared buffers'} | ${cells.toLocaleString('en')} |`

async function measure(rows: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongyun-workforce-'))
  try {
    const { database, house } = await plantUnits(dataDir, rows)
    await inOwnerTx(database, (db) => fillWorkers(db, rows))
    await inOwnerTx(database, (db) => sql`analyze worker`.execute(db))
    const made = await msOf(() =>
      asSystem(database, house, async (ctx) => {
        const domain = house.domains.find(({ name }) => name === 'workforce')
        await domain?.jobs?.['workforce.snapshot']?.(ctx, { again: true })
      }),
    )
    const file = join(dataDir, 'worker.duckdb')
    await inOwnerTx(database, (db) => pourDuck(db, file))
    await database.close()
    console.log(`snapshot of ${rows.toLocaleString('en')} made in ${(made / 1000).toFixed(1)} s`)
    for (const [engine, at] of [
      ['product', dataDir],
      ['postgres', dataDir],
      ['duck', file],
    ] as const)
      console.log(line({ ...inProcess(engine, at), rows }))
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const engines = { product: byProduct, postgres: byPostgres, duck: byDuck }
if (values.engine && values.at) {
  console.log(JSON.stringify(await engines[values.engine as keyof typeof engines](values.at)))
} else {
  console.log('| workers | engine | first | warm | memory | rows or cells |\n| --- | --- | --- | --- | --- | --- |')
  for (const rows of values.rows.split(',').map(Number)) await measure(rows)
}
