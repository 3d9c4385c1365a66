import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scopeOf } from '#kernel/access'
import { claimsWithKeys, findClaims, reportClaims } from '#kernel/indicator/server'
import { act, findCase } from '#kernel/process/server'
import { openTestProvince, type PersonKey, type TestProvince } from '#kernel/testing/server'
import { Invalid, Missing, Refused } from '#platform/errors'
import { say } from '#platform/say'
import { importCommand } from './commands/import.ts'
import { importRegister } from './deeds/import.ts'
import { lookForConflicts, openConflicts, queueConflicts, takeUp } from './deeds/queue.ts'
import { sentRegister } from './deeds/register-file.ts'
import { showClaims, showFile, showFindings } from './deeds/show.ts'
import { domain } from './domain.ts'
import { FindingFilter } from './model/index.ts'
import { headings } from './rules/index.ts'
import { listConflicts } from './store/conflicts.ts'
import { registerNamed } from './testing.ts'

const helped = {
  ...{ name: 'people-helped', label: say('受助职工', 'People helped'), measure: say('人', 'people') },
  ...{
    direction: 'up' as const,
    per: 'year' as const,
    kind: 'flow' as const,
    decimals: 0,
    source: say('测试', 'Test'),
  },
}

let province: TestProvince
beforeAll(async () => {
  province = await openTestProvince([{ ...domain, indicators: [helped] }])
})
afterAll(() => province.close())

const head = Object.values(headings).join(',')
const csv = (...rows: string[]) => ({ name: '通报.csv', bytes: Buffer.from([head, ...rows].join('\n')) })
const first = csv(
  'F109,,清欠中小企业账款额,sme-arrears,80000000,元,,省产改联席会议办公室,青海省,2024年,,549',
  'F151,,清欠中小企业账款额,sme-arrears,6.9,亿元,,省人力资源社会保障厅,青海省,2024年,,621',
  'F300,,暖新保投保人数,insured,6550,名,,西宁市总工会,西宁市,2024年,,843',
  'F301,,两癌筛查人数,screened,2900,名,,某某协会,西宁市新就业形态劳动者,近年来,,843',
)
const take = (login: PersonKey, file: { name: string; bytes: Buffer }, dryRun = false) =>
  province.as(login, async (ctx) => importRegister(ctx, await sentRegister(file), dryRun))
const findings = (login: PersonKey, filter: object = {}) =>
  province.as(login, async (ctx) => (await showFindings(ctx, FindingFilter.parse({ size: 200, ...filter }))).rows)
const claims = (login: PersonKey) =>
  province.as(login, (ctx) => findClaims(ctx.db, { scope: scopeOf(ctx.actor, 'conflict.read'), state: 'live' }, 1000))
const conflicts = () => province.as('clerk', (ctx) => listConflicts(ctx.db))

describe('a register', () => {
  test('becomes claims, each with its unit, its words and its place in the file', async () => {
    expect(await take('clerk', first)).toEqual({ rows: 4, added: 4, faults: [] })
    const found = await claims('clerk')
    const arrears = found.find(({ mark }) => mark === 'F151')
    expect(arrears).toMatchObject({
      ...{ value: '690000000', measure: { zh: '元' }, unitName: '青海省总工会', period: '2024', method: 'imported' },
      ...{ reporterUnitName: '省人力资源社会保障厅', reporterName: '省人力资源社会保障厅' },
      source: { title: '通报.csv', from: 621, to: 622 },
    })
    expect(found.find(({ mark }) => mark === 'F300')).toMatchObject({ unitName: '西宁市总工会', scope: '' })
    expect(found.find(({ mark }) => mark === 'F301')).toMatchObject({
      ...{ unitName: '青海省总工会', scope: '西宁市新就业形态劳动者', period: '近年来' },
      ...{ reporterUnitName: null, reporterName: '某某协会' },
    })
  })

  test('adds nothing when it comes again, byte for byte', async () => {
    expect(await take('clerk', first)).toEqual({ rows: 4, added: 0, faults: [] })
    expect(await claims('clerk')).toHaveLength(4)
  })

  test('is taken in whole or not at all, and each faulty row is named', async () => {
    const bad = csv(
      'X1,,甲,a,12,人,,乙,青海省,2024年,,1',
      'X2,,甲,a,若干,人,,乙,青海省,2024年,,2',
      'X3,,,a,3,人,,乙,青海省,2024年,,3',
    )
    const { added, faults } = await take('clerk', bad)
    expect(added).toBe(0)
    expect(faults.map(({ row, path, rule }) => [row, path, rule])).toEqual([
      [3, 'value', 'cell-unreadable'],
      [4, 'indicator_zh', 'cell-unreadable'],
    ])
    expect(await claims('clerk')).toHaveLength(4)
  })
})

