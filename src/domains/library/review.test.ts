import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defineDomain } from '#kernel/domain/server'
import { uploadEvidence } from '#kernel/evidence/server'
import { defineForm, place } from '#kernel/form'
import { type AnyProcess, defineProcess } from '#kernel/process'
import { act, findCase, openCase } from '#kernel/process/server'
import { openTestProvince, type PersonKey, type TestProvince, type UnitKey } from '#kernel/testing/server'
import { Missing, Refused } from '#platform/errors'
import { say } from '#platform/say'
import { showCoverage } from './deeds/coverage.ts'
import { startReviews } from './deeds/reviews.ts'
import { showDocument, showDocuments } from './deeds/show.ts'
import { takeIn } from './deeds/take-in.ts'
import { addDocument, changeDocument } from './deeds/write.ts'
import { domain } from './domain.ts'
import { LibraryFilter } from './model/index.ts'
import type { Ref } from './store/tables.ts'

const source = say('测试', 'Test')
const chore = defineProcess({
  name: 'chore',
  version: 1,
  label: say('任务', 'Chore'),
  source,
  form: defineForm({ place: place(say('出处', 'Place')) }),
  start: 'open',
  startBy: 'chore.give',
  readBy: 'chore.give',
  parameters: [],
  tracked: true,
  states: { open: { label: say('在办', 'Open') }, done: { label: say('办结', 'Done'), final: true } },
  actions: { finish: { label: say('办结', 'Finish'), from: ['open'], to: 'done', by: 'chore.give' } },
})
const chores = defineDomain({
  name: 'chore',
  label: say('任务', 'Chores'),
  processes: [chore as unknown as AnyProcess],
  permissions: { 'chore.give': { label: say('交办', 'Give'), posts: ['office-clerk'] } },
})

let province: TestProvince
beforeAll(async () => {
  province = await openTestProvince([domain, chores])
})
afterAll(() => province.close())

const answers = (unit: UnitKey, title: string, more: object = {}) => ({
  ...{ unitId: province.unit[unit], title, kind: 'opinion', level: 'province', validity: 'in-force' },
  ...more,
})
const add = (login: PersonKey, unit: UnitKey, title: string, more: object = {}) =>
  province.as(login, (ctx) => addDocument(ctx, answers(unit, title, more)))

describe('a review', () => {
  const begin = async (title: string): Promise<Ref> => {
    const document = await add('clerk', 'province', title)
    const [one] = await province.as('clerk', (ctx) =>
      startReviews(ctx, [document], province.unit.education, '逐项梳理'),
    )
    if (!one) throw new Error('no review')
    return one
  }
  const propose = (one: Ref, input: object, login: PersonKey = 'education') =>
    province.as(login, (ctx) => act(ctx, one, 'propose', { input: { opinion: '不再适应', ...input } }))
  const decide = (one: Ref, name: string, login: PersonKey = 'reviewer') =>
    province.as(login, (ctx) => act(ctx, one, name, { input: { remark: '同意' } }))

  test('is proposed by the owner with a date, decided by somebody else, and followed to the new document', async () => {
    const one = await begin('待修订的意见')
    await expect(propose(one, { verdict: 'amend' })).rejects.toThrow(Refused)
    await expect(propose(one, { verdict: 'amend', changeBy: '2020-01-01' })).rejects.toThrow(Refused)
    await propose(one, { verdict: 'amend', changeBy: '2027-03-31' })
    await expect(decide(one, 'keep')).rejects.toThrow(Refused)
    await expect(decide(one, 'change', 'education')).rejects.toThrow(Missing)
    expect(await decide(one, 'change')).toMatchObject({ state: 'changing', dueOn: '2027-03-31' })
    const file = await province.as('education', (ctx) =>
      uploadEvidence(
        ctx,
        { unitId: province.unit.education, origin: '' },
        { name: '新文件.txt', bytes: Buffer.from('全文') },
      ),
    )
    const issued = { newTitle: '修订后的意见', issuedOn: '2027-01-05', files: [file.id] }
    expect(await province.as('education', (ctx) => act(ctx, one, 'issue', { input: issued }))).toMatchObject({
      state: 'done',
    })
  })

  test('that keeps a document ends there, and stands on the document’s page', async () => {
    const document = await add('clerk', 'province', '可保留的意见')
    const [one] = await province.as('clerk', (ctx) =>
      startReviews(ctx, [document], province.unit.education, '逐项梳理'),
    )
    if (!one) throw new Error('no review')
    await propose(one, { verdict: 'keep' })
    await expect(decide(one, 'change')).rejects.toThrow(Refused)
    expect(await decide(one, 'keep')).toMatchObject({ state: 'kept' })
    expect(await province.as('clerk', async (ctx) => (await showDocument(ctx, document)).reviews)).toMatchObject([
      { state: 'kept' },
    ])
    expect(await province.as('hainan', async (ctx) => (await showDocument(ctx, document)).reviews)).toEqual([])
    expect(await province.as('datong', (ctx) => findCase(ctx.db, one))).toBeNull()
  })

  test('is not decided by who proposed it, even with the right to both', async () => {
    const document = await add('xining', 'xining', '西宁市的意见')
    const [one] = await province.as('xining', (ctx) => startReviews(ctx, [document], province.unit.xining, '梳理'))
    if (!one) throw new Error('no review')
    await propose(one, { verdict: 'keep' }, 'xining')
    await expect(decide(one, 'keep', 'xining')).rejects.toThrow(Refused)
    expect(await decide(one, 'keep')).toMatchObject({ state: 'kept' })
  })
})

