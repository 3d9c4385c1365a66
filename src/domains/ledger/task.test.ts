import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { scopeOf } from '#kernel/access'
import { type Ctx, onDay } from '#kernel/domain/server'
import { CaseFilter } from '#kernel/process'
import { act, listCases, setStanding, showCase } from '#kernel/process/server'
import { Invalid, Missing } from '#platform/errors'
import { say } from '#platform/say'
import { breakDown } from './deeds/break-down.ts'
import { writeItem } from './deeds/edit.ts'
import { issueAll, issueItem } from './deeds/issue.ts'
import { showMatrix } from './deeds/matrix.ts'
import { createPoints } from './deeds/points.ts'
import { showItem } from './deeds/show.ts'
import { showTask } from './deeds/task.ts'
import { showPoints } from './store/points.ts'
import { tryLedger } from './testing.ts'

const ledger = tryLedger()
beforeAll(ledger.open)
afterAll(ledger.close)
beforeEach(() => ledger.begin())
const { clerk, write, list, issue, proof } = ledger

describe('issuing', () => {
  test('is refused for an item nobody leads or two lead, naming the item', async () => {
    const { labour, education } = ledger.province.unit
    const none = await write({ title: '无人牵头的任务', leads: [] })
    const two = await write({ title: '两家牵头的任务', leads: [labour, education] })
    await expect(clerk((ctx) => issueItem(ctx, none))).rejects.toMatchObject({
      refusals: [{ rule: 'no-owner', message: { zh: '第 1 项“无人牵头的任务”：没有牵头单位' } }],
    })
    await expect(clerk((ctx) => issueItem(ctx, two))).rejects.toMatchObject({ refusals: [{ rule: 'double-lead' }] })
  })

  test('of all takes the sound ones and says what stops the others', async () => {
    await write()
    await write({ title: '过期', dueOn: '2026-01-01' })
    await write({ title: '无主', leads: [] })
    const result = await clerk((ctx) => issueAll(ctx, ledger.pointsId))
    expect(result).toMatchObject({ issued: 1, blocked: [{ rule: 'due-past' }, { rule: 'no-owner' }] })
    expect((await list('clerk')).rows.map((row) => row.state)).toEqual(['issued', 'draft', 'draft'])
  })

  test('opens a task at the lead unit, in which the joint units take part', async () => {
    const ref = await issue(await write({ joints: [ledger.province.unit.education], words: '条款原文' }))
    const shown = await ledger.province.as('labour', (ctx) => showCase(ctx, ref))
    expect(shown).toMatchObject({
      process: 'task',
      state: 'issued',
      area: 'quality',
      period: String(ledger.year),
      answers: { words: '条款原文' },
    })
    expect(shown.parties).toMatchObject([
      { unitId: ledger.province.unit.education, part: { zh: '配合单位', en: 'Joint unit' } },
    ])
    expect(shown.doors.map((door) => door.action)).toEqual(['accept'])
    expect(await ledger.province.as('education', (ctx) => showCase(ctx, ref))).toMatchObject({ doors: [] })
    await expect(ledger.province.as('xining', (ctx) => showCase(ctx, ref))).rejects.toThrow(Missing)
  })

  test('shows the item to the units it names and to nobody beside; drafts stay in the office', async () => {
    await write({ title: '草稿' })
    await issue(await write({ joints: [ledger.province.unit.education] }))
    for (const login of ['labour', 'education'] as const)
      expect((await list(login)).rows.map((row) => row.state)).toEqual(['issued'])
    for (const login of ['xining', 'datong', 'plant'] as const) expect((await list(login)).total).toBe(0)
    await expect(ledger.province.as('xining', (ctx) => showMatrix(ctx, ledger.pointsId))).rejects.toThrow(Missing)
    expect((await ledger.province.as('labour', (ctx) => showMatrix(ctx, ledger.pointsId))).items).toHaveLength(1)
  })

  test('is done once', async () => {
    const id = await write()
    await issue(id)
    await expect(clerk((ctx) => issueItem(ctx, id))).rejects.toMatchObject({ refusals: [{ rule: 'not-a-draft' }] })
  })
})