describe('a conflict', () => {
  test('is found among the claims in reach, and by nobody who cannot see both', async () => {
    expect(await findings('clerk')).toMatchObject([
      { kind: 'value', severity: 'error', claims: [{ mark: 'F109' }, { mark: 'F151' }], conflict: null },
    ])
    expect(await findings('clerk', { kind: 'trend' })).toEqual([])
    const { counts } = await province.as('clerk', (ctx) => showFindings(ctx, FindingFilter.parse({ kind: 'trend' })))
    expect(counts.find(({ kind }) => kind === 'value')).toEqual({ kind: 'value', error: 1, warning: 0, info: 0 })
    expect(counts.find(({ kind }) => kind === 'trend')).toEqual({ kind: 'trend', error: 0, warning: 0, info: 0 })
    const other = await province.as('clerk', (ctx) => showFindings(ctx, FindingFilter.parse({ words: '没有这个词' })))
    expect(other.counts.every(({ error, warning, info }) => error + warning + info === 0)).toBe(true)
    for (const login of ['xining', 'datong', 'hainan', 'works'] as const) expect(await findings(login)).toEqual([])
  })

  test('is queued once, and its owner is the unit that reported', async () => {
    const queue = () => province.as('clerk', (ctx) => queueConflicts(ctx))
    expect(await queue()).toEqual({ opened: 1, grown: 0, lapsed: 0, asked: 1 })
    expect(await queue()).toEqual({ opened: 0, grown: 0, lapsed: 0, asked: 0 })
    const [conflict] = await conflicts()
    expect(conflict).toMatchObject({ kind: 'value', unitId: province.unit.labour })
    expect((await findings('clerk'))[0]?.conflict).toMatchObject({ id: conflict?.id, open: true })
    const one = await province.as('labour', (ctx) => findCase(ctx.db, conflict ?? { regionId: 0, id: '' }))
    expect(one).toMatchObject({
      state: 'asked',
      title: '数值不一致：清欠中小企业账款额 80,000,000元、690,000,000元（青海省总工会，2024年）',
    })
    expect(one?.dueOn).toBeTruthy()
  })

  test('is answered by its owner, settled by another with a reason, and says so to whoever prints', async () => {
    const [conflict] = await conflicts()
    if (!conflict) throw new Error('no conflict')
    const ids = conflict.claims
    const asked = { claims: ids }
    expect(await province.as('clerk', (ctx) => openConflicts(ctx, asked))).toMatchObject([{ id: conflict.id }])
    expect(await province.as('clerk', (ctx) => showClaims(ctx, conflict))).toHaveLength(2)
    await expect(province.as('xining', (ctx) => showClaims(ctx, conflict))).rejects.toThrow(Missing)
    const answer = { input: { outcome: 'keep', answer: '通报漏写“6.”，应为6.9亿元。' } }
    await expect(province.as('xining', (ctx) => act(ctx, conflict, 'answer', answer))).rejects.toThrow(Missing)
    await province.as('labour', (ctx) => act(ctx, conflict, 'answer', answer))
    await expect(
      province.as('reviewer', (ctx) => act(ctx, conflict, 'settle', { input: { resolution: 'correct' } })),
    ).rejects.toThrow(Invalid)
    const settlement = { input: { resolution: 'correct', reason: '以人社厅数为准。', headline: null } }
    await province.as('reviewer', (ctx) => act(ctx, conflict, 'settle', settlement))
    await expect(province.as('reviewer', (ctx) => act(ctx, conflict, 'settle', settlement))).rejects.toThrow(Refused)
    expect(await province.as('clerk', (ctx) => openConflicts(ctx, asked))).toEqual([])
  })

  test('stays settled, and comes up again only with a new claim, as a child of the settled one', async () => {
    const queue = () => province.as('clerk', (ctx) => queueConflicts(ctx))
    expect(await queue()).toEqual({ opened: 0, grown: 0, lapsed: 0, asked: 0 })
    const [old] = await conflicts()
    await take('clerk', csv('N1,,清欠中小企业账款额,sme-arrears,71000000,元,,省教育厅,青海省,2024年,,9'))
    expect(await queue()).toEqual({ opened: 1, grown: 0, lapsed: 0, asked: 1 })
    const fresh = (await conflicts()).find(({ id }) => id !== old?.id)
    expect(fresh?.claims).toHaveLength(3)
    const one = await province.as('clerk', (ctx) => findCase(ctx.db, fresh ?? { regionId: 0, id: '' }))
    expect(one).toMatchObject({ parentId: old?.id, state: 'asked' })
  })
})

