import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '#kernel/domain/server'
import { uploadEvidence } from '#kernel/evidence/server'
import type { CaseRef } from '#kernel/process'
import { act, findCase, showCase } from '#kernel/process/server'
import { openTestProvince, type PersonKey, type TestProvince } from '#kernel/testing/server'
import { Invalid, Missing, Refused } from '#platform/errors'
import { readSheets } from '#platform/sheet/server'
import { fillLine, reportFigures } from './deeds/fill.ts'
import { lostPoints } from './deeds/lost.ts'
import { answerOne, objectToLine } from './deeds/objections.ts'
import { reviewLine } from './deeds/review.ts'
import { exportRound, openRound, showRound } from './deeds/rounds.ts'
import { inputsOf, openSheet } from './deeds/sheet.ts'
import { addSystem, editSystem, enforceSystem } from './deeds/systems.ts'
import { domain } from './domain.ts'
import { indicatorsOf, itemsOf, standardSystem } from './model/index.ts'
import { scoreLines, settingsOf, sumUp } from './rules/index.ts'
import { getSystem, listEvaluations, listObjections } from './store/index.ts'

const saying = { yes: null, mark: null, notApplicable: null, figures: [], evidence: [], note: null }
const decision = { yes: null, mark: null, notApplicable: null, acceptedMissing: null, evidence: [], note: null }