describe('coverage', () => {
  test('shows for each measure what serves it and what is missing', async () => {
    await add('hainan', 'hainan', '海南州金秋助学实施意见', { measures: ['15'] })
    await add('clerk', 'province', '弘扬三种精神的意见', { measures: ['3'] })
    await add('clerk', 'province', '已废止的决定', { measures: ['22'], validity: 'repealed', validUntil: '2025-12-31' })
    const rows = await province.as('clerk', (ctx) => showCoverage(ctx, false))
    expect(rows).toHaveLength(27)
    expect(rows[14]).toMatchObject({ no: 15, documents: [{ title: '海南州金秋助学实施意见' }] })
    expect(rows[21]?.gaps.map(({ gap }) => gap)).toEqual(['document', 'task', 'file'])
    expect(rows[2]?.gaps.map(({ gap }) => gap)).toEqual(['task', 'file'])
    expect((await province.as('clerk', (ctx) => showCoverage(ctx, true))).length).toBe(27)
    const beside = await province.as('xining', (ctx) => showCoverage(ctx, false))
    expect(beside[14]?.documents).toEqual([])
  })
})

describe('a task of the ledger', () => {
  const give = (title: string, number: string, documentId: string = crypto.randomUUID()) =>
    province.as('clerk', (ctx) =>
      openCase(ctx, {
        process: 'chore',
        unitId: province.unit.labour,
        title: '任务',
        answers: { place: { documentId, title, number, start: 0, end: 1 } },
      }),
    )
  const row = async (no: number) => (await province.as('clerk', (ctx) => showCoverage(ctx, false)))[no - 1]

  test('serves the measure of its clause, or those of its document', async () => {
    await give('中共中央 国务院 关于深化产业工人队伍建设改革的意见', '（二十二）')
    expect(await row(22)).toMatchObject({ tasks: 1, tasksOpen: 1, gaps: [{ gap: 'document' }, { gap: 'file' }] })
    expect(await row(21)).toMatchObject({ tasks: 0 })

    const id = crypto.randomUUID()
    const described = {
      ...{
        policy: { regionId: 630000, id },
        unitId: province.unit.province,
        title: '制造业稳岗方案',
        number: null,
        issuer: null,
      },
      ...{
        origin: 'own',
        issuedOn: null,
        text: '全文',
        evidenceId: crypto.randomUUID(),
        revises: null,
        address: '/policy/1/1',
      },
    }
    await province.asSystem((ctx) => takeIn(ctx, described))
    const [one] = (
      await province.as('clerk', (ctx) => showDocuments(ctx, LibraryFilter.parse({ words: '制造业稳岗' })))
    ).rows
    if (!one) throw new Error('not taken in')
    await province.as('clerk', (ctx) =>
      changeDocument(ctx, one, 1, answers('province', '制造业稳岗方案', { kind: 'other', measures: ['21'] })),
    )
    await give('制造业稳岗方案', '（一）', id)
    expect(await row(21)).toMatchObject({ tasks: 1, gaps: [{ gap: 'file' }] })
  })
})