describe('what is found when figures come in', () => {
  const rows = [
    'K1,,技能人才总数,skilled,468000,人,,省教育厅,青海省,2025年,,1',
    'K2,,技能人才总数,skilled,439000,人,,省人力资源社会保障厅,青海省,2025年,,2',
  ]
  const stateOf = (ref: { regionId: number; id: string }) =>
    province.as('clerk', async (ctx) => (await findCase(ctx.db, ref))?.state)
  const latest = async () => {
    const found = (await conflicts()).find(
      ({ title, caseState }) => title.includes('技能人才') && caseState !== 'settled',
    )
    if (!found) throw new Error('no conflict')
    return found
  }
  const live = async () =>
    (await claims('clerk')).filter(({ label }) => label.zh === '技能人才总数').map(({ value, state }) => [value, state])

  test('comes on to the office’s desk before anybody is asked; a doubt alone does not', async () => {
    const doubt = [
      'K3,,工会小家数,homes,100,个,,西宁市总工会,西宁市,2024年,,1',
      'K4,,工会小家数,homes,9000,个,,西宁市总工会,西宁市,2025年,,2',
    ]
    await take('clerk', csv(...rows, ...doubt))
    await province.asSystem((ctx) => lookForConflicts(ctx))
    expect(await stateOf(await latest())).toBe('found')
    expect((await conflicts()).filter(({ title }) => title.includes('工会小家'))).toEqual([])
    await province.asSystem((ctx) => lookForConflicts(ctx))
    expect((await conflicts()).filter(({ title }) => title.includes('技能人才'))).toHaveLength(1)
  })

  test('is asked about by the office alone, one by one from the list of findings', async () => {
    const conflict = await latest()
    const [finding] = (await findings('clerk')).filter(({ conflict: known }) => known?.id === conflict.id)
    expect(await province.as('clerk', (ctx) => takeUp(ctx, finding?.id ?? ''))).toMatchObject({ id: conflict.id })
    await expect(province.as('clerk', (ctx) => takeUp(ctx, 'value:none'))).rejects.toThrow(Missing)
    const ask = { input: { question: null } }
    await expect(province.as('xining', (ctx) => act(ctx, conflict, 'ask', ask))).rejects.toThrow(Missing)
    await province.as('clerk', (ctx) => act(ctx, conflict, 'ask', ask))
    expect(await stateOf(conflict)).toBe('asked')
  })

  test('a correction says its number; it counts once somebody else has settled, and what was said before stays', async () => {
    const conflict = await latest()
    const answerWith = (input: object) =>
      province.as('labour', (ctx) => act(ctx, conflict, 'answer', { input: { answer: '漏计一个批次。', ...input } }))
    await expect(answerWith({ outcome: 'correct', corrected: null })).rejects.toThrow(Refused)
    await expect(answerWith({ outcome: 'correct', corrected: '46.8万' })).rejects.toThrow(Refused)
    await answerWith({ outcome: 'correct', corrected: '468000' })
    expect(await live()).toContainEqual(['439000', 'reported'])
    const settlement = { input: { resolution: 'correct', reason: '人社厅已更正。', headline: null } }
    await province.as('reviewer', (ctx) => act(ctx, conflict, 'settle', settlement))
    expect((await live()).sort()).toEqual([
      ['468000', 'accepted'],
      ['468000', 'reported'],
    ])
    const name = await province.as('labour', async (ctx) => ctx.actor.name)
    const fresh = (await claims('clerk')).find(
      ({ label, state }) => label.zh === '技能人才总数' && state === 'accepted',
    )
    expect(fresh).toMatchObject({ reporterName: name, reporterUnitId: province.unit.labour })
    const kept = await province.as('clerk', (ctx) => claimsWithKeys(ctx.db, conflict.claims))
    expect(kept.map(({ state }) => state).sort()).toEqual(['reported', 'superseded'])
    expect(kept.find(({ state }) => state === 'superseded')).toMatchObject({ value: '439000', supersededBy: fresh?.id })
    await province.as('clerk', (ctx) => queueConflicts(ctx))
    const about = (await conflicts()).filter(({ title }) => title.includes('技能人才'))
    expect(about.map(({ caseState }) => caseState)).toEqual(['settled'])
  })
})

