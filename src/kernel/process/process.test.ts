import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listEntries } from '#kernel/audit/server'
import { workingDays } from '#kernel/calendar'
import { type Ctx, defineDomain } from '#kernel/domain/server'
import { choice, date, defineForm, optional, text } from '#kernel/form'
import { getUnit } from '#kernel/org/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { Invalid, Missing, Refused, Stale } from '#platform/errors'
import { say } from '#platform/say'
import { readSheets, writeSheets } from '#platform/sheet/server'
import { importCases, templateOf } from './import.ts'
import { defineProcess, listPaths, play, rule } from './index.ts'
import { act, findCase, listHistory, openCase, processRoutes, showCase } from './server.ts'

const source = say('测试规则第一条', 'Test rules, art. 1')
const tooSmall = rule('too-small', say('数额过小', 'Too small'), source, ({ case: one }) =>
  (one.answers.reason as string).length < 2 ? say('理由过短', 'The reason is too short') : null,
)
const normallyNoon = rule('normally', say('一般不在试点县办理', 'Normally not here'), source, ({ case: one }) =>
  one.answers.kind === 'odd' ? say('一般不办理特殊类', 'Odd ones are normally not done') : null,
)

const errand = defineProcess({
  name: 'errand',
  version: 1,
  label: say('办事', 'Errand'),
  source,
  form: defineForm({
    reason: text(say('事由', 'Reason')),
    kind: choice(say('类别', 'Kind'), [
      { value: 'plain', label: say('一般', 'Plain') },
      { value: 'odd', label: say('特殊', 'Odd') },
    ]),
    on: optional(date(say('日期', 'Day'))),
  }),
  lists: ['kind'],
  start: 'asked',
  startBy: 'errand.ask',
  readBy: 'errand.read',
  parameters: ['errand.days'],
  states: {
    asked: {
      label: say('已提出', 'Asked'),
      within: workingDays({ parameter: 'errand.days' }),
      overdue: { act: 'lapse' },
      turn: { by: 'errand.check' },
    },
    checked: { label: say('已核', 'Checked'), turn: { by: 'errand.grant' } },
    granted: { label: say('已办', 'Granted'), final: true },
    lapsed: { label: say('已过期', 'Lapsed'), final: true },
  },
  actions: {
    check: { label: say('核对', 'Check'), from: ['asked'], to: 'checked', by: 'errand.check', unless: [tooSmall] },
    grant: {
      label: say('办结', 'Grant'),
      from: ['checked'],
      to: 'granted',
      by: 'errand.grant',
      notBy: ['check'],
      unlessReasoned: [normallyNoon],
    },
    back: {
      label: say('退回', 'Return'),
      from: ['checked'],
      to: 'asked',
      by: 'errand.grant',
      form: defineForm({ why: text(say('原因', 'Why')) }),
    },
    lapse: { label: say('过期', 'Lapse'), from: ['asked'], to: 'lapsed', by: 'system' },
  },
})

const domain = defineDomain({
  name: 'errand',
  label: say('办事', 'Errands'),
  processes: [errand as never],
  permissions: {
    'errand.ask': { label: say('提出', 'Ask'), posts: ['county-cadre', 'enterprise-chair'] },
    'errand.read': {
      label: say('查看', 'Read'),
      posts: ['county-cadre', 'prefecture-cadre', 'office-clerk', 'enterprise-chair'],
    },
    'errand.check': { label: say('核对', 'Check'), posts: ['county-cadre', 'prefecture-cadre'] },
    'errand.grant': { label: say('办理', 'Grant'), posts: ['prefecture-cadre', 'county-cadre'] },
  },
  parameters: [
    {
      key: 'errand.days',
      label: say('办理时限', 'Term'),
      value: 5,
      unit: say('工作日', 'working days'),
      region: null,
      validFrom: '2020-01-01',
      validTo: null,
      source,
      confidence: 'D',
    },
  ],
})

describe('a process', () => {
  test('that cannot be reached or ends nowhere does not start', () => {
    const broken = { ...errand, states: { ...errand.states, island: { label: say('孤岛', 'Island') } } }
    expect(() => defineProcess(broken as never)).toThrow(/"island" cannot be reached.*"island" is a dead end/)
  })

  test('has every path from start to end', () => {
    expect(listPaths(errand as never).map((path) => path.map((step) => step.action).join(' '))).toContain(
      'check back check grant'.replace('check grant', 'lapse'),
    )
  })

  test('asks its rules before the button is pressed', () => {
    const played = play(errand as never, { on: '2026-11-20', answers: { reason: 'x', kind: 'plain' } })
    expect(played.whyNot('check')).toMatchObject([{ rule: 'too-small', source }])
  })
})

