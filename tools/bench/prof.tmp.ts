import { sql } from 'kysely'
import { openBigProvince, actingAs } from '/work/main/tools/bench/province.ts'
import { scopeSettings } from '#kernel/access/server'
import { scopeOf } from '#kernel/access'
import { inTx } from '#platform/db/server'
import { record } from '/work/main/tools/bench/record.ts'
import { serve } from '/work/main/src/app/server.ts'
import { bigPassword } from '/work/main/tools/bench/province.ts'
const p = await openBigProvince(14000, 10)
await p.growTo(100_000)
const running = await serve(p, { host: '127.0.0.1', port: 0, pages: false, perMinute: 1e9 })
for (const login of ['county', 'administrator']) {
  const a = await fetch(`${running.address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-gongyun': '1' }, body: JSON.stringify({ login, password: bigPassword }) })
  const cookie = (a.headers.getSetCookie()[0] ?? '').split(';')[0]
  const ask = () => fetch(`${running.address}/api/cases`, { headers: { cookie } }).then((r) => r.text())
  await ask()
  const sent = await record(ask)
  const { actor } = await actingAs(p, login)
  for (const s of sent) console.log(s.text.slice(0, 160).replace(/\s+/g, ' '))
  const settings = scopeSettings(actor, scopeOf({ ...actor, grants: actor.grants.map((g) => ({ ...g, permission: 'any' })) }, 'any'))
  for (const s of sent.filter((s) => /from "cases"|from cases|with found/.test(s.text)))
    await inTx(p.database, settings, async (db) => {
      const q = { sql: 'explain (analyze, costs off) ' + s.text, parameters: s.values, query: { kind: 'RawNode' } }
      const r = await db.executeQuery(q as never)
      console.log(login, (r.rows as any[]).map((x) => Object.values(x)[0]).join('\n'))
    })
  const t = performance.now(), c = process.cpuUsage()
  for (let n = 0; n < 300; n += 1) await ask()
  const d = process.cpuUsage(c)
  console.log(login, 'ms/req', (performance.now() - t) / 300, 'cpu ms/req incl. client', (d.user + d.system) / 300000)
}
await running.stop()
process.exit(0)