test('a finding names what units fill in by its label in either language, never by the name for programs', async () => {
  const { unit } = province
  await province.asSystem(async (ctx) => {
    for (const [value, reporterUnitId] of [
      [5120, unit.labour],
      [6730, unit.xining],
    ] as const) {
      const figure = {
        indicator: 'people-helped',
        value,
        qualifier: '',
        asOf: null,
        scope: '',
        method: 'filled' as const,
      }
      await reportClaims(ctx, { caseRef: null, unitId: unit.xining, period: '2025', reporterUnitId, figures: [figure] })
    }
  })
  const [found] = (await findings('clerk')).filter(({ reason }) => reason.zh.includes('受助职工'))
  expect(found?.reason.en).toContain('People helped = 5,120')
  expect(found?.reason.en).not.toContain('people-helped')
})

describe('a file', () => {
  test('is checked without being stored', async () => {
    const rows = registerNamed('h4-xinjiang') ?? []
    const fields = Object.keys(headings) as (keyof typeof headings)[]
    const text = [head, ...rows.map((row) => fields.map((field) => `"${row[field]}"`).join(','))].join('\n')
    const before = (await claims('clerk')).length
    const report = await province.as('datong', (ctx) => showFile(ctx, { name: 'x.csv', bytes: Buffer.from(text) }))
    expect(report.rows).toBe(rows.length)
    expect(report.findings.length).toBeGreaterThan(4)
    expect(report.findings[0]?.claims[0]).toMatchObject({ claim: null })
    expect(await claims('clerk')).toHaveLength(before)
    const broken = { name: 'x.csv', bytes: Buffer.from('甲,乙\n1,2') }
    await expect(province.as('datong', (ctx) => showFile(ctx, broken))).rejects.toThrow(Invalid)
  })
})

const journal = process.env.GONGYUN_REGISTER ?? ''

describe('the command line', () => {
  test.skipIf(!existsSync(journal))(
    'imports the whole register of the journal (left out where it is not)',
    async () => {
      const run = () => province.asSystem((ctx) => importCommand.run([journal], ctx))
      expect((await run()).json).toMatchObject({ rows: 381, added: 381 })
      expect((await run()).json).toMatchObject({ rows: 381, added: 0, conflicts: 0 })
      const marks = new Set((await claims('clerk')).map(({ mark }) => mark))
      expect([1, 100, 381].every((n) => marks.has(`F${String(n).padStart(3, '0')}`))).toBe(true)
    },
  )

  test('imports a register by one command', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gongyun-figures-'))
    const file = join(folder, '县级.csv')
    writeFileSync(file, csv('D1,,工会驿站数,stations,14,家,,大通县总工会,大通县,2024年,,1').bytes)
    const run = () => province.asSystem((ctx) => importCommand.run([file], ctx))
    expect((await run()).json).toMatchObject({ rows: 1, added: 1 })
    expect((await run()).json).toMatchObject({ rows: 1, added: 0 })
    await expect(province.asSystem((ctx) => importCommand.run([], ctx))).rejects.toThrow(Invalid)
    rmSync(folder, { recursive: true, force: true })
  })
})