describe('a case', () => {
  let province: TestProvince
  beforeAll(async () => {
    province = await openTestProvince([domain], [{ after: 'errand.check', name: 'note', run: async () => undefined }])
  })
  afterAll(() => province.close())
  const ask = (ctx: Ctx, kind = 'plain', unit: 'datong' | 'plant' = 'plant') =>
    openCase(ctx, {
      process: 'errand',
      unitId: province.unit[unit],
      title: '换发证件',
      answers: { reason: '遗失', kind },
    })

  test('keeps its parameters and opens its deadline to the arithmetic', async () => {
    const one = await province.as('plant', (ctx) => ask(ctx))
    expect(one).toMatchObject({
      state: 'asked',
      dueOn: '2026-11-27',
      parameters: { 'errand.days': 5 },
      regionId: 630121,
    })
    expect(one.dueTrace?.steps.filter((s) => s.counted)).toHaveLength(5)
  })

  test('moves by act() alone, with its line in the journal, and ends', async () => {
    const one = await province.as('plant', (ctx) => ask(ctx))
    await province.as('datong', (ctx) => act(ctx, one, 'check', { rev: 1 }))
    const done = await province.as('xining', (ctx) => act(ctx, one, 'grant', { rev: 2 }))
    expect(done).toMatchObject({ state: 'granted', rev: 3 })
    const history = await province.as('plant', (ctx) => listHistory(ctx.db, one))
    expect(history.map((line) => line.action)).toEqual(['errand.open', 'errand.check', 'errand.grant'])
  })

  test('is not granted by whoever checked it', async () => {
    const one = await province.as('plant', (ctx) => ask(ctx))
    await province.as('datong', (ctx) => act(ctx, one, 'check'))
    await expect(province.as('datong', (ctx) => act(ctx, one, 'grant'))).rejects.toThrow(Refused)
  })

  test('is seen from above, and not from below or beside; a stranger cannot tell it from nothing', async () => {
    const one = await province.as('datong', (ctx) => ask(ctx, 'plain', 'datong'))
    for (const login of ['datong', 'xining', 'clerk'] as const)
      expect((await province.as(login, (ctx) => showCase(ctx, one))).title).toBe('换发证件')
    for (const login of ['plant', 'huangzhong', 'hainan', 'works'] as const) {
      await expect(province.as(login, (ctx) => showCase(ctx, one))).rejects.toThrow(Missing)
      await expect(province.as(login, (ctx) => act(ctx, one, 'check'))).rejects.toThrow(Missing)
    }
  })

  test('is not changed over what somebody else did meanwhile', async () => {
    const one = await province.as('plant', (ctx) => ask(ctx))
    await province.as('datong', (ctx) => act(ctx, one, 'check', { rev: 1 }))
    await expect(province.as('xining', (ctx) => act(ctx, one, 'grant', { rev: 1 }))).rejects.toThrow(Stale)
  })

  test('passes a rule that holds normally only with a written reason, which the journal keeps', async () => {
    const one = await province.as('plant', (ctx) => ask(ctx, 'odd'))
    await province.as('datong', (ctx) => act(ctx, one, 'check'))
    await expect(province.as('xining', (ctx) => act(ctx, one, 'grant'))).rejects.toThrow(Refused)
    await province.as('xining', (ctx) => act(ctx, one, 'grant', { override: '经主任会议同意' }))
    const history = await province.as('xining', (ctx) => listHistory(ctx.db, one))
    expect(history.at(-1)?.body).toMatchObject({ override: '经主任会议同意' })
  })

  test('refuses answers the form does not allow, naming the field', async () => {
    const open = province.as('plant', (ctx) =>
      openCase(ctx, {
        process: 'errand',
        unitId: province.unit.plant,
        title: 'x',
        answers: { reason: '', kind: 'other', more: 1 },
      }),
    )
    await expect(open).rejects.toThrow(Invalid)
    await expect(open).rejects.toMatchObject({
      faults: [{ path: 'answers.reason', message: { zh: '“事由”不能为空' } }, { path: 'answers.kind' }, {}],
    })
  })

  test('is for a period as it is written, or for none', async () => {
    const ask = (period: string) =>
      province.as('datong', (ctx) =>
        openCase(ctx, {
          ...{ process: 'errand', unitId: province.unit.datong, title: '办事', period },
          answers: { reason: '办一件事', kind: 'plain' },
        }),
      )
    expect((await ask('2026-Q3')).period).toBe('2026-Q3')
    for (const period of ['2026-Q5', '去年', '=1+1']) await expect(ask(period), period).rejects.toThrow(Invalid)
  })

  test('tells those whose turn it is, and lapses by itself when its term is over', async () => {
    const one = await province.as('plant', (ctx) => ask(ctx))
    await province.settle()
    await province.asSystem((ctx) => act(ctx, one, 'lapse'))
    expect(await province.as('plant', (ctx) => findCase(ctx.db, one))).toMatchObject({ state: 'lapsed' })
  })

  test('has journal lines that are read from above, and not from beside', async () => {
    const one = await province.as('datong', (ctx) => ask(ctx, 'plain', 'datong'))
    const reads = async (login: 'xining' | 'huangzhong') =>
      (await province.as(login, (ctx) => listEntries(ctx.db, { subjectKind: 'case' }))).some(
        (line) => line.subjectId === one.id,
      )
    expect(await reads('xining')).toBe(true)
    expect(await reads('huangzhong')).toBe(false)
  })

  test('is on the desk of whoever may move it', async () => {
    const desk = processRoutes.find((route) => route.endpoint.path === '/desk')
    const rows = await province.as(
      'datong',
      async (ctx) => (await desk?.answer({ ...ctx, query: { page: 1, size: 20 } } as never)) as { rows: unknown[] },
    )
    expect(rows.rows.length).toBeGreaterThan(0)
  })

  test('fills the menu of whoever may read one or begin one, and of nobody else', async () => {
    const filled = async (login: 'xining' | 'hainan' | 'gonghe' | 'clerk') => {
      const route = processRoutes.find(({ endpoint }) => endpoint.path === '/processes/filled')
      return province.as(login, async (ctx) => (await route?.answer(ctx as never)) as { processes: string[] })
    }
    // Above reads the cases of its counties; beside has none to read and may begin none; another county may begin one.
    expect((await filled('xining')).processes).toEqual(['errand'])
    expect((await filled('hainan')).processes).toEqual([])
    expect((await filled('gonghe')).processes).toEqual(['errand'])
  })

  test('shows in lists the answers that its definition names', async () => {
    const one = await province.as('plant', (ctx) => ask(ctx, 'odd'))
    expect(one.shown).toEqual({ kind: 'odd' })
  })

  test('begins many times from one workbook, or not at all', async () => {
    const datong = (await province.as('datong', (ctx) => getUnit(ctx.db, province.unit.datong))).name
    const other = (await province.as('hainan', (ctx) => getUnit(ctx.db, province.unit.hainan))).name
    const template = await province.as('datong', async (ctx) => templateOf(ctx, 'errand'))
    const [head] = readSheets(template.bytes as Buffer)[0]?.rows ?? []
    expect(head?.cells).toEqual(['责任单位', '事项标题', '事项期间', '事由', '类别', '日期'])
    const book = (...rows: (string | null)[][]) => ({
      name: '批量.xlsx',
      bytes: writeSheets([
        { name: '办事', columns: head?.cells.map((header) => ({ header: String(header), kind: 'text' })) ?? [], rows },
      ]),
    })
    const load = (file: ReturnType<typeof book>) =>
      province.as('datong', (ctx) => importCases(ctx, 'errand', file, false))
    const good = [datong, '换发证件', null, '遗失', '一般', null]
    const refused = await load(book(good, [other, '换发证件', null, '', '奇怪', '2026-02-30']))
    expect(refused.faults.map(({ row, message }) => `${row} ${message.zh}`)).toEqual([
      '3 “类别”“奇怪”不在选项中：一般、特殊',
      '3 “事由”必须填写',
      '3 “日期”应为日期，格式如 2026-03-31',
    ])
    expect((await load(book(good, [other, '换发证件', null, '遗失', '一般', null]))).faults).toMatchObject([
      { row: 3, message: { zh: '“责任单位”不在您的管辖范围内' } },
    ])
    expect(await load(book(good, good))).toMatchObject({ rows: 2, added: 2, faults: [] })
    await expect(province.as('hainan', (ctx) => Promise.resolve(templateOf(ctx, 'nothing')))).rejects.toThrow(Missing)
  })
})
