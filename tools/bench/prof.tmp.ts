import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { openBigProvince, bigPassword } from './province.ts'
import { serve } from '../../src/app/server.ts'
const p = await openBigProvince(14000, 10)
await p.growTo(100_000)
const running = await serve(p, { host: '127.0.0.1', port: 0, pages: false, perMinute: 1e9 })
const pool = p.bare(10); pool.options.options = '-c app.lo=0 -c app.hi=9007199254740991'
const bare = createServer((_q, res) => { pool.query(`select c.region_id, c.id, c.process, c.version, c.unit_id, u.name as unit_name, c.state, c.title, c.period, c.due_on, c.closed_at,
                c.opened_on, c.turn, c.area, c.progress, c.light, c.worst, c.light_why
           from cases c join unit u on u.id = c.unit_id where c.region_id = $1 and c.closed_at is null order by c.due_on, c.id limit 20`, [630157]).then(({ rows }) => res.end(JSON.stringify({ rows }))) })
await new Promise<void>((r) => bare.listen(0, '127.0.0.1', () => r()))
const { rows: [{ dir }] } = await pool.query(`select pg_backend_pid() as dir`)
const ppid = readFileSync(`/proc/${dir}/stat`, 'utf8').split(') ')[1].split(' ')[1]
const pgCpu = () => { let t = 0; for (const d of readdirSync('/proc')) if (/^\d+$/.test(d)) try { const s = readFileSync(`/proc/${d}/stat`, 'utf8').split(') ')[1].split(' '); if (s[1] === ppid) t += Number(s[11]) + Number(s[12]) } catch {} return t * 10 }
const cookie = async (login: string) => { const a = await fetch(`${running.address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-gongyun': '1' }, body: JSON.stringify({ login, password: bigPassword }) }); return (a.headers.getSetCookie()[0] ?? '').split(';')[0] }
const client = `const{Agent,request}=require('http');const[u,c,n]=process.argv.slice(1);const a=new Agent({keepAlive:true,maxSockets:4});let left=+n;
const one=()=>new Promise((r)=>{request(u,{agent:a,headers:c?{cookie:c}:{}},(s)=>{s.resume();s.on('end',r)}).end()});
(async()=>{await Promise.all([1,2,3,4].map(async()=>{while(left-->0)await one()}));process.exit(0)})()`
const load = (url: string, c: string, n: number) => new Promise((r) => spawn(process.execPath, ['-e', client, url, c, String(n)], { stdio: 'inherit' }).on('exit', r))
for (let round = 0; round < 2; round += 1)
for (const [name, url, c] of [['county', running.address + '/api/cases', await cookie('county')], ['admin', running.address + '/api/cases', await cookie('administrator')], ['bare', `http://127.0.0.1:${(bare.address() as any).port}/`, '']]) {
  await load(url!, c!, 100)
  const n = 1500, a = process.cpuUsage(), g = pgCpu(), t = performance.now()
  await load(url!, c!, n)
  const b = process.cpuUsage(a)
  console.log(name, 'node', ((b.user + b.system) / 1000 / n).toFixed(2), 'pg', ((pgCpu() - g) / n).toFixed(2), 'ms CPU/req; wall', ((performance.now() - t) / n).toFixed(2))
}
process.exit(0)
