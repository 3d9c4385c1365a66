import { sql } from 'kysely'
import { inOwnerTx, inTx, openTestDatabase } from '#platform/db/server'
import { auditMigrations, entryInsert, entryRow, sealPending, verifyJournal, writeEntries } from './server.ts'

const N = Number(process.argv[2] ?? 300000)
const db = await openTestDatabase([auditMigrations])
try {
  let t = performance.now()
  await inOwnerTx(db, (d) =>
    sql`insert into entry select 630102, (lpad(to_hex(1700000000000+n/6),12,'0')||'7'||substr(md5(n::text),1,19))::uuid, now() - make_interval(secs => ${N}::int - n) * 0.0001, gen_random_uuid(), '马晓梅', 7, 70+n%100, 'case.verify', 'case', gen_random_uuid()::text, jsonb_build_object('from','applied','to','verified','rev',n,'input',jsonb_build_object('note','入户核实，情况属实','amount',n*100)) from generate_series(1,${N}::int) n`.execute(
      d,
    ),
  )
  console.log('insert', N, Math.round(performance.now() - t), 'ms')
  await inOwnerTx(db, (d) => sql`analyze entry`.execute(d))
  t = performance.now()
  const r = await sealPending(db)
  let s = (performance.now() - t) / 1000
  console.log('sealed', r, Math.round(r.entries / s), '/s', process.cpuUsage())
  const ex = await inOwnerTx(db, (d) =>
    sql`explain (analyze, buffers) select e.id, e.at, e.body::text from entry e where (e.at, e.id) > ((select at from entry order by at limit 1 offset 200000), '00000000-0000-0000-0000-000000000000'::uuid) and not exists (select from sealed_entry s where s.region_id = e.region_id and s.entry_id = e.id) order by e.at, e.id limit 4096`.execute(
      d,
    ),
  )
  console.log(ex.rows.map((r: any) => r.queryPlan ?? r['QUERY PLAN'] ?? JSON.stringify(r)).join('\n'))
  t = performance.now()
  console.log(await sealPending(db), 'idle run', Math.round(performance.now() - t), 'ms')
  await inTx(db, {}, (d) =>
    writeEntries(
      d,
      Array.from({ length: 100 }, (_, i) => ({
        regionId: 630102,
        personId: null,
        personName: 'x',
        unitId: 1,
        unitNo: 1,
        action: 'a',
        subjectKind: 'b',
        subjectId: 'c',
        body: {},
      })),
    ),
  )
  t = performance.now()
  console.log(await sealPending(db, { lookback: 120 }), 'small run', Math.round(performance.now() - t), 'ms')
  global.gc?.()
  const m0 = process.memoryUsage()
  t = performance.now()
  const v = await verifyJournal(db)
  s = (performance.now() - t) / 1000
  console.log(
    { ...v, faults: v.faults.length },
    Math.round(v.entries / s),
    '/s',
    'rss',
    m0.rss >> 20,
    process.memoryUsage().rss >> 20,
  )
} finally {
  await db.close()
}
