import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedFolder } from '#kernel/access/server'
import { testPassword } from '#kernel/testing/server'
import { allMigrations } from '#kernel/whole/server'
import { backup, inOwnerTx, openTestDatabase, restore } from '#platform/db/server'
import { foldersToRestore, foldersToSave, isKeyThere } from './folders.ts'
import { houseAt } from './house.ts'
import { serve } from './server.ts'
import { errandDomain } from './testing/errand.ts'
import { callerAt, openTestServer, type TestServer } from './testing/server.ts'
import { digitsOf } from './testing/sign-in.ts'

const dir = mkdtempSync(join(tmpdir(), 'gongyun-folders-'))
let server: TestServer
let secret: string
beforeAll(async () => {
  server = await openTestServer([errandDomain])
  const caller = await server.enter('datong')
  await caller.ask('POST', '/confirm', { body: { password: testPassword } })
  secret = ((await caller.ask('POST', '/totp')).json as { secret: string }).secret
  await caller.ask('PUT', '/totp', { body: { code: digitsOf(secret, new Date(), -1), on: true } })
})
afterAll(async () => {
  await server.close()
  rmSync(dir, { recursive: true, force: true })
})

/** Saves the province, restores it into an empty database and folder, and signs in there. */
async function signInAfter(name: string, passphrase: string | undefined) {
  const [file, dataDir] = [join(dir, `${name}.backup`), join(dir, name)]
  mkdirSync(dataDir)
  const { database, house } = server.province
  await backup(database, file, { folders: foldersToSave(house.dataDir, passphrase), passphrase })
  const target = await openTestDatabase()
  await inOwnerTx(target, (db) => sql`drop table migration`.execute(db))
  await restore(file, target, { folders: foldersToRestore(dataDir), migrations: allMigrations(house), passphrase })
  const running = await serve(
    { database: target, house: { ...houseAt(dataDir, true), domains: house.domains } },
    { host: '127.0.0.1', port: 0, pages: false },
  )
  const body = { login: 'datong', password: testPassword, code: digitsOf(secret, new Date()) }
  const reply = await callerAt(running.address, '', '').ask('POST', '/session', { body })
  await running.stop()
  return { reply, file, dataDir }
}

test('an encrypted backup brings the key of the second factors, so the code works after the restore', async () => {
  const { reply, dataDir } = await signInAfter('sealed', '一二三四五')
  expect(reply.json).toMatchObject({ step: 'in' })
  expect(isKeyThere(dataDir)).toBe(true)
  expect(statSync(join(seedFolder(dataDir), 'key')).mode & 0o777).toBe(0o600)
})

test('a clear backup holds neither seed nor key; after it the answer says what to bring', async () => {
  const { reply, file, dataDir } = await signInAfter('clear', undefined)
  const text = gunzipSync(readFileSync(file)).toString('utf8')
  expect(text).toContain('totp_secret')
  expect(text).not.toContain(secret)
  const key = readFileSync(join(seedFolder(server.province.house.dataDir), 'key'))
  expect(text).not.toContain(key.toString('utf8').trim())
  expect(text).not.toContain(key.toString('base64'))
  expect(existsSync(seedFolder(dataDir))).toBe(false)
  expect(reply).toMatchObject({ status: 409, json: { refusals: [{ rule: 'seed-key' }] } })
})

test('keys go into an encrypted backup only, and those put in place by the operator stay', () => {
  const names = (all: { name: string }[]) => all.map(({ name }) => name)
  expect(names(foldersToSave(dir, '一二三四五'))).toEqual(['files', 'second-factor', 'field-keys'])
  expect(names(foldersToSave(dir, undefined))).toEqual(['files'])
  const place = join(dir, 'placed')
  expect(names(foldersToRestore(place))).toEqual(['files', 'second-factor', 'field-keys'])
  mkdirSync(join(place, 'secrets', 'field-keys'), { recursive: true })
  writeFileSync(join(place, 'secrets', 'field-keys', 'current'), 'abcdef01\n')
  expect(names(foldersToRestore(place))).toEqual(['files', 'second-factor'])
})
