import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hired, joined } from './testing/exchange.ts'
import { has } from './testing/has.ts'
import { openTestServer, type TestServer } from './testing/server.ts'

const howTo = readFileSync(fileURLToPath(new URL('../../docs/how-to/connect-a-department.md', import.meta.url)), 'utf8')
const commands = [...howTo.matchAll(/```sh\n(curl [^\n]+)\n```/g)].map(([, line = '']) => line)

/** The words of a command line: plain, in double or in single quotes. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, plain]) => double ?? single ?? plain ?? '')

/** Sends what a line of curl would send: -u, -H and -d, and the address. */
async function play(line: string, named: Readonly<Record<string, string>>) {
  const [, ...words] = wordsOf(line).map((word) => word.replace(/\$(\w+)/g, (_, name: string) => named[name] ?? ''))
  const headers: Record<string, string> = {}
  let body: string | undefined
  let address = ''
  for (let i = 0; i < words.length; i += 1) {
    const [word = '', next = ''] = [words[i], words[i + 1]]
    if (!word.startsWith('-')) address = word
    else {
      i += 1
      if (word === '-u') headers.authorization = `Basic ${Buffer.from(next).toString('base64')}`
      else if (word === '-H')
        headers[next.slice(0, next.indexOf(':')).toLowerCase()] = next.slice(next.indexOf(':') + 2)
      else if (word === '-d') body = next
      else throw new Error(`the test does not know ${word}`)
    }
  }
  if (body !== undefined) headers['content-type'] ??= 'application/x-www-form-urlencoded'
  const answer = await fetch(address, {
    method: body === undefined ? 'GET' : 'POST',
    headers,
    ...(body ? { body } : {}),
  })
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
}

const names = ['exchange', 'worker']
let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

test.runIf(has(...names))('the examples of the how-to run as they stand', async () => {
  const duty = { ground: 'statute', consent: null }
  const out = await joined(server, { ...duty, fields: ['name', 'skillGrade'], purpose: '技能人才统计' })
  const into = await joined(server, { ...duty, direction: 'in', fields: null, kinds: ['training'], purpose: '归档' })
  const worker = await hired(server, 17)
  expect(worker.identity).toBe('630121198803040171')
  const told = { name: '石小辛', skillGrade: 3 }
  const answers: Record<string, unknown>[] = []
  let token = ''
  for (const line of commands) {
    const partner = line.includes('/feeds/') ? into : out
    const named = { HOST: server.address, CLIENT: partner.clientId, SECRET: partner.secret }
    const { status, json } = await play(line, { ...named, TOKEN: partner === out ? token : into.token })
    expect([line, status]).toEqual([line, 200])
    if (line.includes('/token')) token = String(json.access_token)
    answers.push(json)
  }
  expect(answers).toEqual([
    expect.objectContaining({ token_type: 'Bearer', expires_in: 1800 }),
    expect.objectContaining({ dayQuota: 1000, usedToday: 0 }),
    told,
    { asked: 2, found: 2, workers: [told, told] },
    { written: 1, same: 0, unknown: [] },
  ])
})
