import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '#kernel/access'
import { auditMigrations } from '#kernel/audit/server'
import { evidenceMigrations } from '#kernel/evidence/server'
import { orgMigrations } from '#kernel/org/server'
import type { Database } from '#platform/db'
import { inOwnerTx, inTx, openTestDatabase } from '#platform/db/server'
import { say } from '#platform/say'
import { AddIndicator } from './index.ts'
import { indicatorMigrations, indicatorRoutes, listIndicators, seedIndicators } from './server.ts'

const processMigrations = { room: 'kernel/process', dir: new URL('../process/migrations', import.meta.url).pathname }
const now = new Date('2026-11-22T02:00:00Z')
const source = say('《青海省产改实施方案》', 'Reform plan of Qinghai')
const members = {
  name: 'members',
  label: say('工会会员数', 'Members'),
  measure: say('人', 'people'),
  direction: 'up',
  per: 'quarter',
  kind: 'stock',
  decimals: 0,
  source,
} as const
const share = { ...members, name: 'skilled-share', label: say('高技能人才占比', 'Share of highly skilled') } as const

describe('indicators', () => {
  let database: Database
  beforeAll(async () => {
    const own = [processMigrations, evidenceMigrations, indicatorMigrations]
    database = await openTestDatabase([orgMigrations, auditMigrations, ...own])
    await inOwnerTx(database, (db) => seedIndicators(db, [members, share]))
  })
  afterAll(() => database.close())
  const list = (words?: string) => inTx(database, {}, (db) => listIndicators(db, words))

  test('of the product follow its releases; those of an office stay', async () => {
    const route = indicatorRoutes.find(({ endpoint }) => endpoint.path === '/indicators' && endpoint.method === 'POST')
    const body = AddIndicator.body?.parse({
      ...members,
      label: say('驿站数', 'Stations'),
      measure: say('个', 'stations'),
    })
    const added = await inTx(database, {}, async (db) => route?.answer({ db, actor: systemActor, now, body } as never))
    const local = AddIndicator.answer?.parse(added)
    expect(local).toMatchObject({ origin: 'office', label: say('驿站数', 'Stations') })
    await inOwnerTx(database, (db) => seedIndicators(db, [{ ...members, label: say('会员总数', 'All members') }]))
    expect((await list()).map((one) => [one.label.zh, one.origin])).toEqual([
      ['会员总数', 'product'],
      ['高技能人才占比', 'product'],
      ['驿站数', 'office'],
    ])
    expect((await list('驿站')).map((one) => one.name)).toEqual([local?.name])
    await expect(inOwnerTx(database, (db) => seedIndicators(db, [{ ...members, name: 'local-x' }]))).rejects.toThrow(
      'for offices',
    )
  })
})
