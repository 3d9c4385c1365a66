import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '#kernel/domain/server'
import { act } from '#kernel/process/server'
import { openTestProvince, type PersonKey, type TestProvince } from '#kernel/testing/server'
import { inTx } from '#platform/db/server'
import { Missing } from '#platform/errors'
import { addWorker } from './deeds/add.ts'
import { sayEntry, showTimeline } from './deeds/entries.ts'
import { beginFile } from './deeds/life.ts'
import { askDeletion } from './deeds/my.ts'
import { findByNumber, showWorker } from './deeds/show.ts'
import { domain } from './domain.ts'
import type { WorkerRef } from './model/index.ts'
import { madeIdentity, sampleWorker } from './testing.ts'

let province: TestProvince
let order = 100
beforeAll(async () => {
  province = await openTestProvince([domain])
})
afterAll(() => province.close())

const identityOf = (n: number) => madeIdentity(630121, '1985-05-05', n)
async function newFile(): Promise<{ ref: WorkerRef; identity: string; file: WorkerRef }> {
  const identity = identityOf(++order)
  const answers = sampleWorker(province.unit.plant, { identity, card: `A6301210${order}0` })
  const ref = await province.as('datong', (ctx) => addWorker(ctx, answers))
  return { ref, identity, file: await province.as('datong', (ctx) => beginFile(ctx, ref)) }
}
const does = (login: PersonKey, ref: WorkerRef, action: string, input: Record<string, unknown> = {}) =>
  province.as(login, (ctx: Ctx) => act(ctx, ref, action, { input }))
const day = { on: '2026-11-01', source: '审批表' }
const sent = { on: '2026-11-10', reason: '调动' }
const arrivals = async (unitId: number) =>
  (
    await province.asSystem(({ db }) =>
      sql<
        WorkerRef & { state: string }
      >`select region_id, id, state from cases where process = 'worker-arrival' and unit_id = ${unitId}
        order by opened_at desc, id`.execute(db),
    )
  ).rows

describe('a transfer', () => {
  test('moves the file to another county only when both sides have said yes, with all that hangs on it', async () => {
    const { ref, identity, file } = await newFile()
    const line = {
      course: '安全培训',
      provider: '某学校',
      hours: 24,
      result: null,
      from: '2026-01-01',
      to: null,
      source: '台账',
      evidence: null,
    }
    await province.as('plant', (ctx) => sayEntry(ctx, ref, 'training', line))
    await does('plant', file, 'send', { ...sent, to: province.unit.works })
    await province.settle()
    expect((await province.as('datong', (ctx) => showWorker(ctx, ref))).state).toBe('leaving')
    expect((await province.as('gonghe', (ctx) => findByNumber(ctx, identity))).worker).toBeNull()
    const [arrival] = await arrivals(province.unit.works)
    await expect(does('plant', arrival as WorkerRef, 'accept')).rejects.toThrow(Missing)
    await does('works', arrival as WorkerRef, 'accept')
    await province.settle()
    await expect(province.as('datong', (ctx) => showWorker(ctx, ref))).rejects.toThrow(Missing)
    const there = { regionId: 632521, id: ref.id }
    expect(await province.as('works', (ctx) => showWorker(ctx, there))).toMatchObject({
      state: 'active',
      unitName: '共和某光伏公司工会',
    })
    expect((await province.as('works', (ctx) => showTimeline(ctx, there))).entries).toHaveLength(1)
    expect((await province.as('gonghe', (ctx) => findByNumber(ctx, identity))).worker?.id).toBe(ref.id)
    const { rows } = await province.asSystem(({ db }) =>
      sql<{ state: string }>`select state from cases where id = ${file.id}`.execute(db),
    )
    expect(rows[0]?.state).toBe('gone')
  })

  test('that is declined or recalled leaves the file where it was', async () => {
    const { ref, file } = await newFile()
    await does('plant', file, 'send', { ...sent, to: province.unit.works })
    await province.settle()
    const asked = (await arrivals(province.unit.works)).find(({ state }) => state === 'asked')
    await does('gonghe', asked as WorkerRef, 'decline', { reason: '查无此人' })
    await province.settle()
    expect((await province.as('datong', (ctx) => showWorker(ctx, ref))).state).toBe('active')
    await does('plant', file, 'send', { ...sent, to: province.unit.works })
    await province.settle()
    await does('plant', file, 'recall', { reason: '填错单位' })
    await province.settle()
    expect((await arrivals(province.unit.works)).map(({ state }) => state).sort()).toEqual([
      'accepted',
      'declined',
      'recalled',
    ])
    expect((await province.as('plant', (ctx) => showWorker(ctx, ref))).state).toBe('active')
  })

  test('goes to another unit and not in the future', async () => {
    const { file } = await newFile()
    const tried = does('plant', file, 'send', { ...sent, on: '2027-01-01', to: province.unit.plant })
    await expect(tried).rejects.toMatchObject({ refusals: [{ rule: 'day-ahead' }, { rule: 'same-unit' }] })
  })
})

describe('the life of a file', () => {
  test('goes from work to retirement, back, out of the province and back, and ends with death', async () => {
    const { ref, file } = await newFile()
    const stateNow = async () => (await province.as('datong', (ctx) => showWorker(ctx, ref))).state
    for (const [action, state] of [
      ['retire', 'retired'],
      ['return', 'active'],
      ['leave', 'left'],
      ['return', 'active'],
      ['decease', 'deceased'],
    ] as const) {
      await does('plant', file, action, day)
      expect(await stateNow()).toBe(state)
    }
    await expect(province.as('plant', (ctx) => beginFile(ctx, ref))).rejects.toMatchObject({
      refusals: [{ rule: 'not-active' }],
    })
  })

  test('is one case while it is open, and about a file of its own unit', async () => {
    const { ref, file } = await newFile()
    expect((await province.as('plant', (ctx) => beginFile(ctx, ref))).id).toBe(file.id)
    await expect(province.as('works', (ctx) => beginFile(ctx, ref))).rejects.toThrow(Missing)
  })
})

describe('a file that went elsewhere', () => {
  test('is not deleted where deletion was asked while its owner is at work there', async () => {
    const { ref, file } = await newFile()
    const system = await province.asSystem(async (ctx) => ctx)
    await inTx(province.database, { 'app.subject': ref.id, 'app.person': ref.id }, async (db) => {
      const actor = { ...system.actor, personId: ref.id, grants: [] }
      await askDeletion({ ...system, db, actor, subject: { id: ref.id, name: '', session: 'x' } }, '请删除我的档案')
    })
    await does('plant', file, 'send', { ...sent, to: province.unit.works })
    await province.settle()
    const arrival = (await arrivals(province.unit.works)).find(({ state }) => state === 'asked')
    await does('works', arrival as WorkerRef, 'accept')
    await province.settle()
    const { rows } = await province.asSystem(({ db }) =>
      sql<WorkerRef>`select region_id, id from cases where process = 'worker-deletion' and answers ->> 'workerId' = ${ref.id}`.execute(
        db,
      ),
    )
    const erase = (ctx: Ctx) =>
      act({ ...ctx, actor: { ...ctx.actor, confirmedUntil: '2027-01-01' } }, rows[0] as WorkerRef, 'erase', {
        input: { reason: '依申请' },
      })
    await expect(province.as('datong', erase)).rejects.toMatchObject({ refusals: [{ rule: 'still-at-work' }] })
  })
})
