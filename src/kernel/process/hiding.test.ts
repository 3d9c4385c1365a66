import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ctx, defineDomain } from '#kernel/domain/server'
import { listCaseEvidence, uploadEvidence } from '#kernel/evidence/server'
import { defineForm, evidence, optional, text } from '#kernel/form'
import { SearchFilter } from '#kernel/search'
import { search } from '#kernel/search/server'
import { openTestProvince, type PersonKey, type TestProvince } from '#kernel/testing/server'
import { Missing } from '#platform/errors'
import { say } from '#platform/say'
import { type AnyProcess, type CaseRef, defineProcess, findFlaws } from './index.ts'
import { act, openCase, processRoutes, showCase } from './server.ts'

const hidden = { until: ['signed'], except: ['paper.write', 'paper.sign'] }
const words = text(say('正文', 'Text'))
const proof = optional(evidence(say('附件', 'Attachments')))

/** A paper that is written, sent back or signed; what it says is for its writers until it is signed. */
const paper = defineProcess({
  name: 'secret-paper',
  version: 1,
  label: say('文稿', 'Paper'),
  source: say('测试规则', 'Test rules'),
  form: defineForm({ topic: text(say('题目', 'Topic')) }),
  start: 'begun',
  startBy: 'paper.write',
  readBy: 'paper.read',
  parameters: [],
  hides: { words: hidden, proof: hidden, why: { ...hidden, until: ['dropped'] } },
  states: {
    begun: { label: say('已开始', 'Begun') },
    drafted: { label: say('已起草', 'Drafted') },
    signed: { label: say('已签发', 'Signed'), final: true },
    dropped: { label: say('已取消', 'Dropped'), final: true },
  },
  actions: {
    draft: {
      label: say('起草', 'Draft'),
      from: ['begun', 'drafted'],
      to: 'drafted',
      by: 'paper.write',
      form: defineForm({ words, proof }),
      writes: ['words', 'proof'],
    },
    back: {
      label: say('退回', 'Send back'),
      from: ['drafted'],
      to: 'begun',
      by: 'paper.sign',
      form: defineForm({ why: text(say('理由', 'Why')) }),
    },
    sign: { label: say('签发', 'Sign'), from: ['drafted'], to: 'signed', by: 'paper.sign' },
    drop: { label: say('取消', 'Drop'), from: ['begun'], to: 'dropped', by: 'paper.write' },
  },
})

const domain = defineDomain({
  name: 'paper-test',
  label: say('文稿', 'Papers'),
  processes: [paper as never],
  permissions: {
    'paper.read': {
      label: say('查看', 'Read'),
      posts: ['office-clerk', 'office-reviewer', 'convener', 'liaison', 'county-cadre', 'prefecture-cadre'],
    },
    'paper.write': { label: say('起草', 'Write'), posts: ['office-clerk'] },
    'paper.sign': { label: say('签发', 'Sign'), posts: ['convener'] },
  },
})

let province: TestProvince
let one: CaseRef
const at = <T>(login: PersonKey, deed: (ctx: Ctx) => Promise<T>) => province.as(login, deed)
const seen = (login: PersonKey) => at(login, (ctx) => showCase(ctx, one))
const found = async (login: PersonKey, asked: string) =>
  (await at(login, (ctx) => search(ctx, SearchFilter.parse({ words: asked })))).total
const files = async (login: PersonKey) =>
  (await at(login, (ctx) => listCaseEvidence(ctx.db, one))).map(({ file }) => file.name)

beforeAll(async () => {
  province = await openTestProvince([domain])
  const { province: unitId, education } = province.unit
  one = await at('clerk', (ctx) =>
    openCase(ctx, {
      process: 'secret-paper',
      unitId,
      title: '产改纪要',
      answers: { topic: '产改' },
      parties: [{ unitId: education, part: say('成员单位', 'Member') }],
    }),
  )
  const draft = async (said: string) => {
    const file = { name: `${said}.txt`, bytes: Buffer.from(`${said}的附件`) }
    const { id } = await at('clerk', (ctx) => uploadEvidence(ctx, { unitId, origin: '起草' }, file))
    await at('clerk', (ctx) => act(ctx, one, 'draft', { input: { words: said, proof: [id] } }))
  }
  await draft('拟由某厅牵头')
  await at('convener', (ctx) => act(ctx, one, 'back', { input: { why: '牵头单位不妥' } }))
  await draft('确定由省教育厅牵头')
  await province.settle()
})
afterAll(() => province.close())

describe('what is hidden', () => {
  test('is read by those who write and sign, and by no other reader: not above, not beside, not by a party', async () => {
    for (const login of ['clerk', 'convener'] as const)
      expect((await seen(login)).answers).toMatchObject({ words: '确定由省教育厅牵头' })
    for (const login of ['reviewer', 'education'] as const) {
      const shown = await seen(login)
      expect(shown.answers).toEqual({ topic: '产改' })
      expect(JSON.stringify(shown)).not.toMatch(/牵头/)
      expect(shown.hidden.map(({ label, until }) => [label.zh, until[0]?.zh])).toEqual([
        ['正文', '已签发'],
        ['附件', '已签发'],
      ])
    }
    for (const login of ['labour', 'xining', 'datong'] as const) await expect(seen(login)).rejects.toThrow(Missing)
  })

  test('is not found in searches, not listed, and its file does not tell of the case', async () => {
    expect([await found('clerk', '省教育厅牵头'), await found('education', '产改纪要')]).toEqual([0, 1])
    const list = processRoutes.find(({ endpoint }) => endpoint.path === '/cases' && endpoint.method === 'GET')
    const listed = await at('education', async (ctx) =>
      list?.answer({ ...ctx, query: { page: 1, size: 20, process: 'secret-paper' } } as never),
    )
    expect(JSON.stringify(listed)).not.toMatch(/牵头/)
    expect(await files('education')).toEqual([])
  })

  test('is open once its state has come: as it is now, without what was written before and without the reason', async () => {
    await at('convener', (ctx) => act(ctx, one, 'sign'))
    await province.settle()
    const shown = await seen('education')
    expect(shown.answers).toMatchObject({ words: '确定由省教育厅牵头' })
    expect(shown.hidden).toEqual([])
    expect(JSON.stringify(shown)).not.toMatch(/某厅|不妥/)
    expect(JSON.stringify((await seen('clerk')).history)).toMatch(/某厅.*不妥/)
    expect(await files('education')).toEqual(['确定由省教育厅牵头.txt'])
    expect(await found('clerk', '产改纪要')).toBe(1)
  })
})

test('a definition hides only what some form asks, until a state it has, and not for ever', () => {
  const flaws = (hides: object) => findFlaws({ ...paper, hides } as unknown as AnyProcess)
  expect(flaws({ word: hidden })).toEqual(['hides "word", which no form asks'])
  expect(flaws({ words: { until: ['sealed'], except: [] } })).toEqual([
    'hides "words" until "sealed", which is not a state',
  ])
  expect(flaws({ words: { until: [], except: [] } })).toEqual(['hides "words" for ever'])
})
