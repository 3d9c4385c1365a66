import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '#kernel/domain/server'
import { uploadEvidence } from '#kernel/evidence/server'
import { type AnyProcess, listPaths, play } from '#kernel/process'
import { act, openCase, showCase } from '#kernel/process/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { Invalid, Missing } from '#platform/errors'
import { domain } from './domain.ts'
import { pilotProcess } from './process/pilot.ts'
import { findPractice, listPractices } from './store.ts'

const pilot = {
  level: 'province',
  theme: '骑手入会',
  area: 'ranks',
  from: '2026-01-01',
  until: '2026-12-31',
  goals: '有窗口',
  measures: '扫码',
  person: '苏映雪',
  budget: null,
  checkpoints: [{ what: '成立联合会', on: '2026-06-30' }],
}

describe('a pilot, by its table', () => {
  const at = (answers: object, did = {}) =>
    play(pilotProcess as unknown as AnyProcess, { on: '2026-11-20', answers: { ...pilot, ...answers }, did } as never)

  test('is reviewed only with sound dates', () => {
    expect(at({}).whyNot('review', { opinion: '可' })).toEqual([])
    expect(
      at({ until: '2025-12-31' })
        .whyNot('review', { opinion: '可' })
        .map(({ rule }) => rule),
    ).toEqual(['ends-before', 'checkpoint-outside'])
  })

  test('ends as an example only by somebody who did not hand in the final review', () => {
    for (const path of listPaths(pilotProcess as unknown as AnyProcess).filter((p) => p.at(-1)?.to === 'demonstration'))
      expect(path.map(({ action }) => action)).toEqual(expect.arrayContaining(['review', 'name', 'ask-final']))
    expect(pilotProcess.actions.demonstrate?.notBy).toEqual(['open', 'amend', 'ask-final'])
  })
})

describe('pilots and practice', () => {
  let province: TestProvince
  beforeAll(async () => {
    province = await openTestProvince([domain])
  })
  afterAll(() => province.close())

  test('a pilot is extended once', async () => {
    const one = await province.as('datong', (ctx) =>
      openCase(ctx, { process: 'pilot', unitId: province.unit.datong, title: '试点', answers: pilot }),
    )
    await province.as('reviewer', (ctx) => act(ctx, one, 'review', { input: { opinion: '可' } }))
    await province.as('convener', (ctx) => act(ctx, one, 'name', { input: { batch: 3, document: '通知' } }))
    const extend = (until: string) =>
      province.as('reviewer', (ctx) => act(ctx, one, 'extend', { input: { until, reason: '受疫情影响' } }))
    await extend('2027-03-31')
    await expect(extend('2027-06-30')).rejects.toMatchObject({ refusals: [{ rule: 'extended-once' }] })
  })

  const written = async () =>
    province.as('datong', async (ctx) => {
      const file = { name: '台账.txt', bytes: Buffer.from(`台账 ${randomUUID()}`) }
      const proof = [(await uploadEvidence(ctx, { unitId: province.unit.datong, origin: '台账' }, file)).id]
      const texts = {
        problem: '找不到人',
        how: '窗口',
        conditions: '商圈',
        cost: '一人',
        effect: '方便',
        contact: '基层部',
      }
      const answers = { area: 'ranks', ...texts, figures: null, proof }
      return openCase(ctx, { process: 'practice', unitId: province.unit.datong, title: '商圈窗口', answers })
    })
  const copy = (ctx: Ctx, practiceId: string) =>
    openCase(ctx, {
      process: 'copy',
      unitId: province.unit.huangzhong,
      title: '学习',
      answers: { practiceId, practice: '商圈窗口', change: '先试一处', until: '2026-12-31' },
    })

  test('what is published is read by every unit, while its case stays with its own; who copied it is told there', async () => {
    const one = await written()
    await expect(province.as('huangzhong', (ctx) => copy(ctx, one.id))).rejects.toThrow(Invalid)
    await province.as('reviewer', (ctx) => act(ctx, one, 'publish', { input: { opinion: '可' } }))
    await expect(province.as('huangzhong', (ctx) => showCase(ctx, one))).rejects.toThrow(Missing)
    const listed = await province.as('huangzhong', (ctx) => listPractices(ctx.db, { page: 1, size: 20 }))
    const practiceId = listed.rows[0]?.id ?? ''
    const read = await province.as('huangzhong', (ctx) => findPractice(ctx.db, practiceId))
    expect(read).toMatchObject({ title: '商圈窗口', how: '窗口', takenOver: [] })

    const taken = await province.as('huangzhong', (ctx) => copy(ctx, practiceId))
    const outcome = { outcome: 'failed', result: '县城站点分散，不适用', figures: null, proof: null }
    await province.as('huangzhong', (ctx) => act(ctx, taken, 'report', { input: outcome }))
    await province.as('reviewer', (ctx) => act(ctx, taken, 'confirm'))
    const after = await province.as('hainan', (ctx) => findPractice(ctx.db, practiceId))
    expect(after?.takenOver).toMatchObject([{ outcome: 'failed', result: '县城站点分散，不适用' }])

    await province.as('reviewer', (ctx) => act(ctx, one, 'retire', { input: { reason: '做法已过时' } }))
    const { rows } = await province.as('hainan', (ctx) => listPractices(ctx.db, { page: 1, size: 20 }))
    expect(rows.find(({ id }) => id === practiceId)).toMatchObject({ retired: true, copies: 1, worked: 0 })
    await expect(province.as('huangzhong', (ctx) => copy(ctx, practiceId))).rejects.toThrow(Invalid)
  })
})
