import { asPerson } from '#kernel/access/server'
import { periodKey, periodOf, plusPeriods } from '#kernel/calendar'
import type { Ctx } from '#kernel/domain/server'
import type { FigureAnswer } from '#kernel/form'
import { acceptSeries, reportClaims } from '#kernel/indicator/server'
import { addTarget } from '../formulas/manage.ts'
import { sumUp } from '../sums/job.ts'
import { watch } from '../watch/job.ts'
import { addRule } from '../watch/manage.ts'
import { listCounties, listPrefectures, listTops } from './store.ts'

const quarters = 6
const quiet = 4
const leaping = 9
const onlyTotal = 6
const onlySome = 12

/** Invented, and the same every time: some hundreds a quarter, slowly growing. */
const trainedIn = (county: number, quarter: number) => 180 + ((county * 37) % 240) + quarter * (5 + (county % 4))

async function accepted(
  ctx: Ctx,
  unitId: number,
  period: string,
  indicator: string,
  value: number,
  method: 'imported' | 'estimated' = 'imported',
  parts?: FigureAnswer['parts'],
): Promise<void> {
  const figure = { indicator, value, qualifier: '', asOf: null, scope: '', method, ...(parts && { parts }) }
  await acceptSeries(
    ctx,
    await reportClaims(ctx, { caseRef: null, unitId, period, reporterUnitId: unitId, figures: [figure] }),
  )
}

/** Invented shares of grades from apprentice to chief technician, and of the sexes, in thousandths. */
const grades = [120, 330, 310, 170, 50, 18, 1, 1] as const
const halves = [612, 383, 5] as const

/** New skilled people by grade and members by sex in two quarters: one county tells a total only, one some of the grades. */
async function broken(ctx: Ctx): Promise<void> {
  const last = plusPeriods(periodOf(ctx.today, 'quarter'), -1)
  const partsOf = (values: readonly number[], from: number) =>
    Object.fromEntries(values.map((value, i) => [String(from + i), value]))
  const sexOf = (whole: number) => {
    const [men = 0, women = 0, unknown = 0] = divide(whole, halves)
    return { '1': men, '2': women, '9': unknown }
  }
  for (const [i, county] of (await listCounties(ctx.db)).entries())
    for (const q of [0, 1]) {
      const period = periodKey(plusPeriods(last, q - 1))
      const gained = 60 + ((i * 53) % 340) + q * 12
      const told = divide(gained, grades).slice(0, i === onlySome ? 4 : grades.length)
      const grade = i === onlyTotal ? undefined : { 'skill-grade': partsOf(told, 1), sex: sexOf(gained) }
      await accepted(ctx, county, period, 'new-skilled-people', gained, 'imported', grade)
      const members = 4200 + ((i * 911) % 9000) + q * 40
      await accepted(ctx, county, period, 'union-members', members, 'imported', { sex: sexOf(members) })
    }
}

/** Six quarters of training in every county, one silent and one leaping in the last. */
async function training(ctx: Ctx): Promise<void> {
  const last = plusPeriods(periodOf(ctx.today, 'quarter'), -1)
  for (const [i, county] of (await listCounties(ctx.db)).entries())
    for (let q = 0; q < quarters; q++) {
      const isLast = q === quarters - 1
      if (isLast && i === quiet) continue
      const value = trainedIn(i, q) * (isLast && i === leaping ? 3 : 1)
      await accepted(ctx, county, periodKey(plusPeriods(last, q - quarters + 1)), 'workforce-trained', value)
    }
}

/**
 * Skilled, highly skilled and employed people of the province. The journal gives 43.86 万, 17.13 % and 23 % for 2023; the
 * employed and the highly skilled follow from these. The year before is invented, so that there is a pace.
 */
const provincial = [
  { period: '2022', skilled: 400_000, highly: 88_000, employed: 2_550_000 },
  { period: '2023', skilled: 438_600, highly: 100_878, employed: 2_560_420 },
] as const

/** Invented shares of the prefectures in thousandths, in the order of their division codes. */
const parts = {
  skilled: [462, 219, 41, 38, 62, 24, 26, 128],
  highly: [505, 190, 33, 31, 55, 18, 19, 149],
  employed: [402, 251, 49, 47, 79, 33, 41, 98],
} as const

/** A whole in parts of whole people that add up to it; the first takes what rounding leaves over. */
function divide(whole: number, thousandths: readonly number[]): number[] {
  const made = thousandths.map((part) => Math.floor((whole * part) / 1000))
  return made.map((part, i) => (i === 0 ? part + whole - made.reduce((sum, one) => sum + one, 0) : part))
}

/** The skill shares, of the province and in invented parts of its prefectures. */
async function skills(ctx: Ctx, top: number): Promise<void> {
  const prefectures = await listPrefectures(ctx.db)
  for (const { period, ...whole } of provincial)
    for (const [what, indicator] of [
      ['skilled', 'skilled-people'],
      ['highly', 'highly-skilled-people'],
      ['employed', 'employed-people'],
    ] as const) {
      const isPrinted = period === '2023' && what === 'skilled'
      await accepted(ctx, top, period, indicator, whole[what], isPrinted ? 'imported' : 'estimated')
      for (const [i, part] of divide(whole[what], parts[what]).entries()) {
        const prefecture = prefectures[i]
        if (prefecture !== undefined) await accepted(ctx, prefecture, period, indicator, part, 'estimated')
      }
    }
  await accepted(ctx, top, '2023', 'skilled-share', 17.13)
}

async function targets(clerk: Ctx, top: number): Promise<void> {
  const same = { unitId: top, comparison: 'at-least', period: '2025', pace: 'last-two', validFrom: '2021-01-01' }
  await addTarget(clerk, {
    ...same,
    indicator: 'skilled-share',
    value: 30,
    baselinePeriod: '2022',
    baselineValue: null,
    source: '“十四五”末技能人才占就业人员 30% 的要求（省总工会刊物 2024 年第 5 期）',
    confidence: 'S',
  })
  await addTarget(clerk, {
    ...same,
    indicator: 'highly-skilled-share',
    value: 33.33,
    baselinePeriod: null,
    baselineValue: null,
    source: '高技能人才占技能人才的比例达到三分之一的要求',
    confidence: 'G',
  })
}

/** The journal's figures of the province, invented parts of it, and rules and targets that find what was planted. */
export async function demonstrate(ctx: Ctx): Promise<void> {
  const [top] = await listTops(ctx.db)
  if (top === undefined) throw new Error('the demonstration has no province')
  const clerk = await asPerson(ctx, 'clerk')
  await skills(ctx, top)
  await targets(clerk, top)
  await training(ctx)
  await broken(ctx)
  const rule = { comparison: null, level: null, validFrom: '2024-01-01', source: '季度统计惯例（演示）' }
  await addRule(clerk, { ...rule, indicator: 'workforce-trained', kind: 'jump' })
  await addRule(clerk, { ...rule, indicator: 'workforce-trained', kind: 'missing' })
  await addRule(clerk, {
    indicator: 'skilled-share',
    kind: 'level',
    comparison: 'at-least',
    level: 30,
    validFrom: '2021-01-01',
    source: '“十四五”末技能人才占就业人员 30% 的要求',
  })
  await sumUp(ctx)
  await watch(ctx)
}
