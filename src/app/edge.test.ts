import { connect } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPerson, demonstrationPassword } from '#kernel/access/server'
import { openTestProvince, type TestProvince, testPassword } from '#kernel/testing/server'
import { type Running, serve } from './server.ts'
import { errandDomain } from './testing/errand.ts'
import { callerAt, type Reply } from './testing/server.ts'

let province: TestProvince
let running: Running
beforeAll(async () => {
  province = await openTestProvince([errandDomain], [], new Date())
  const product = { database: province.database, house: { ...province.house, demonstration: false } }
  running = await serve(product, { host: '127.0.0.1', port: 0, pages: false, secure: true, proxy: '127.0.0.1' })
})
afterAll(() => running.stop())

const signIn = (login: string, password = testPassword, headers = {}): Promise<Reply> =>
  callerAt(running.address, login, '').ask('POST', '/session', { body: { login, password }, headers })

describe('at the edge of the product', () => {
  test('nobody’s upload is read before they are known: the no comes while the body is still being sent', async () => {
    const { hostname, port } = new URL(running.address)
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        const head = ['POST /api/evidence HTTP/1.1', `host: ${hostname}:${port}`, 'x-gongyun: 1']
        const body = ['content-type: multipart/form-data; boundary=b', 'content-length: 45000000', '', '--b\r\n']
        socket.write([...head, ...body].join('\r\n'))
      })
      socket.once('data', (data) => {
        socket.destroy()
        resolve(data.toString())
      })
      socket.once('error', reject)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 401 /)
  })

  test('over https the cookie is one that no other host and no plain page can set', async () => {
    const [cookie = ''] = (await signIn('datong')).headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-gongyun=/)
    expect(cookie).toMatch(/; Path=\//)
    expect(cookie).toMatch(/; Secure/)
    expect(cookie).not.toMatch(/Domain/i)
  })

  test('a trusted proxy says who the caller is; the journal and the count of tries believe it', async () => {
    await signIn('datong', 'wrong', { 'x-forwarded-for': '203.0.113.7' })
    const { rows } = await province.asSystem(({ db }) =>
      sql<{ address: string; tries: number }>`
        select e.body ->> 'address' as address, t.tries from entry e, sign_in_try t
         where e.action = 'session.refuse' and t.key = 'address:203.0.113.7'`.execute(db),
    )
    expect(rows).toEqual([{ address: '203.0.113.7', tries: 1 }])
  })

  test('the password of the demonstration opens nothing in real work', async () => {
    const one = { login: 'leftover', name: '遗留', pinyin: '', password: demonstrationPassword, mustChange: false }
    await province.asSystem((ctx) => addPerson(ctx.db, one, ctx.now))
    expect((await signIn('leftover', demonstrationPassword)).status).toBe(422)
    const session = await callerAt(running.address, '', '').ask('GET', '/session')
    expect(session.json).toMatchObject({ demonstration: false, accounts: [], password: null })
  })
})
