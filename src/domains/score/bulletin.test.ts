import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appoint } from '#kernel/access/server'
import type { Ctx } from '#kernel/domain/server'
import { findGeometryFaults } from '#kernel/paper'
import type { CaseRef } from '#kernel/process'
import { act, showCase } from '#kernel/process/server'
import { openTestProvince, type PersonKey, type TestProvince } from '#kernel/testing/server'
import { Missing, Refused } from '#platform/errors'
import { readFile } from '#platform/files/server'
import { measurePdf } from '#platform/paper/server'
import { readText } from '#platform/reading/server'
import { differencesOf, draftBulletin, editBulletin, redrawBulletin } from './deeds/draft.ts'
import { answerOne, objectToLine } from './deeds/objections.ts'
import { openRound } from './deeds/rounds.ts'
import { openSheet, sayLines } from './deeds/sheet.ts'
import { addSystem, enforceSystem } from './deeds/systems.ts'
import { domain } from './domain.ts'
import { type Content, itemsOf, noInput, standardSystem } from './model/index.ts'
import { blocksOf, differences } from './rules/index.ts'
import { getBulletin, listEvaluations, listObjections } from './store/index.ts'

const answer = { yes: null, mark: null, notApplicable: null }

describe('a bulletin', () => {
  let province: TestProvince
  let roundId: string
  let units: Record<'xining' | 'hainan', CaseRef>
  let first: CaseRef
  let fresh: CaseRef
  const at = (login: PersonKey, ref: () => CaseRef, action: string, input = {}) =>
    province.as(login, (ctx) => act(ctx, ref(), action, { input }))
  const bulletinAt = (ref: CaseRef) => province.as('clerk', (ctx) => getBulletin(ctx.db, ref))

  /** Scores of a unit as if filled in and reviewed: every item marked `mark` of a hundred by acceptance or mark. */
  const score = async (ctx: Ctx, ref: CaseRef, mark: string) => {
    const sheet = await openSheet(ctx, ref)
    await sayLines(
      ctx,
      sheet,
      'review',
      itemsOf(standardSystem).map((item) => {
        const input = {
          ...noInput,
          yes: item.kind === 'YES_NO' ? true : null,
          mark: item.kind === 'REVIEWED' ? mark : null,
          acceptedMissing: item.measure ? '演示' : null,
        }
        return { item: item.key, input, evidence: [], note: null }
      }),
    )
  }

  beforeAll(async () => {
    province = await openTestProvince([domain])
    const systemId = await province.as('clerk', (ctx) =>
      addSystem(ctx, { name: '产改评价指标体系', year: 2026, from: null }),
    )
    await province.as('reviewer', (ctx) => enforceSystem(ctx, systemId))
    await province.as('clerk', async (ctx) => {
      const wanted = {
        name: '2026年度评价',
        period: '2026',
        systemId,
        units: [province.unit.xining, province.unit.hainan],
      }
      roundId = (await openRound(ctx, wanted)).id
      const [a, b] = (await listEvaluations(ctx.db, roundId)).map(({ regionId, caseId }) => ({ regionId, id: caseId }))
      if (!a || !b) throw new Error('no evaluations')
      units = { xining: a, hainan: b }
    })
    for (const login of ['xining', 'hainan'] as const) {
      const ref = () => units[login]
      await province.asSystem((ctx) => score(ctx, ref(), login === 'xining' ? '80' : '60'))
      await at(login, ref, 'submit', { pledge: true, note: null })
      await at('reviewer', ref, 'finish', { opinion: '属实' })
    }
  })
  afterAll(() => province.close())

  test('waits until every score is confirmed', async () => {
    await at('xining', () => units.xining, 'agree')
    first = await province.as('clerk', (ctx) => draftBulletin(ctx, { roundId, corrects: null }))
    await expect(at('clerk', () => first, 'submit')).rejects.toMatchObject({ refusals: [{ rule: 'unconfirmed' }] })
    await at('hainan', () => units.hainan, 'agree')
    await expect(at('clerk', () => first, 'submit')).rejects.toMatchObject({ refusals: [{ rule: 'outdated' }] })
    await province.as('clerk', (ctx) => redrawBulletin(ctx, first))
    await at('clerk', () => first, 'submit')
  })

  test('lists units in the order of the organisation, with counts beside each rate', async () => {
    const { content } = await bulletinAt(first)
    const [unitTable, aspectTable] = blocksOf(content).filter((b) => b.kind === 'table')
    expect(unitTable?.rows.map((row) => row[0])).toEqual(['西宁市总工会', '海南州总工会'])
    expect(aspectTable?.rows[0]).toEqual(['组织领导与责任落实', '10.00/24.00', '41.7%', '2/4'])
  })

  test('stands still while it is being approved and signed; who wrote in it does neither', async () => {
    const { content, digest } = await bulletinAt(first)
    const edit = (login: PersonKey, opening: string) =>
      province.as(login, (ctx) => editBulletin(ctx, first, { ...content.text, opening }))
    const held = { refusals: [{ rule: 'under-approval' }] }
    await expect(edit('clerk', '审核人打开之后改写。')).rejects.toMatchObject(held)
    await at('reviewer', () => first, 'approve', { opinion: null })
    await expect(edit('clerk', '审核之后改写。')).rejects.toMatchObject(held)
    expect((await bulletinAt(first)).digest).toBe(digest)
    await at('reviewer', () => first, 'return', { reason: '文字须改动，重新审核' })
    await province.asSystem(async (ctx) => {
      const { rows } = await sql<{ id: string }>`select id from person where login = 'auditor'`.execute(ctx.db)
      for (const post of ['office-clerk', 'office-reviewer', 'convener'] as const)
        await appoint(ctx.db, {
          ...{ post, unitId: province.unit.province, from: '2020-01-01', by: null, reason: '测试' },
          personId: rows[0]?.id ?? '',
        })
    })
    await edit('auditor', '另换一段话。')
    await at('clerk', () => first, 'submit')
    const four = { refusals: [{ rule: 'four-eyes' }] }
    await expect(at('auditor', () => first, 'approve', { opinion: null })).rejects.toMatchObject(four)
    await at('reviewer', () => first, 'approve', { opinion: null })
    await expect(at('auditor', () => first, 'sign')).rejects.toMatchObject(four)
    await expect(at('clerk', () => first, 'sign')).rejects.toThrow(Missing)
    await at('convener', () => first, 'sign')
  })

  test('is frozen under its number with both files, and the printed page is measured', async () => {
    const frozen = await bulletinAt(first)
    expect(frozen).toMatchObject({ number: '青产改办通〔2026〕1号', signedOn: '2026-11-20' })
    const pdf = await readFile(province.house.dataDir, frozen.pdfDigest ?? '')
    const found = await measurePdf(pdf)
    expect(findGeometryFaults(found)).toEqual([])
    expect(found.charactersPerLine).toBeGreaterThanOrEqual(28)
    expect(Math.abs(found.block.left - 28)).toBeLessThan(1)
    expect(Math.abs(found.block.right - 184)).toBeLessThan(1)
    for (const [digest, name] of [
      [frozen.pdfDigest, 'a.pdf'],
      [frozen.docxDigest, 'a.docx'],
    ] as const) {
      const { text } = await readText(await readFile(province.house.dataDir, digest ?? ''), name)
      for (const words of ['青产改办通〔2026〕1号', '另换一段话。', '海南州总工会', '存在的主要问题'])
        expect(text.replaceAll(' ', '')).toContain(words)
    }
    await expect(province.as('clerk', (ctx) => editBulletin(ctx, first, frozen.content.text))).rejects.toThrow(Refused)
  })

  test('is read by the units it speaks of once it is issued, and by nobody else', async () => {
    await expect(province.as('xining', (ctx) => showCase(ctx, first))).rejects.toThrow(Missing)
    await expect(province.as('xining', (ctx) => getBulletin(ctx.db, first))).rejects.toThrow(Missing)
    await at('clerk', () => first, 'issue', { copies: null, receipt: null })
    expect((await province.as('xining', (ctx) => showCase(ctx, first))).state).toBe('issued')
    expect((await province.as('xining', (ctx) => getBulletin(ctx.db, first))).number).toBe('青产改办通〔2026〕1号')
    await expect(province.as('datong', (ctx) => showCase(ctx, first))).rejects.toThrow(Missing)
    await expect(province.as('datong', (ctx) => getBulletin(ctx.db, first))).rejects.toThrow(Missing)
  })

  test('is not corrected without an objection upheld after it was signed', async () => {
    const corrects = '青产改办通〔2026〕1号'
    await expect(province.as('clerk', (ctx) => draftBulletin(ctx, { roundId, corrects }))).rejects.toMatchObject({
      refusals: [{ rule: 'nothing-upheld' }],
    })
  })

  test('that corrects it differs only where the upheld objection says so', async () => {
    await province.as('hainan', async (ctx) => {
      await objectToLine(ctx, units.hainan, '2.2', { reason: '漏计两项典型', evidence: [], figures: [] })
      await objectToLine(ctx, units.hainan, '7.2', { reason: '评分偏低', evidence: [], figures: [] })
      await act(ctx, units.hainan, 'appeal', { input: { statement: '申请复查' } })
    })
    const raised = await province.as('convener', (ctx) => listObjections(ctx.db, units.hainan))
    // The recheck happens after the signing; in the test both stand at one moment, so that the answer comes a minute later.
    const later = new Date('2026-11-20T02:01:00Z')
    await province.as('convener', async (ctx) => {
      const then = { ...ctx, now: later }
      for (const one of raised)
        await answerOne(then, one, {
          ...answer,
          upheld: one.item === '2.2',
          answer: '复查',
          mark: one.item === '2.2' ? '85' : null,
        })
      await act(then, units.hainan, 'answer', { input: { answer: '部分成立' } })
    })
    fresh = await province.as('clerk', (ctx) => draftBulletin(ctx, { roundId, corrects: '青产改办通〔2026〕1号' }))
    const found = await province.as('clerk', async (ctx) => differencesOf(ctx, await getBulletin(ctx.db, fresh)))
    expect(found.map((d) => [d.what.zh, d.before, d.after])).toEqual([
      ['海南州总工会 2.2', '已计分 2.40/4.00', '已计分 3.40/4.00'],
      ['海南州总工会 总分', '11.60', '12.60'],
    ])
    expect(found.every((d) => d.because)).toBe(true)
    const { content } = await bulletinAt(fresh)
    expect(content.corrects?.corrections).toEqual([
      '1. 海南州总工会第2.2项得分由2.40分更正为3.40分，总分由11.60分更正为12.60分。',
    ])
  })

  test('that changes anything else is refused', async () => {
    const { content } = await bulletinAt(fresh)
    await province.as('clerk', (ctx) => editBulletin(ctx, fresh, { ...content.text, problems: ['新增一个问题'] }))
    await expect(at('clerk', () => fresh, 'submit')).rejects.toMatchObject({
      refusals: [{ rule: 'unexplained-difference' }],
    })
    await province.as('clerk', (ctx) => editBulletin(ctx, fresh, content.text))
    await at('clerk', () => fresh, 'submit')
    await at('reviewer', () => fresh, 'approve', { opinion: null })
    await at('convener', () => fresh, 'sign')
    expect((await bulletinAt(fresh)).number).toBe('青产改办通〔2026〕2号')
    expect(await province.as('clerk', async (ctx) => (await showCase(ctx, fresh)).facts)).toMatchObject({
      current: true,
      unexplained: [],
    })
  })

  test('leaves the one it corrects as it was, to the byte', async () => {
    const frozen = await bulletinAt(first)
    expect(frozen.content.units[1]?.total).toBe(1160)
    expect((await readFile(province.house.dataDir, frozen.pdfDigest ?? '')).length).toBeGreaterThan(1000)
  })
})

