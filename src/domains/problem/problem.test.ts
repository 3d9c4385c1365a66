import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appoint, asPerson } from '#kernel/access/server'
import { uploadEvidence } from '#kernel/evidence/server'
import { type AnyProcess, listPaths } from '#kernel/process'
import { act, openCase, showCase } from '#kernel/process/server'
import { likenessOf } from '#kernel/search'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { Missing, Refused } from '#platform/errors'
import { addProblems, domain } from './domain.ts'
import { problemProcess } from './process.ts'

const answers = { origin: 'own', source: '自查报告', area: null, words: '教师到企业实践不足。' }
const measures = { cause: '课时冲突', measures: '寒暑假集中安排', person: '马老师', dueOn: '2026-12-20' }

describe('by words and table', () => {
  test('the same problem in other words reads alike, another does not', () => {
    expect(likenessOf('高技能人才供需不匹配', '高技能人才供需仍不匹配')).toBeGreaterThan(0.8)
    expect(likenessOf('高技能人才供需不匹配', '新就业形态劳动者权益维护亟待加强')).toBeLessThan(0.1)
    expect(likenessOf('', '')).toBe(0)
  })

  test('no path leads to “closed” through the owner alone', () => {
    const closing = listPaths(problemProcess as unknown as AnyProcess).filter((path) => path.at(-1)?.to === 'closed')
    expect(closing.length).toBeGreaterThan(0)
    for (const path of closing) expect(path.at(-1)?.action).toBe('close')
    expect(problemProcess.actions.close?.notBy).toEqual(['measure', 'solve'])
  })
})

describe('a problem', () => {
  let province: TestProvince
  beforeAll(async () => {
    province = await openTestProvince([domain])
  })
  afterAll(() => province.close())
  const register = (title: string) =>
    province.as('datong', (ctx) => openCase(ctx, { process: 'problem', unitId: province.unit.datong, title, answers }))
  const solve = async (one: { regionId: number; id: string }) =>
    province.as('datong', async (ctx) => {
      await act(ctx, one, 'measure', { input: measures })
      const file = { name: '安排表.txt', bytes: Buffer.from(`安排 ${randomUUID()}`) }
      const proof = [(await uploadEvidence(ctx, { unitId: province.unit.datong, origin: '安排表' }, file)).id]
      return act(ctx, one, 'solve', { input: { result: '已安排', proof } })
    })

  test('is found again when somebody says it in other words, and then closes only with a reason', async () => {
    const first = await register('职业院校教师企业实践不足')
    const again = await register('职业院校教师到企业实践仍不足')
    const shown = await province.as('datong', (ctx) => showCase(ctx, again))
    expect(shown.facts).toMatchObject({ alike: [{ id: first.id, closed: false }] })
    await solve(again)
    const close = (override?: string) =>
      province.as('reviewer', (ctx) =>
        act(ctx, again, 'close', { input: { opinion: '属实' }, ...(override ? { override } : {}) }),
      )
    await expect(close()).rejects.toThrow(Refused)
    expect((await close('前一问题另行销号')).state).toBe('closed')
  })

  test('is seen from above, not from beside', async () => {
    const one = await register('实训设备老化')
    expect((await province.as('xining', (ctx) => showCase(ctx, one))).title).toBe('实训设备老化')
    for (const login of ['huangzhong', 'hainan', 'plant'] as const)
      await expect(province.as(login, (ctx) => showCase(ctx, one))).rejects.toThrow(Missing)
  })

  test('is compared only with what its reader may read, whatever else they may do elsewhere', async () => {
    const title = '安全培训流于形式'
    const answer = { process: 'problem', unitId: province.unit.huangzhong, title, answers }
    await province.as('huangzhong', (ctx) => openCase(ctx, answer))
    await province.asSystem(async (ctx) => {
      const { actor } = await asPerson(ctx, 'datong')
      const post = { personId: actor.personId ?? '', post: 'administrator', unitId: province.unit.province } as const
      await appoint(ctx.db, { ...post, from: '2020-01-01', by: null, reason: 'test' })
    })
    const own = await register(title)
    const alikeFor = async (login: 'datong' | 'xining') =>
      (await province.as(login, (ctx) => showCase(ctx, own))).facts.alike as object[]
    expect(await alikeFor('xining')).toHaveLength(1)
    expect(await alikeFor('datong')).toEqual([])
  })

  test('that others hand on is registered once', async () => {
    const parent = await register('培训经费不足')
    const found = {
      unitId: province.unit.datong,
      title: '培训经费使用不规范',
      words: '用于管理岗位',
      origin: 'paper' as const,
      source: '交流材料',
      parent,
    }
    await province.asSystem((ctx) => addProblems(ctx, [found, found]))
    const shown = await province.as('datong', (ctx) => showCase(ctx, parent))
    expect(shown.children.map(({ title }) => title)).toEqual(['培训经费使用不规范'])
  })
})
