import { createPublicKey, verify } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asked } from '#kernel/domain/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { inTx } from '#platform/db/server'
import { TooMany } from '#platform/errors'
import { addWorker } from './deeds/add.ts'
import { checkById, checkWhole, issueOwn, showIssuer, showStatusList } from './deeds/credentials.ts'
import { sayEntry } from './deeds/entries.ts'
import { confirmOwn, disputeOwn, type Mine, showMy } from './deeds/my.ts'
import { domain } from './domain.ts'
import type { WorkerRef } from './model/index.ts'
import { sampleWorker } from './testing.ts'

let province: TestProvince
let ref: WorkerRef
let entryId: string
beforeAll(async () => {
  province = await openTestProvince([domain])
  ref = await province.as('datong', (ctx) => addWorker(ctx, sampleWorker(province.unit.plant)))
  const line = {
    honour: '省五一劳动奖章',
    levels: 'province',
    issuer: '省总工会',
    from: '2026-04-28',
    to: null,
    source: '表彰决定',
    evidence: null,
  }
  entryId = (await province.as('plant', (ctx) => sayEntry(ctx, ref, 'honour', line))).id
})
afterAll(() => province.close())

const own = async <T>(deed: (ctx: Mine) => Promise<T>): Promise<T> => {
  const system = await province.asSystem(async (ctx) => ctx)
  return inTx(province.database, { 'app.subject': ref.id, 'app.person': ref.id }, (db) => {
    const actor = { ...system.actor, personId: ref.id, name: '石小川', session: 'x', grants: [] }
    return deed({ ...system, db, actor, ownUnits: [], subject: { id: ref.id, name: '石小川', session: 'x' } })
  })
}
/** As somebody on the street: nothing but the request. */
const anybody = async <T>(deed: (asked: never) => Promise<T>, more: object, address = '10.1.1.1'): Promise<T> => {
  const system = await province.asSystem(async (ctx) => ctx)
  const caller = { address, agent: '', token: null }
  return inTx(province.database, {}, (db) =>
    deed({ ...system, db, caller, ...more } as unknown as Asked<never> as never),
  )
}

test('a certificate is issued for what both sides confirm, checks without us, and dies with its line', async () => {
  await expect(own((ctx) => issueOwn(ctx, entryId))).rejects.toMatchObject({ refusals: [{ rule: 'not-confirmed' }] })
  await own((ctx) => confirmOwn(ctx, entryId))
  const { id, jwt } = await own((ctx) => issueOwn(ctx, entryId))

  // By the standard's words alone: key from the issuer's own name, signature over the first two parts.
  const [head = '', body = '', mark = ''] = jwt.split('.')
  const read = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString())
  expect(read(head)).toMatchObject({ alg: 'ES256', typ: 'vc+jwt' })
  const claims = read(body)
  expect(claims['@context']).toEqual(['https://www.w3.org/ns/credentials/v2'])
  expect(claims.type).toContain('VerifiableCredential')
  const key = createPublicKey({ key: read(claims.issuer.replace('did:jwk:', '')), format: 'jwk' })
  expect(
    verify(
      'sha256',
      Buffer.from(`${head}.${body}`),
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(mark, 'base64url'),
    ),
  ).toBe(true)
  expect(JSON.stringify(claims)).not.toMatch(/199\d{8}|630121\d{8}/)

  expect(await anybody(checkById, { params: { id } })).toMatchObject({
    found: true,
    kind: 'honour',
    holder: '石**',
    revokedAt: null,
  })
  const whole = await anybody(checkWhole, { body: { jwt } })
  expect(whole).toMatchObject({ genuine: true, claims: { name: '石小川' }, revokedAt: null })
  const forged = `${head}.${Buffer.from(JSON.stringify({ ...claims, credentialSubject: { name: '别人' } })).toString('base64url')}.${mark}`
  expect(await anybody(checkWhole, { body: { jwt: forged } })).toMatchObject({ genuine: false, claims: null })
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`
  expect(await anybody(checkWhole, { body: { jwt: unsigned } })).toMatchObject({ genuine: false })
  expect((await anybody(showIssuer, {})).issuer).toBe(claims.issuer)

  await own((ctx) => disputeOwn(ctx, entryId, '授予单位写错了'))
  expect((await anybody(checkById, { params: { id } })).revokedAt).not.toBeNull()
  const list = read((await anybody((asked: never) => showStatusList(asked, 0), {})).jwt.split('.')[1] ?? '')
  // Signed by us, and yet no certificate of anybody.
  const given = await anybody((asked: never) => showStatusList(asked, 0), {})
  expect(await anybody(checkWhole, { body: given })).toMatchObject({ genuine: false, claims: null })
  const bits = gunzipSync(Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url'))
  const place = Number(claims.credentialStatus.statusListIndex)
  expect([bits.length * 8, (bits[place >> 3] ?? 0) & (128 >> (place & 7))]).not.toContain(0)
  expect((await own(showMy)).credentials[0]?.revokedAt).not.toBeNull()
})

test('checks are counted by address', async () => {
  const ask = () => anybody(checkWhole, { body: { jwt: 'a.b.c'.repeat(5) } }, '10.9.9.9')
  for (let n = 0; n < 60; n += 1) expect((await ask()).genuine).toBe(false)
  await expect(ask()).rejects.toThrow(TooMany)
})
