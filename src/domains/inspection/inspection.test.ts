import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '#kernel/domain/server'
import { type AnyProcess, listPaths, play } from '#kernel/process'
import { act, findCase, listChildren, openCase, showCase } from '#kernel/process/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { Missing, Refused } from '#platform/errors'
import { domain } from './domain.ts'
import { commendationProcess } from './process/commendation.ts'
import { inspectionProcess } from './process/inspection.ts'

const answers = (candidates: number[], take = 1) => ({
  theme: '《意见》落实',
  kind: 'yearly',
  basis: '年度督查安排',
  points: [{ point: '列入议事日程', source: null }],
  candidates,
  take,
  seedFrom: '双色球开奖号码',
  seedOn: '2026-11-23',
})
const record = {
  heldOn: '2026-11-20',
  people: '林晓棠',
  checks: [{ point: '列入议事日程', result: 'unmet', note: null }],
  findings: [{ topic: '未列入议事日程', finding: '全年未研究', demand: '年内研究一次' }],
  figures: null,
  proof: null,
}

describe('by their tables', () => {
  test('an inspection is signed by somebody who did not report it, and a commendation decided by somebody who did not review it', () => {
    expect(inspectionProcess.actions.sign?.notBy).toEqual(['report'])
    expect(commendationProcess.actions.award?.notBy).toEqual(['open', 'review'])
    for (const path of listPaths(commendationProcess as unknown as AnyProcess).filter(
      (p) => p.at(-1)?.to === 'awarded',
    ))
      expect(path.map(({ action }) => action)).toContain('end-notice')
  })

  test('the list cannot be published when the seed is already known, nor drawn from before it is', () => {
    const played = play(inspectionProcess as unknown as AnyProcess, {
      on: '2026-11-23',
      answers: answers([1, 2]),
      facts: { open: 0, visits: 0 },
    })
    expect(played.whyNot('publish')).toMatchObject([{ rule: 'seed-too-early' }])
    const many = play(inspectionProcess as unknown as AnyProcess, { on: '2026-11-20', answers: answers([1], 2) })
    expect(many.whyNot('publish')).toMatchObject([{ rule: 'too-few' }])
  })
})

describe('an inspection', () => {
  let province: TestProvince
  beforeAll(async () => {
    province = await openTestProvince([domain])
  })
  afterAll(() => province.close())

  const later = (ctx: Ctx, today: string): Ctx => ({ ...ctx, today })
  const drawn = async () => {
    const { datong, huangzhong } = province.unit
    const one = await province.as('clerk', async (ctx) => {
      const made = await openCase(ctx, {
        process: 'inspection',
        unitId: province.unit.province,
        title: '督查',
        answers: answers([datong, huangzhong], 2),
      })
      await act(ctx, made, 'publish')
      return made
    })
    await expect(province.as('clerk', (ctx) => act(ctx, one, 'draw', { input: { seed: '1' } }))).rejects.toThrow(
      Refused,
    )
    await province.as('clerk', (ctx) => act(later(ctx, '2026-11-23'), one, 'draw', { input: { seed: '03 07' } }))
    const visits = await province.as('clerk', (ctx) => listChildren(ctx.db, one))
    return { one, visit: visits.find((visit) => visit.unitId === datong) ?? visits[0] }
  }

  test('opens a visit for each unit drawn; the unit signs it, the finding becomes an order’s matter', async () => {
    const { one, visit } = await drawn()
    if (!visit) throw new Error('nothing was drawn')
    const facts = await province.as('clerk', async (ctx) => (await showCase(ctx, one)).facts)
    expect(facts).toMatchObject({ visits: 2, open: 2 })
    await expect(
      province.as('clerk', (ctx) => act(ctx, one, 'report', { input: { summary: 'x', praise: null, proof: null } })),
    ).rejects.toThrow(Refused)
    const asked = await province.as('clerk', async (ctx) => (await showCase(ctx, visit)).facts)
    const points = (answers([1], 1).points as { point: string }[]).map(({ point }) => point)
    expect(asked).toMatchObject({ known: { checks: points.map((point) => ({ point, result: null })) } })
    await province.as('clerk', (ctx) => act(ctx, visit, 'record', { input: record }))
    await expect(
      province.as('huangzhong', (ctx) => act(ctx, visit, 'confirm', { input: { opinion: null } })),
    ).rejects.toThrow(Missing)
    await province.as('datong', (ctx) => act(ctx, visit, 'confirm', { input: { opinion: null } }))
    const done = await province.as('clerk', (ctx) => findCase(ctx.db, visit))
    expect(done?.state).toBe('done')
    const found = await province.as('clerk', async (ctx) => domain.offers?.findingsOf?.(ctx, done as never))
    expect(found).toMatchObject([{ unitId: visit.unitId, origin: 'inspection', topic: '未列入议事日程' }])
  })

  test('a unit beside does not see the visit; the one above does', async () => {
    const { visit } = await drawn()
    if (!visit) throw new Error('nothing was drawn')
    expect((await province.as('xining', (ctx) => showCase(ctx, visit))).id).toBe(visit.id)
    for (const login of ['huangzhong', 'hainan', 'plant'] as const)
      await expect(province.as(login, (ctx) => showCase(ctx, visit))).rejects.toThrow(Missing)
  })
})
