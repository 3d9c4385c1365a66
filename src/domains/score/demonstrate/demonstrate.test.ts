import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PostKey } from '#kernel/access'
import { addPerson, appoint, asPerson } from '#kernel/access/server'
import type { Ctx } from '#kernel/domain/server'
import { addUnit } from '#kernel/org/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { lostPoints } from '../deeds/lost.ts'
import { domain } from '../domain.ts'
import { listBulletins, listEvaluations, listRounds } from '../store/index.ts'
import { demonstrate } from './index.ts'
import { evaluated } from './units.ts'

describe('the demonstration', () => {
  let province: TestProvince
  const person = async (ctx: Ctx, login: string, post: PostKey, unitId: number) => {
    const personId = await addPerson(
      ctx.db,
      { login, name: `${login}同志`, pinyin: login, password: '高原上的一座小城', mustChange: false },
      ctx.now,
    )
    await appoint(ctx.db, { personId, post, unitId, from: '2020-01-01', by: null, reason: 'test' })
  }
  beforeAll(async () => {
    province = await openTestProvince([domain])
    await province.asSystem(async (ctx) => {
      await person(ctx, 'deputy', 'deputy-convener', province.unit.province)
      for (const [i, { login }] of evaluated.entries()) {
        const isPrefecture = login.startsWith('cadre')
        const facts = {
          name: `单位${i}`,
          kind: isPrefecture ? ('federation' as const) : ('department' as const),
          regionId: isPrefecture ? 632600 : 630000,
          shortName: null,
          aliases: [],
          uscc: null,
          parentId: province.unit.province,
          industrialParentId: null,
          validFrom: '2017-01-01',
        }
        const unitId = i === 0 ? province.unit.province : (await addUnit(ctx, facts)).id
        await person(ctx, login, isPrefecture ? 'prefecture-cadre' : 'liaison', unitId)
      }
      await demonstrate(ctx)
    })
  })
  afterAll(() => province.close())

  test('has a finished round with its bulletin, and one in which every state can be seen', async () => {
    const { rounds, states, bulletins } = await province.asSystem(async (ctx) => {
      const rounds = await listRounds(ctx.db)
      const states = await Promise.all(
        rounds.map(async (r) => (await listEvaluations(ctx.db, r.id)).map((e) => e.state)),
      )
      return { rounds, states, bulletins: await listBulletins(ctx.db, 1, 10) }
    })
    expect(rounds.map((r) => r.units)).toEqual([19, 19])
    expect(new Set(states[0])).toEqual(new Set(['self', 'review', 'feedback']))
    expect(new Set(states[1])).toEqual(new Set(['confirmed']))
    expect(bulletins).toMatchObject([{ state: 'issued', number: expect.stringMatching(/^青产改办通〔\d{4}〕1号$/) }])
  })

  test('has totals that tell units apart, and lost points to put right', async () => {
    await province.asSystem(async (ctx) => {
      const [, finished] = await listRounds(ctx.db)
      const rows = await listEvaluations(ctx.db, finished?.id ?? '')
      expect(new Set(rows.map((r) => r.total)).size).toBeGreaterThan(10)
      const lost = await lostPoints(await asPerson(ctx, 'clerk'), {
        regionId: rows[11]?.regionId ?? 0,
        id: rows[11]?.caseId ?? '',
      })
      expect(lost.length).toBeGreaterThan(2)
    })
  })
})