describe('differences between two bulletins', () => {
  const line = (
    item: string,
    points: number,
    full = 500,
    input = 'x',
    state: 'scored' | 'not-applicable' = 'scored',
  ) => ({ item, kind: 'item' as const, state, points, full, input })
  const unit = (unitId: number, lines: ReturnType<typeof line>[], total: number, grade: 'A' | 'B' = 'B') => ({
    unitId,
    unitName: `单位${unitId}`,
    rev: 1,
    lines,
    bonus: 0,
    deduction: 0,
    vetoed: false,
    total,
    grade,
  })
  const content = (units: Content['units']): Content => ({
    round: { id: 'r', name: '轮次', period: '2026' },
    system: { name: '体系', version: 1, digest: 'd' },
    aspects: [],
    extras: [],
    units,
    text: { opening: '开头', problems: [], demands: [], addressee: '各单位', copyTo: [] },
    corrects: null,
  })
  const unexplained = (a: Content, b: Content, upheld: { unitId: number; item: string }[]) =>
    differences(a, b, upheld)
      .filter((d) => d.because === null)
      .map((d) => d.what.zh)

  test('are all unexplained without an upheld objection', () => {
    const a = content([unit(1, [line('1.1', 300)], 300)])
    const b = content([unit(1, [line('1.1', 500)], 500)])
    expect(unexplained(a, b, [])).toEqual(['单位1 1.1', '单位1 总分'])
    expect(unexplained(a, b, [{ unitId: 1, item: '1.1' }])).toEqual([])
    expect(unexplained(a, b, [{ unitId: 1, item: '1.2' }])).toEqual(['单位1 1.1'])
    expect(unexplained(a, b, [{ unitId: 2, item: '1.1' }])).toEqual(['单位1 1.1', '单位1 总分'])
  })

  test('may follow where an upheld item ceases to apply and gives its points to its neighbour', () => {
    const a = content([unit(1, [line('1.1', 0), line('1.2', 350, 700, 'y')], 350)])
    const b = content([unit(1, [line('1.1', 0, 0, 'z', 'not-applicable'), line('1.2', 600, 1200, 'y')], 600)])
    expect(unexplained(a, b, [{ unitId: 1, item: '1.1' }])).toEqual([])
    const c = content([unit(1, [line('1.1', 500, 500, 'z'), line('1.2', 600, 1200, 'y')], 1100)])
    expect(unexplained(a, c, [{ unitId: 1, item: '1.1' }])).toEqual(['单位1 1.2'])
  })

  test('in another unit’s grade follow only from the cap on excellent units', () => {
    const a = content([unit(1, [line('1.1', 300)], 9100, 'B'), unit(2, [], 9200, 'A')])
    const b = content([unit(1, [line('1.1', 500)], 9300, 'A'), unit(2, [], 9200, 'B')])
    expect(unexplained(a, b, [{ unitId: 1, item: '1.1' }])).toEqual([])
    expect(unexplained(a, content([unit(1, [line('1.1', 300)], 9100, 'B'), unit(2, [], 9200, 'B')]), [])).toEqual([
      '单位2 档次',
    ])
  })

  test('in words, units and their order are never explained', () => {
    const a = content([unit(1, [], 1), unit(2, [], 2)])
    expect(unexplained(a, { ...a, text: { ...a.text, opening: '改了' } }, [{ unitId: 1, item: '1.1' }])).toEqual([
      '文字内容',
    ])
    expect(unexplained(a, content([unit(2, [], 2), unit(1, [], 1)]), [])).toEqual(['单位排列'])
    expect(unexplained(a, content([unit(1, [], 1)]), [])).toEqual(['被评价单位'])
  })
})

test('a page off its margins is refused', () => {
  const good = {
    pages: 2,
    page: { width: 210, height: 297 },
    block: { left: 28, top: 37, right: 184, bottom: 262 },
    pitchPoints: 28.95,
    linesPerPage: 22,
    charactersPerLine: 28,
  }
  expect(findGeometryFaults(good)).toEqual([])
  expect(findGeometryFaults({ ...good, block: { ...good.block, left: 25 } })).toMatchObject([{ rule: 'paper-left' }])
  expect(
    findGeometryFaults({ ...good, page: { width: 216, height: 279 }, charactersPerLine: 26 }).map((f) => f.rule),
  ).toEqual(['paper-size', 'paper-characters'])
})
