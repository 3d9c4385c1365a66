import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { Refused } from '#platform/errors'
import { masks } from './index.ts'
import { masterFolder, rotateKeys, settleRotation, vaultOf } from './server.ts'

let province: TestProvince
beforeAll(async () => {
  province = await openTestProvince([])
})
afterAll(() => province.close())

const vault = () => province.asSystem((ctx) => vaultOf(ctx, ['trial.identity']))

describe('a sealed field', () => {
  test('is opened for its own row only, and an altered one not at all', async () => {
    const one = await vault()
    const sealed = one.seal('trial.identity', 'worker:1', '11010519491231002X')
    expect(sealed).not.toContain('1101')
    expect(one.open('worker:1', sealed)).toBe('11010519491231002X')
    expect(() => one.open('worker:2', sealed)).toThrow()
    const altered = sealed.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A'))
    expect(() => one.open('worker:1', altered)).toThrow()
    expect(one.seal('trial.identity', 'worker:1', '1')).not.toBe(one.seal('trial.identity', 'worker:1', '1'))
  })

  test('never begins with a nonce that began another, and none of zeros, over several refills', async () => {
    const one = await vault()
    const nonces = Array.from({ length: 3000 }, () =>
      one.seal('trial.identity', 'worker:1', '1').split('.')[1]?.slice(0, 16),
    )
    expect(new Set(nonces).size).toBe(3000)
    expect(nonces).not.toContain('A'.repeat(16))
  })

  test('is found by a digest that says nothing and is the same however the number is written', async () => {
    const one = await vault()
    const digest = one.digest('identity', '11010519491231002x')
    expect(one.digest('identity', ' 110105 19491231 002Ｘ ')).toBe(digest)
    expect(one.digest('card', '11010519491231002x')).not.toBe(digest)
    expect(digest).toMatch(/^[\w-]{43}$/)
  })

  test('of a purpose has one key in use, though two make it at the same time', async () => {
    await Promise.all(
      [1, 2, 3].map(() => province.asSystem((ctx) => vaultOf(ctx, ['trial.raced']).then((v) => v.digest('x', 'y')))),
    )
    const keys = await province.asSystem(({ db }) =>
      sql<{ n: number }>`select count(*)::int as n from data_key where purpose = 'trial.raced'`.execute(db),
    )
    expect(keys.rows[0]?.n).toBe(1)
  })
})

describe('keys', () => {
  test('lie outside the database, for their owner only', async () => {
    await vault()
    const dir = masterFolder(province.house.dataDir)
    expect(statSync(dir).mode & 0o077).toBe(0)
    for (const file of readdirSync(dir)) expect(statSync(join(dir, file)).mode & 0o077).toBe(0)
    const { rows } = await province.asSystem(({ db }) =>
      sql<{ text: string }>`select k::text from data_key k`.execute(db),
    )
    const master = readdirSync(dir).find((file) => file.endsWith('.key')) ?? ''
    const words = readFileSync(join(dir, master), 'utf8').trim()
    expect(JSON.stringify(rows)).not.toContain(words)
  })

  test('are renewed: what was sealed before is still opened, digests stay, and the former master stays for old backups', async () => {
    const before = await vault()
    const sealed = before.seal('trial.identity', 'worker:1', '甲')
    const digest = before.digest('identity', '1')
    const done = await province.asSystem(rotateKeys)
    settleRotation(province.house.dataDir, done)
    const after = await vault()
    expect(after.open('worker:1', sealed)).toBe('甲')
    expect([after.isOld(sealed), after.isOld(after.seal('trial.identity', 'worker:1', '甲'))]).toEqual([true, false])
    expect(after.digest('identity', '1')).toBe(digest)
    expect(readdirSync(masterFolder(province.house.dataDir)).filter((f) => f.endsWith('.key')).length).toBe(2)
    expect(readFileSync(join(masterFolder(province.house.dataDir), 'current'), 'utf8').trim()).toBe(done.master)
  })

  test('that are not on this machine are asked for by the name of their file', async () => {
    await vault()
    const elsewhere = mkdtempSync(join(tmpdir(), 'gongyun-lost-'))
    const house = { ...province.house, dataDir: elsewhere }
    const lost = province.asSystem((ctx) => vaultOf({ ...ctx, house }, ['trial.identity']))
    await expect(lost).rejects.toThrow(Refused)
    rmSync(elsewhere, { recursive: true })
  })
})

test('numbers are masked as the trade masks them', () => {
  expect(masks.identity('11010519491231002X')).toBe('110105********002X')
  expect(masks.phone('13800138000')).toBe('138****8000')
  expect(masks.bank('6222020000000000004')).toBe('***************0004')
  expect([masks.name('马若兰'), masks.name('马'), masks.name('更松旺姆')]).toEqual(['马**', '*', '更**'])
})
