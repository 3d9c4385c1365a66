import { get } from 'node:http'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readAddress, refuseClearAddress } from './address.ts'
import { main } from './cli.ts'
import { domains } from './house.ts'
import { hired, onPhone } from './testing/exchange.ts'
import { isCodeOf } from './testing/scan.ts'
import { type Caller, openTestServer, type TestServer } from './testing/server.ts'
import { Usage } from './usage.ts'

describe('the public address an operator sets', () => {
  test('is kept in one form: scheme, host and port', () => {
    expect(readAddress('https://Chan-Gai.example.cn/')).toBe('https://chan-gai.example.cn')
    expect(readAddress('https://example.cn:443')).toBe('https://example.cn')
    expect(readAddress(' http://10.0.0.8:8063 ')).toBe('http://10.0.0.8:8063')
    expect([readAddress(''), readAddress(undefined)]).toEqual([null, null])
  })

  test.each([
    'example.cn',
    'javascript:alert(1)',
    'ftp://example.cn',
    'https://example.cn/gongyun',
    'https://example.cn/?a=1',
    'https://example.cn#x',
    'https://someone:secret@example.cn',
    'https://example.cn\\@evil.example',
    'https://example.cn:99999',
    'https:// example.cn',
    `https://${'a'.repeat(60)}.${'b'.repeat(60)}.example.cn`,
  ])('is refused with a path, an account or another scheme: %s', (text) => {
    expect(() => readAddress(text)).toThrow(Usage)
  })

  test('is https for real work, since strangers open what stands on paper', () => {
    expect(() => refuseClearAddress('http://example.cn', false)).toThrow(Usage)
    refuseClearAddress('http://example.cn', true)
    refuseClearAddress('https://example.cn', false)
    refuseClearAddress(null, false)
  })

  test('that is wrong stops the start before a database is touched', async () => {
    expect(await main(['start', '--address', 'https://example.cn/path', '--json'])).toBe(1)
  })
})

/** The same question with another `Host`, which `fetch` would not send: whoever asks may write there what they like. */
const askAt = (caller: Caller, address: string, path: string, headers: Record<string, string>) =>
  new Promise<{ status: number | undefined; bytes: Buffer }>((resolve, reject) => {
    get(`${address}/api${path}`, { headers: { ...headers, cookie: caller.cookie } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => resolve({ status: answer.statusCode, bytes: Buffer.concat(parts) }))
    }).on('error', reject)
  })

const jsonOf = ({ bytes }: { bytes: Buffer }) => JSON.parse(bytes.toString()) as Record<string, unknown>
/** What a signed text says, unchecked. */
const claimsOf = (jwt: string) => JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())

const names = ['counter', 'worker', 'survey']

describe.skipIf(!names.every((name) => domains.some((one) => one.name === name)))('on paper and in codes', () => {
  const site = 'https://gongyun.example.cn'
  let server: TestServer
  let phone: Caller
  let request: string
  let proof: { credentialId: string }

  /** As an operator who starts it with this address. */
  const startedWith = (address: string | null) => {
    server.province.house.publicAddress = address
  }
  const move = async (action: string, input: object) => {
    const [{ rev } = { rev: 0 }] = await server.query<{ rev: number }>(
      sql`select rev from cases where id = ${request}::uuid`,
    )
    const path = `/cases/630121/${request}/${action}`
    expect((await (await server.as('plant')).ask('POST', path, { body: { rev, input } })).status).toBe(200)
  }

  beforeAll(async () => {
    server = await openTestServer()
    startedWith(site)
    phone = await onPhone(server, (await hired(server, 51)).card)
    const known = (await phone.ask('GET', '/my/services/proof')).json.known as object
    const body = { answers: { ...known, what: 'member', use: '落户' } }
    request = String((await phone.ask('POST', '/my/services/proof', { body })).json.id)
    await move('accept', {})
    await move('finish', { result: '已开具。' })
    const { requests } = (await phone.ask('GET', '/my/requests')).json as { requests: { proof: typeof proof }[] }
    proof = requests[0]?.proof ?? { credentialId: '' }
  })
  afterEach(() => startedWith(site))
  afterAll(() => server.close())

  const evil = { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example;proto=http' }
  const askEvil = (caller: Caller, path: string) => askAt(caller, server.address, path, evil)
  const saying = (host: string) => `?${new URLSearchParams({ site: host })}`

  test('a proof leads to the set address, whatever host or site a request names, for its owner and for the office', async () => {
    const wrong = saying('https://evil.example')
    const own = await askEvil(phone, `/my/requests/${request}/proof${wrong}`)
    const official = await askEvil(await server.as('plant'), `/services/requests/630121/${request}/proof${wrong}`)
    for (const { status, bytes } of [own, official]) {
      expect(status).toBe(200)
      expect(await isCodeOf(bytes, `${site}/verify/${proof.credentialId}`)).toBe(true)
      expect(await isCodeOf(bytes, `https://evil.example/verify/${proof.credentialId}`)).toBe(false)
    }
  })

  test('where none is set the paper leads to where the page was opened, and to no other place that a request names', async () => {
    startedWith(null)
    const path = `/my/requests/${request}/proof`
    const { bytes } = await phone.ask('GET', path, { query: { site: server.address } })
    expect(await isCodeOf(bytes, `${server.address}/verify/${proof.credentialId}`)).toBe(true)
    for (const named of [server.address, 'https://elsewhere.example'])
      expect((await askEvil(phone, `${path}${saying(named)}`)).status).toBe(422)
  })

  test('a credential is named by the page that checks it, its status list by a whole address; both check', async () => {
    const jwt = (await phone.ask('GET', `/my/requests/${request}/proof/credential`)).bytes.toString()
    const claims = claimsOf(jwt)
    expect(claims.id).toBe(`${site}/verify/${proof.credentialId}`)
    expect(claims.credentialStatus.statusListCredential).toBe(`${site}/api/issuer/status/0`)
    // Whoever runs it later under another address, or without one, still knows its own certificates.
    for (const address of [site, 'https://moved.example.cn', null]) {
      startedWith(address)
      const { json } = await server.stranger.ask('POST', '/verify', { body: { jwt } })
      expect(json).toMatchObject({ genuine: true, found: true, revokedAt: null })
    }
    startedWith(site)
    const list = jsonOf(await askEvil(server.stranger, '/issuer/status/0')).jwt as string
    expect(claimsOf(list).id).toBe(`${site}/api/issuer/status/0`)
  })

  test('pages are told it, so that codes on a screen lead there and an office without one is warned', async () => {
    const told = async () => jsonOf(await askEvil(server.stranger, '/session')).publicAddress
    expect(await told()).toBe(site)
    startedWith(null)
    expect(await told()).toBeNull()
  })
})