describe('a round of evaluation', () => {
  let province: TestProvince
  let systemId: string
  let roundId: string
  let xining: CaseRef
  let hainan: CaseRef
  beforeAll(async () => {
    province = await openTestProvince([domain])
    systemId = await province.as('clerk', (ctx) => addSystem(ctx, { name: '产改评价指标体系', year: 2026, from: null }))
    // Neither by right nor with a second post: whoever drafted a system does not put it in force.
    await expect(province.as('clerk', (ctx) => enforceSystem(ctx, systemId))).rejects.toThrow(Missing)
    const both = (ctx: Ctx): Ctx => {
      const held = ctx.actor.grants.filter(({ permission }) => permission === 'score.manage')
      const more = held.map((grant) => ({ ...grant, permission: 'score.enforce' }))
      return { ...ctx, actor: { ...ctx.actor, grants: [...ctx.actor.grants, ...more] } }
    }
    await expect(province.as('clerk', (ctx) => enforceSystem(both(ctx), systemId))).rejects.toMatchObject({
      refusals: [{ rule: 'four-eyes' }],
    })
    await province.as('reviewer', (ctx) => enforceSystem(ctx, systemId))
    roundId = (
      await province.as('clerk', (ctx) =>
        openRound(ctx, {
          name: '2026年度评价',
          period: '2026',
          systemId,
          units: [province.unit.xining, province.unit.hainan],
        }),
      )
    ).id
    const rows = await province.as('clerk', (ctx) => listEvaluations(ctx.db, roundId))
    const refOf = (unitId: number) => {
      const row = rows.find((r) => r.unitId === unitId)
      if (!row) throw new Error('no evaluation')
      return { regionId: row.regionId, id: row.caseId }
    }
    xining = refOf(province.unit.xining)
    hainan = refOf(province.unit.hainan)
  })
  afterAll(() => province.close())

  const proof = (login: PersonKey, unitId: number) => async (ctx: Ctx) =>
    (
      await uploadEvidence(
        ctx,
        { unitId, origin: '自评佐证', effectiveOn: '2026-10-01', expiresOn: '2026-12-31' },
        { name: `${login}.txt`, bytes: Buffer.from(login) },
      )
    ).id

  /** Fills the whole sheet of a unit: every rate at `part` of 100. */
  const fillAll = (login: 'xining' | 'hainan', ref: CaseRef, part: number, skip: string[] = []) =>
    province.as(login, async (ctx) => {
      const evidence = [await proof(login, province.unit[login])(ctx)]
      for (const item of itemsOf(standardSystem).filter((one) => !skip.includes(one.key))) {
        const known = (await openSheet(ctx, ref)).lines.get(item.key)?.input.figures ?? []
        const figures = indicatorsOf(item).flatMap((indicator, i) => {
          if (known.find((f) => f.indicator === indicator)?.value) return []
          const value = item.kind === 'NEGATIVE' && i === 0 ? 0 : i === 1 ? 100 : part
          return [{ indicator, value, qualifier: '', scope: '', asOf: null, method: 'filled' as const }]
        })
        const yes = item.kind === 'YES_NO' ? true : null
        const mark = item.kind === 'REVIEWED' ? '90' : null
        await fillLine(ctx, ref, item.key, { ...saying, yes, mark, figures, evidence })
      }
    })
  const reviewAll = (ref: CaseRef) =>
    province.as('reviewer', async (ctx) => {
      for (const { key, kind } of itemsOf(standardSystem)) {
        if (kind === 'YES_NO') await reviewLine(ctx, ref, key, { ...decision, yes: true })
        if (kind === 'REVIEWED') await reviewLine(ctx, ref, key, { ...decision, mark: '80', note: '典型材料不足' })
      }
      await act(ctx, ref, 'finish', { input: { opinion: '数据属实' } })
    })
  const total = async (ref: CaseRef) => (await province.as('clerk', (ctx) => openSheet(ctx, ref))).evaluation

  test('begins with everything blocked and nothing counted as nought', async () => {
    const { lines, evaluation } = await province.as('xining', (ctx) => openSheet(ctx, xining))
    expect(evaluation).toMatchObject({ total: null, rev: 1 })
    expect(evaluation.blocking).toHaveLength(20)
    expect([...lines.values()].every((line) => line.state !== 'scored' || line.kind !== 'item')).toBe(true)
  })

  test('is filled in by the unit itself, with evidence, and not by a neighbour', async () => {
    await expect(province.as('hainan', (ctx) => openSheet(ctx, xining))).rejects.toThrow(Missing)
    await expect(province.as('hainan', (ctx) => showCase(ctx, xining))).rejects.toThrow(Missing)
    await expect(province.as('clerk', (ctx) => fillLine(ctx, xining, '1.1', { ...saying, yes: true }))).rejects.toThrow(
      Missing,
    )
    await expect(
      province.as('xining', (ctx) => fillLine(ctx, xining, '1.1', { ...saying, yes: true })),
    ).rejects.toThrow(Invalid)
  })

  test('takes each figure once: what is reported for one item serves the others', async () => {
    await fillAll('xining', xining, 80)
    const { lines } = await province.as('xining', (ctx) => openSheet(ctx, xining))
    const firms = [...lines.values()]
      .flatMap((l) => l.input.figures)
      .filter((f) => f.indicator === 'reform-union-firms')
    expect(firms).toHaveLength(3)
    expect(new Set(firms.map((f) => f.claim?.id)).size).toBe(1)
  })

  test('is handed in, reviewed by somebody else, and fed back with a total', async () => {
    await province.as('xining', (ctx) => act(ctx, xining, 'submit', { input: { pledge: true, note: null } }))
    await expect(
      province.as('reviewer', (ctx) => act(ctx, xining, 'finish', { input: { opinion: '可' } })),
    ).rejects.toMatchObject({ refusals: [{ rule: 'undecided' }] })
    await reviewAll(xining)
    expect(await total(xining)).toMatchObject({ blocking: [], grade: 'B' })
  })

  test('stores inputs from which the same points come again', async () => {
    const sheet = await province.as('clerk', (ctx) => openSheet(ctx, xining))
    const settings = settingsOf(sheet.one.parameters)
    const lines = scoreLines(sheet.system.body, inputsOf(sheet), settings)
    for (const line of lines) {
      const stored = sheet.lines.get(line.item)
      expect([stored?.points, stored?.fullPoints, stored?.why, stored?.missing]).toEqual([
        line.points,
        line.full,
        line.why,
        line.missing,
      ])
    }
    expect(sumUp(sheet.system.body, lines, inputsOf(sheet), settings).total).toBe(sheet.evaluation.total)
  })

  test('keeps its points when the rules change afterwards', async () => {
    const before = await total(xining)
    const next = await province.as('clerk', async (ctx) => {
      const id = await addSystem(ctx, { name: '产改评价指标体系', year: 2026, from: systemId })
      const { body, name, year } = await getSystem(ctx.db, id)
      const aspects = body.aspects.map((a) => ({
        ...a,
        items: a.items.map((i) => ({ ...i, target: i.target && '99' })),
      }))
      await editSystem(ctx, id, { name, year, body: { ...body, aspects } })
      return id
    })
    await province.as('reviewer', (ctx) => enforceSystem(ctx, next))
    const { system } = await province.as('xining', (ctx) => openSheet(ctx, xining))
    expect([system.version, system.state]).toEqual([1, 'retired'])
    expect(await total(xining)).toEqual(before)
  })

  test('lets the unit object item by item; the reviewer does not answer, and an answer must change what it upholds', async () => {
    const better = [
      {
        indicator: 'reform-decisions-done',
        value: 95,
        qualifier: '',
        scope: '',
        asOf: null,
        method: 'filled' as const,
      },
    ]
    await province.as('xining', async (ctx) => {
      const evidence = [await proof('xining', province.unit.xining)(ctx)]
      await objectToLine(ctx, xining, '1.2', { reason: '12 月补办 15 项未计', evidence, figures: better })
      await objectToLine(ctx, xining, '2.2', { reason: '评分偏低', evidence: [], figures: [] })
      await act(ctx, xining, 'object', { input: { statement: '两项异议' } })
    })
    const [first, second] = await province.as('convener', (ctx) => listObjections(ctx.db, xining))
    if (!first || !second) throw new Error('no objections')
    const answer = { upheld: true, answer: '补办材料属实', yes: null, mark: null, notApplicable: null }
    await expect(province.as('reviewer', (ctx) => answerOne(ctx, first, answer))).rejects.toThrow(Missing)
    await expect(province.as('convener', (ctx) => answerOne(ctx, second, { ...answer, mark: '80' }))).rejects.toThrow(
      Invalid,
    )
    const before = (await total(xining)).total ?? 0
    // A figure said later counts; the clock of the test province stands still, so it is put on by an hour.
    const later = new Date('2026-11-20T03:00:00Z')
    await province.as('convener', (ctx) => answerOne({ ...ctx, now: later }, first, answer))
    await expect(
      province.as('convener', (ctx) => act(ctx, xining, 'answer', { input: { answer: '部分采纳' } })),
    ).rejects.toMatchObject({ refusals: [{ rule: 'open-objections' }] })
    await province.as('convener', async (ctx) => {
      await answerOne(ctx, second, { ...answer, upheld: false, answer: '材料不足' })
      await act(ctx, xining, 'answer', { input: { answer: '部分采纳' } })
    })
    const after = await province.as('clerk', (ctx) => openSheet(ctx, xining))
    expect(after.lines.get('1.2')).toMatchObject({ points: 700, step: 'answer' })
    expect((after.evaluation.total ?? 0) - before).toBe(111) // 7 × (95 − 80) ÷ 95
    expect(after.one.state).toBe('confirmed')
  })

  test('blocks a missing figure until the reviewer accepts it; what does not apply gives its points away', async () => {
    await fillAll('hainan', hainan, 100, ['4.1', '10.2'])
    await province.as('hainan', (ctx) => fillLine(ctx, hainan, '4.1', { ...saying, notApplicable: '辖区无适用企业' }))
    const handing = { input: { pledge: true, note: null } }
    await expect(province.as('hainan', (ctx) => act(ctx, hainan, 'submit', handing))).rejects.toMatchObject({
      refusals: [{ rule: 'figures-missing' }],
    })
    await province.as('hainan', (ctx) => act(ctx, hainan, 'submit', { ...handing, override: '抽样调查下月完成' }))
    await province.as('reviewer', (ctx) => reviewLine(ctx, hainan, '4.1', { ...decision, notApplicable: '情况属实' }))
    await expect(reviewAll(hainan)).rejects.toMatchObject({ refusals: [{ rule: 'not-reported' }] })
    await province.as('reviewer', (ctx) =>
      reviewLine(ctx, hainan, '10.2', { ...decision, acceptedMissing: '逾期未开展' }),
    )
    await reviewAll(hainan)
    const { lines, evaluation } = await province.as('clerk', (ctx) => openSheet(ctx, hainan))
    expect(lines.get('4.2')).toMatchObject({ points: 1000, fullPoints: 1000, step: 'review' })
    expect(lines.get('10.2')).toMatchObject({ points: 0, fullPoints: 400, state: 'scored' })
    expect(evaluation).toMatchObject({ total: 10_000 - 400 - 220, grade: 'A', blocking: [] })
  })

  test('settles by silence after the term', async () => {
    await expect(province.as('hainan', (ctx) => act(ctx, hainan, 'settle'))).rejects.toThrow(Missing)
    await province.asSystem((ctx) => act(ctx, hainan, 'settle'))
    expect(await province.as('hainan', (ctx) => findCase(ctx.db, hainan))).toMatchObject({ state: 'confirmed' })
  })

  test('lists units in the order of the organisation, and what each lost for the order to put right', async () => {
    const table = await province.as('clerk', (ctx) => showRound(ctx, roundId))
    expect(table.units.map((u) => u.unitId)).toEqual([province.unit.xining, province.unit.hainan])
    expect((await province.as('xining', (ctx) => showRound(ctx, roundId))).units.map((u) => u.unitId)).toEqual([
      province.unit.xining,
    ])
    const lost = await province.as('clerk', (ctx) => lostPoints(ctx, hainan))
    expect(lost.map((l) => l.item)).toEqual(['2.2', '7.2', '9.2', '10.2'])
    expect(lost.at(-1)).toMatchObject({
      unitId: province.unit.hainan,
      lost: 4,
      full: 4,
      missing: { zh: expect.stringContaining('满意度') },
    })
  })

  test('goes out as a workbook with a line for every item', async () => {
    const file = await province.as('clerk', (ctx) => exportRound(ctx, roundId))
    const [table, items] = readSheets(file.bytes as Buffer)
    expect(table?.rows.slice(1).map((row) => row.cells[0])).toEqual(['西宁市总工会', '海南州总工会'])
    expect(items?.rows).toHaveLength(41)
  })

  test('takes no system that crosses the legal fence', async () => {
    const drafted = await province.as('clerk', async (ctx) => {
      const id = await addSystem(ctx, { name: '网上引领评价', year: 2026, from: systemId })
      const { body, name, year } = await getSystem(ctx.db, id)
      const [aspect, ...rest] = body.aspects
      const items = (aspect?.items ?? []).map((i) => ({
        ...i,
        rule: { zh: '按学习时长排名', en: 'by learning hours' },
      }))
      if (aspect) await editSystem(ctx, id, { name, year, body: { ...body, aspects: [{ ...aspect, items }, ...rest] } })
      return id
    })
    const forced = province.as('reviewer', (ctx) => enforceSystem(ctx, drafted))
    await expect(forced).rejects.toThrow(Refused)
    await expect(forced).rejects.toMatchObject({ refusals: [{ rule: 'legal-fence' }, { rule: 'legal-fence' }] })
  })

  test('does not take a figure that the item does not ask for', async () => {
    const figures = [
      { indicator: 'reform-fund', value: 1, qualifier: '', scope: '', asOf: null, method: 'filled' as const },
    ]
    await expect(
      province.as('xining', async (ctx) =>
        reportFigures(ctx, await openSheet(ctx, xining), '1.2', { figures, evidence: [] }),
      ),
    ).rejects.toThrow(Invalid)
  })
})