describe('a task', () => {
  test('is confirmed by the reviewer, not by the one who reported it', async () => {
    const ref = await issue(await write())
    await ledger.province.as('labour', (ctx) => act(ctx, ref, 'accept', { input: { owner: '孟祥云' } }))
    const input = { summary: '已完成', proof: [await proof('labour')] }
    await ledger.province.as('labour', (ctx) => act(ctx, ref, 'report-done', { input }))
    await expect(ledger.province.as('labour', (ctx) => act(ctx, ref, 'confirm'))).rejects.toThrow(Missing)
    await expect(clerk((ctx) => act(ctx, ref, 'confirm'))).rejects.toThrow(Missing)
    expect(await ledger.province.as('reviewer', (ctx) => act(ctx, ref, 'confirm'))).toMatchObject({ state: 'done' })
    expect(await clerk((ctx) => showPoints(ctx.db, ledger.pointsId))).toMatchObject({ done: 1, running: 0 })
  })

  test('is broken down within reach, and does not close before the tasks below', async () => {
    const ref = await issue(await write({ leads: [ledger.province.unit.xining] }))
    const { datong, gonghe, xining } = ledger.province.unit
    const into =
      (units: number[], change = {}) =>
      (ctx: Ctx) =>
        breakDown(ctx, ref, { units, ...change })
    await expect(ledger.province.as('xining', into([gonghe]))).rejects.toMatchObject({
      refusals: [{ rule: 'out-of-reach' }],
    })
    await expect(ledger.province.as('xining', into([xining]))).rejects.toMatchObject({
      refusals: [{ rule: 'own-unit' }],
    })
    await expect(ledger.province.as('xining', into([datong], { dueOn: '2028-01-01' }))).rejects.toThrow(Invalid)
    await expect(ledger.province.as('datong', into([ledger.province.unit.plant]))).rejects.toThrow(Missing)
    const [child] = await ledger.province.as('xining', into([datong]))
    if (!child) throw new Error('no child task')
    await expect(ledger.province.as('xining', into([datong]))).rejects.toMatchObject({
      refusals: [{ rule: 'broken-down-already' }],
    })
    expect(await ledger.province.as('datong', (ctx) => showCase(ctx, child))).toMatchObject({
      openedBy: 'xining同志',
      state: 'issued',
    })

    await ledger.province.as('xining', (ctx) => act(ctx, ref, 'accept', { input: { owner: '苏映雪' } }))
    const input = { summary: '已完成', proof: [await proof('xining')] }
    const report = (ctx: Ctx) => act(ctx, ref, 'report-done', { input })
    await expect(ledger.province.as('xining', report)).rejects.toMatchObject({ refusals: [{ rule: 'children-open' }] })
    await clerk((ctx) => act(ctx, child, 'cancel', { input: { reason: '并入市级任务' } }))
    expect(await ledger.province.as('xining', report)).toMatchObject({ state: 'submitted' })
  })

  test('broken down by the office into another branch still holds its parent open', async () => {
    const ref = await issue(await write({ leads: [ledger.province.unit.education] }))
    await clerk((ctx) => breakDown(ctx, ref, { units: [ledger.province.unit.hainan, ledger.province.unit.xining] }))
    await ledger.province.as('education', (ctx) => act(ctx, ref, 'accept', { input: { owner: '薛春晖' } }))
    const shown = await ledger.province.as('education', (ctx) => showCase(ctx, ref))
    expect(shown.children).toHaveLength(2)
    expect(shown.doors.find((door) => door.action === 'report-done')?.why).toMatchObject([{ rule: 'children-open' }])
  })

  test('past its term is red in the list, the matrix, the ledger and by filter, whatever was judged before its end', async () => {
    const id = await write()
    const ref = await issue(id)
    await ledger.province.as('labour', (ctx) => act(ctx, ref, 'accept', { input: { owner: '孟祥云' } }))
    const why = say('与计划持平', 'As planned')
    await ledger.province.asSystem(({ db }) =>
      setStanding(db, ref, { progress: 60, light: 'green', worst: 'green', why }),
    )
    const on = async (day: string) =>
      clerk(async (ctx) => {
        const then = onDay(ctx, day)
        const find = async (light: 'green' | 'red') => {
          const filter = CaseFilter.parse({ process: 'task', light, period: String(ledger.year) })
          return (await listCases(then.db, filter, null, then.today)).rows.map((row) => row.id)
        }
        const { units, items } = await showMatrix(then, ledger.pointsId)
        return {
          task: (await showCase(then, ref)).light,
          item: (await showItem(then, id)).case?.light,
          matrix: [items[0]?.case?.light, units[0]?.red],
          found: [await find('green'), await find('red')],
        }
      })
    expect(await on('2027-06-30')).toEqual({
      task: 'green',
      item: 'green',
      matrix: ['green', 0],
      found: [[ref.id], []],
    })
    expect(await on('2027-07-01')).toEqual({ task: 'red', item: 'red', matrix: ['red', 1], found: [[], [ref.id]] })
  })

  test('tells its place in the ledger and whom to call', async () => {
    const ref = await issue(await write({ joints: [ledger.province.unit.education] }))
    const shown = await ledger.province.as('labour', (ctx) => showTask(ctx, ref))
    expect(shown.item).toMatchObject({ no: 1, year: ledger.year })
    expect(shown.liaisons.map((one) => one.name)).toEqual(['labour同志', 'education同志'])
  })
})

test('a county gives no part of a task to a unit that is not below it', async () => {
  const { datong, plant, works } = ledger.province.unit
  const asCounty = <T>(deed: (ctx: Ctx) => Promise<T>) =>
    ledger.province.as('datong', async (ctx) => {
      const [range] = scopeOf(ctx.actor, 'ledger.read').territorial
      const lent = { permission: 'ledger.issue', tree: 'territorial' as const, range: range as never }
      return deed({ ...ctx, actor: { ...ctx.actor, grants: [...ctx.actor.grants, lent] } })
    })
  const points = await asCounty((ctx) =>
    createPoints(ctx, { unitId: datong, year: 2029, title: '县工作要点', copyOpen: false }),
  )
  const issue = async (joints: number[]) => {
    const id = await asCounty((ctx) => writeItem(ctx, points.id, ledger.body({ leads: [datong], joints })))
    return asCounty((ctx) => issueItem(ctx, id))
  }
  await expect(issue([works])).rejects.toMatchObject({ refusals: [{ rule: 'out-of-reach' }] })
  await issue([plant])
})
