import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ctx, defineDomain, onDay } from '#kernel/domain/server'
import { uploadEvidence } from '#kernel/evidence/server'
import { claimsOfCase, headlineClaim } from '#kernel/indicator/server'
import { act, findCase, listHistory, openCase, type StoredCase, showCase } from '#kernel/process/server'
import { openTestProvince, type PersonKey, type TestProvince } from '#kernel/testing/server'
import { Missing, Refused } from '#platform/errors'
import { type Say, say } from '#platform/say'
import { watchEnds } from './deeds/lights.ts'
import { openRound, previewRound } from './deeds/open.ts'
import { knowledgeOf } from './deeds/prefill.ts'
import { showLights, showReports, showRound, showRounds } from './deeds/show.ts'
import { domain, figuresOf } from './domain.ts'
import { countNotices, giveWork, workDomain } from './testing.ts'

const whole = { page: 1, size: 50 }
const words = { progress: 60, done: '开展技能培训五期，新增高级工 120 人。' }

describe('a quarter of dispatch', () => {
  let province: TestProvince
  let round: StoredCase
  const task: Record<string, StoredCase> = {}
  const as = <T>(login: PersonKey, day: string, deed: (ctx: Ctx) => Promise<T>) =>
    province.as(login, (ctx) => deed(onDay(ctx, day)))

  beforeAll(async () => {
    const { demonstrate: _, ...own } = domain
    province = await openTestProvince([workDomain, defineDomain(own)])
    const { unit } = province
    const give = (key: string, unitId: number, until: string | null, parties: { unitId: number; part: Say }[] = []) =>
      province.asSystem(async (ctx) => {
        task[key] = await giveWork(ctx, unitId, { what: `任务${key}`, from: '2026-01-05', until, parties })
      })
    await give('education', unit.education, '2026-12-31', [{ unitId: unit.labour, part: say('配合', 'Joint') }])
    await give('xining', unit.xining, '2026-12-31')
    await give('datong', unit.datong, '2026-10-09')
    await give('hainan', unit.hainan, '2026-12-31')
    await give('gonghe', unit.gonghe, null)
    await as('clerk', '2026-07-01', (ctx) =>
      giveWork(ctx, unit.labour, { what: '任务labour', from: '2026-10-08', until: '2026-12-31' }),
    )
  }, 120_000)
  afterAll(() => province.close())

  const board = (login: PersonKey = 'clerk', day = '2026-10-14', filter = {}) =>
    as(login, day, (ctx) => showReports(ctx, round, { ...whole, ...filter }))
  const reportOf = async (name: string, of: StoredCase = round): Promise<StoredCase> => {
    const found = await province.asSystem(async (ctx) => {
      const { rows } = await showReports(ctx, of, whole)
      const row = rows.find((one) => one.title === `任务${name}`)
      return row ? findCase(ctx.db, row) : null
    })
    if (!found) throw new Error(`no report on ${name}`)
    return found
  }

  test('shows before opening what it asks and how its dates are reckoned', async () => {
    const preview = await as('clerk', '2026-09-29', (ctx) => previewRound(ctx, { period: '2026-Q3' }))
    expect(preview).toMatchObject({ tasks: 5, units: 5, fields: 30, refusals: [], dueOn: { date: '2026-10-13' } })
    expect(preview.dueOn.steps.filter((step) => step.counted)).toHaveLength(5)
    expect(preview.dueOn.words.zh).toContain('产品默认值')
    await expect(as('clerk', '2026-09-29', (ctx) => previewRound(ctx, { period: '2026' }))).rejects.toThrow(Refused)
  })

  test('asks the owner of every open tracked case begun by its last day, each with the parties of the case', async () => {
    round = await as('clerk', '2026-09-29', (ctx) => openRound(ctx, { period: '2026-Q3', note: '请按时报送' }))
    const { rows } = await board()
    expect(rows.map((row) => row.title).sort()).toEqual([
      '任务datong',
      '任务education',
      '任务gonghe',
      '任务hainan',
      '任务xining',
    ])
    expect(rows.every((row) => row.dueOn === '2026-10-13' && row.state === 'asked')).toBe(true)
    const report = await reportOf('education')
    expect(report).toMatchObject({ parentId: task.education?.id, period: '2026-Q3', area: 'quality' })
    const shown = await as('labour', '2026-10-09', (ctx) => showCase(ctx, report))
    expect(shown.parties).toMatchObject([{ unitId: province.unit.labour, part: { zh: '配合', en: 'Joint' } }])
  })

  test('is opened once for a unit and period, by people of the office alone, and with reckoned dates', async () => {
    const again = { period: '2026-Q3', note: null }
    await expect(as('clerk', '2026-09-29', (ctx) => openRound(ctx, again))).rejects.toThrow(/round-already-open/)
    const preview = await as('clerk', '2026-09-29', (ctx) => previewRound(ctx, { period: '2026-Q3' }))
    expect(preview.refusals).toMatchObject([{ rule: 'round-already-open' }])
    for (const login of ['reviewer', 'education', 'xining'] as const)
      await expect(as(login, '2026-09-29', (ctx) => openRound(ctx, again))).rejects.toThrow(Missing)
    const byHand = {
      process: 'round',
      unitId: province.unit.province,
      title: 'x',
      period: '2026-Q2',
      answers: { dueOn: '2026-12-31', checkOn: '2026-12-31', bulletinOn: '2026-12-31', note: null },
    }
    await expect(as('clerk', '2026-09-29', (ctx) => openCase(ctx, byHand))).rejects.toThrow(/term-reckoned/)
    const report = { process: 'report', unitId: province.unit.education, title: 'x', answers: { dueOn: '2026-12-31' } }
    await expect(as('clerk', '2026-09-29', (ctx) => openCase(ctx, report))).rejects.toThrow(/report-by-round/)
  })

  test('is seen by those asked, with their own reports only; a stranger cannot tell it from nothing', async () => {
    expect((await board('education')).rows.map((row) => row.title)).toEqual(['任务education'])
    expect((await board('labour')).rows.map((row) => row.title)).toEqual(['任务education'])
    expect((await board('xining')).rows.map((row) => row.title).sort()).toEqual(['任务datong', '任务xining'])
    expect((await as('datong', '2026-10-09', (ctx) => showRounds(ctx, whole))).rows).toHaveLength(1)
    for (const login of ['huangzhong', 'plant', 'works', 'admin'] as const) {
      await expect(board(login)).rejects.toThrow(Missing)
      await expect(as(login, '2026-10-09', (ctx) => showRound(ctx, round))).rejects.toThrow(Missing)
      expect((await as(login, '2026-10-09', (ctx) => showRounds(ctx, whole))).rows).toEqual([])
    }
    const report = await reportOf('datong')
    for (const login of ['plant', 'huangzhong', 'hainan', 'education'] as const) {
      await expect(as(login, '2026-10-09', (ctx) => showCase(ctx, report))).rejects.toThrow(Missing)
      await expect(as(login, '2026-10-09', (ctx) => showLights(ctx, report))).rejects.toThrow(Missing)
      await expect(as(login, '2026-10-09', (ctx) => act(ctx, report, 'submit', { input: words }))).rejects.toThrow(
        Missing,
      )
    }
    const joint = await reportOf('education')
    await expect(as('labour', '2026-10-09', (ctx) => act(ctx, joint, 'submit', { input: words }))).rejects.toThrow(
      Missing,
    )
  })

  test('lights the task when a report is accepted, by somebody who did not send it', async () => {
    const report = await reportOf('education')
    const figures = [
      { indicator: 'skilled-workers', value: 1800, qualifier: '', scope: '', asOf: '2026-09-30', method: 'filled' },
    ]
    await as('education', '2026-10-10', (ctx) => act(ctx, report, 'submit', { rev: 1, input: { ...words, figures } }))
    await expect(as('education', '2026-10-10', (ctx) => act(ctx, report, 'accept'))).rejects.toThrow(Missing)
    await as('reviewer', '2026-10-12', (ctx) => act(ctx, report, 'accept', { rev: 2 }))
    const [done, work] = await province.asSystem(async ({ db }) => [
      await findCase(db, report),
      await findCase(db, task.education as StoredCase),
    ])
    expect(done).toMatchObject({ state: 'accepted', progress: 60, light: 'yellow', worst: 'yellow' })
    expect(work).toMatchObject({ progress: 60, light: 'yellow', worst: 'yellow', rev: 1 })
    expect(work?.lightWhy?.zh).toContain('计划进度 74.4%，实际进度 60%，滞后 14.4 个百分点')
    const claims = await province.asSystem(({ db }) => claimsOfCase(db, report))
    expect(claims).toMatchObject([{ state: 'accepted', value: '1800', period: '2026-Q3' }])
  })

  test('sends a report back with its reason and takes its figures back, too', async () => {
    const report = await reportOf('xining')
    const figures = [
      { indicator: 'skilled-workers', value: 500, qualifier: '', scope: '', asOf: '2026-09-30', method: 'filled' },
    ]
    await as('xining', '2026-10-12', (ctx) => act(ctx, report, 'submit', { input: { ...words, figures } }))
    await as('reviewer', '2026-10-14', (ctx) => act(ctx, report, 'return', { input: { reason: '请写明培训人数' } }))
    const claims = await province.asSystem(({ db }) => claimsOfCase(db, report))
    expect(claims).toMatchObject([{ state: 'withdrawn' }])
    const back = await province.asSystem(({ db }) => findCase(db, report))
    expect(back).toMatchObject({ state: 'returned', dueOn: '2026-10-19' })
    await as('xining', '2026-10-15', (ctx) => act(ctx, report, 'submit', { input: { ...words, progress: 80 } }))
    await as('reviewer', '2026-10-16', (ctx) => act(ctx, report, 'accept', {}))
    const [row] = (await board('clerk', '2026-10-16', { unitId: province.unit.xining })).rows
    expect(row).toMatchObject({ returned: 1, submittedOn: '2026-10-12', late: null, light: 'green' })
  })

  test('keeps the worst light of the quarter after repair', async () => {
    await province.asSystem((ctx) => watchEnds(onDay(ctx, '2026-10-12')))
    const late = await province.asSystem(({ db }) => findCase(db, task.datong as StoredCase))
    expect(late).toMatchObject({ light: 'red', worst: 'red' })
    const report = await reportOf('datong')
    const full = { ...words, progress: 100 }
    await expect(as('datong', '2026-10-13', (ctx) => act(ctx, report, 'submit', { input: full }))).rejects.toThrow(
      /needs-proof/,
    )
    await as('datong', '2026-10-13', async (ctx) => {
      const file = { name: '验收单.txt', bytes: Buffer.from('任务已全部完成') }
      const proof = await uploadEvidence(ctx, { unitId: province.unit.datong, origin: '验收' }, file)
      await act(ctx, report, 'submit', { input: { ...full, proof: [proof.id] } })
    })
    await as('reviewer', '2026-10-14', (ctx) => act(ctx, report, 'accept', {}))
    expect(await province.asSystem(({ db }) => findCase(db, report))).toMatchObject({ light: 'green', worst: 'red' })
    const lights = await as('datong', '2026-10-14', (ctx) => showLights(ctx, report))
    expect(lights.map((line) => [line.period, line.onDay, line.light])).toEqual([
      ['2026-Q3', '2026-10-12', 'red'],
      ['2026-Q3', '2026-10-14', 'green'],
    ])
  })

  test('lists who is late in words, tells them once a day, and writes it into the journal', async () => {
    const { late } = await as('clerk', '2026-10-15', (ctx) => showRound(ctx, round))
    expect(late.map((row) => [row.title, row.late?.zh])).toEqual([
      ['任务hainan', '逾期 2 个工作日未报'],
      ['任务gonghe', '逾期 2 个工作日未报'],
    ])
    await as('clerk', '2026-10-15', (ctx) => act(ctx, round, 'urge', { input: { words: '今日下班前' } }))
    await as('clerk', '2026-10-15', (ctx) => act(ctx, round, 'urge', {}))
    const history = await as('clerk', '2026-10-15', (ctx) => listHistory(ctx.db, round))
    expect(history.map((line) => line.action)).toEqual(['round.open', 'round.urge', 'round.urge'])
    const told = await as('hainan', '2026-10-15', ({ db }) =>
      countNotices(db, '请尽快报送《任务hainan（2026年第三季度）》'),
    )
    expect(told).toBe(1)
  })

  test('counts a report that comes late as late', async () => {
    const report = await reportOf('hainan')
    await as('hainan', '2026-10-19', (ctx) => act(ctx, report, 'submit', { input: { ...words, progress: 30 } }))
    await as('clerk', '2026-10-20', (ctx) => act(ctx, report, 'accept', {}))
    const [row] = (await board('clerk', '2026-10-20', { unitId: province.unit.hainan })).rows
    expect(row).toMatchObject({ late: { zh: '迟报 4 个工作日' }, light: 'red' })
  })

  test('closes with a written reason while reports are missing; no data is grey, not zero', async () => {
    await expect(as('clerk', '2026-10-22', (ctx) => act(ctx, round, 'close', {}))).rejects.toThrow(/unaccepted-left/)
    await as('clerk', '2026-10-22', (ctx) => act(ctx, round, 'close', { override: '共和县已说明情况' }))
    expect(await reportOf('gonghe')).toMatchObject({ state: 'missed', light: 'grey', progress: null })
    const figures = await province.asSystem((ctx) =>
      figuresOf(onDay(ctx, '2026-10-22'), province.unit.province, '2026-Q3'),
    )
    expect(figures).toMatchObject([
      { indicator: 'dispatch-on-time-rate', value: 60, numerator: 3, denominator: 5 },
      { indicator: 'dispatch-accepted-rate', value: 80, numerator: 4, denominator: 5 },
      { indicator: 'task-progress', value: 67.5, denominator: 4 },
    ])
    const head = await province.asSystem((ctx) =>
      headlineClaim(ctx, 'dispatch-on-time-rate', province.unit.province, '2026-Q3'),
    )
    expect(head?.claim).toMatchObject({ value: '60', method: 'business', state: 'accepted', caseId: round.id })
    const small = await province.asSystem((ctx) => figuresOf(ctx, province.unit.xining, '2026-Q3'))
    expect(small[0]).toMatchObject({
      value: null,
      numerator: 2,
      denominator: 2,
      withheld: { zh: '基数不足 5，不计算比率' },
    })
  })

  test('offers next time what is known, and says how much it asks', async () => {
    const next = await as('clerk', '2026-11-16', (ctx) => openRound(ctx, { period: '2026-Q4', note: null }))
    const report = await reportOf('education', next)
    const known = await as('education', '2026-11-16', (ctx) => knowledgeOf(ctx, report))
    expect(known.last).toMatchObject({ period: '2026-Q3', progress: 60 })
    expect(known.known).toMatchObject({
      progress: 60,
      figures: [{ indicator: 'skilled-workers', value: 1800, asOf: '2026-09-30' }],
    })
    expect(known).toMatchObject({
      planned: 87.5,
      asOf: '2026-11-16',
      burden: { asked: 6, filled: 2, again: 1, times: 2 },
    })
    expect(known.targets).toMatchObject([{ noun: '技能人才数' }])
    const lower = { progress: 50, done: '新的进展。' }
    await expect(as('education', '2026-11-16', (ctx) => act(ctx, report, 'submit', { input: lower }))).rejects.toThrow(
      /goes-back/,
    )
    await expect(as('education', '2026-11-16', (ctx) => act(ctx, report, 'submit', { input: words }))).rejects.toThrow(
      /same-words/,
    )
    await as('education', '2026-11-16', (ctx) => act(ctx, report, 'submit', { input: lower, override: '上季度多报' }))
    const first = (await as('clerk', '2026-11-16', (ctx) => showRound(ctx, next))).round
    expect(first.counts).toMatchObject({ total: 6, fields: 36, submitted: 1 })
  })

  test('adds a task begun since, and asks about nothing twice', async () => {
    const { rows } = await as('clerk', '2026-11-17', (ctx) => showRounds(ctx, whole))
    const next = rows.find((row) => row.period === '2026-Q4')
    if (!next) throw new Error('the fourth quarter is not open')
    await expect(as('clerk', '2026-11-17', (ctx) => act(ctx, next, 'add', {}))).rejects.toThrow(/nothing-to-add/)
    await province.asSystem((ctx) =>
      giveWork(ctx, province.unit.huangzhong, { what: '任务huangzhong', from: '2026-11-17', until: '2026-12-31' }),
    )
    expect((await as('clerk', '2026-11-17', (ctx) => showRound(ctx, next))).missing).toBe(1)
    await as('clerk', '2026-11-17', (ctx) => act(ctx, next, 'add', {}))
    const { round: now } = await as('clerk', '2026-11-17', (ctx) => showRound(ctx, next))
    expect(now.counts.total).toBe(7)
    expect((await as('huangzhong', '2026-11-17', (ctx) => showRounds(ctx, whole))).rows).toHaveLength(1)
  })

  test('asks and ends in the background what one request would take too long for', async () => {
    const works = Array.from({ length: 103 }, (_, i) => `小任务${i}`)
    await province.asSystem(async (ctx) => {
      for (const what of works)
        await giveWork(ctx, province.unit.office, { what, from: '2026-05-06', until: '2026-12-31' })
    })
    const second = await as('clerk', '2026-06-29', (ctx) => openRound(ctx, { period: '2026-Q2', note: null }))
    const total = async () => (await as('clerk', '2026-06-30', (ctx) => showRound(ctx, second))).round.counts
    expect(await total()).toMatchObject({ total: 100 })
    await province.settle()
    expect((await total()).total).toBeGreaterThan(103)
    await as('clerk', '2026-07-01', (ctx) => act(ctx, second, 'close', { override: '演练' }))
    expect((await total()).missed).toBe(50)
    await province.settle()
    const { total: all, missed } = await total()
    expect(missed).toBe(all)
  }, 60_000)
})
