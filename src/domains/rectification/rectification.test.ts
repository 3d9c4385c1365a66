import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '#kernel/domain/server'
import { uploadEvidence } from '#kernel/evidence/server'
import { type AnyProcess, listPaths, play } from '#kernel/process'
import { act, openCase, showCase } from '#kernel/process/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { Missing, Refused } from '#platform/errors'
import { domain, orderRectification } from './domain.ts'
import { rectificationProcess, talkProcess } from './process.ts'

const order = {
  origin: 'inspection',
  topic: '教育经费用于一线不足',
  finding: '一线占比 41%',
  demand: '年内达到 60% 以上',
  basis: '中央《意见》第（十）条',
  dueOn: null,
}
const plan = { cause: '培训集中在管理岗', measures: '单列一线培训预算', person: '张工', dueOn: '2027-01-15' }

describe('rectification, by its table', () => {
  test('reaches “closed” on no path through the owner alone', () => {
    for (const process of [rectificationProcess, talkProcess] as unknown as AnyProcess[]) {
      const closing = listPaths(process).filter((path) => path.at(-1)?.to === 'closed')
      expect(closing.length).toBeGreaterThan(0)
      for (const path of closing) expect(process.actions[path.at(-1)?.action ?? '']?.notBy?.length).toBeGreaterThan(0)
    }
  })

  test('refuses a plan whose date has passed, and asks a reason for a long term', () => {
    const played = play(rectificationProcess as unknown as AnyProcess, {
      on: '2026-11-20',
      answers: order,
      parameters: { 'rectify.most-days': 90 },
      facts: { repeats: [], proofs: [] },
    })
    expect(played.whyNot('plan', { ...plan, dueOn: '2026-11-20' })).toMatchObject([{ rule: 'date-behind' }])
    expect(played.whyNot('plan', plan)).toEqual([])
  })
})

describe('an order', () => {
  let province: TestProvince
  beforeAll(async () => {
    province = await openTestProvince([domain])
  })
  afterAll(() => province.close())
  const open = (ctx: Ctx) =>
    openCase(ctx, { process: 'rectification', unitId: province.unit.datong, title: '整改：教育经费', answers: order })
  const proof = async (login: 'datong' | 'reviewer', words: string) =>
    province.as(login, async (ctx) => {
      const file = { name: `${words}.txt`, bytes: Buffer.from(words) }
      return (await uploadEvidence(ctx, { unitId: province.unit.datong, origin: words }, file)).id
    })

  test('is closed only by somebody else and only on new evidence', async () => {
    const one = await province.as('clerk', open)
    await province.as('datong', (ctx) => act(ctx, one, 'plan', { input: plan }))
    const theirs = await proof('datong', '培训台账')
    await province.as('datong', (ctx) => act(ctx, one, 'submit', { input: { result: '已达 61%', proof: [theirs] } }))
    const close = (ids: string[]) => (ctx: Ctx) =>
      act(ctx, one, 'close', { input: { verdict: '抽查属实', proof: ids } })
    await expect(province.as('datong', close([theirs]))).rejects.toThrow(Missing)
    await expect(province.as('reviewer', close([theirs]))).rejects.toMatchObject({
      refusals: [{ rule: 'no-new-evidence' }],
    })
    const fresh = await proof('reviewer', '抽查记录')
    expect(await province.as('reviewer', close([fresh]))).toMatchObject({ state: 'closed' })
  })

  test('on the same topic for the same unit links to the one before', async () => {
    const again = await province.as('clerk', open)
    const shown = await province.as('datong', (ctx) => showCase(ctx, again))
    expect((shown.facts as { repeats: unknown[] }).repeats.length).toBeGreaterThan(0)
  })

  test('is given once for one occasion', async () => {
    const parent = await province.as('clerk', open)
    const found = { ...order, origin: 'score' as const, unitId: province.unit.hainan, period: '2026-Q3', parent }
    const { dueOn: _, ...finding } = found
    await province.as('clerk', (ctx) => orderRectification(ctx, finding))
    await province.as('clerk', (ctx) => orderRectification(ctx, finding))
    const shown = await province.as('clerk', (ctx) => showCase(ctx, parent))
    expect(shown.children).toHaveLength(1)
  })

  test('is not ordered by the unit itself, nor seen from beside', async () => {
    await expect(province.as('datong', open)).rejects.toThrow(Missing)
    const one = await province.as('clerk', open)
    await expect(province.as('huangzhong', (ctx) => showCase(ctx, one))).rejects.toThrow(Missing)
    await expect(
      province.as('datong', (ctx) => act(ctx, one, 'plan', { input: { ...plan, dueOn: '2026-01-01' } })),
    ).rejects.toThrow(Refused)
  })
})
