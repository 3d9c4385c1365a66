import { lastDayOf, parsePeriod } from '#kernel/calendar'
import type { Ctx } from '#kernel/domain/server'
import { countBurden, type FigureAnswer } from '#kernel/form'
import type { ClaimRow, Headline } from '#kernel/indicator'
import { headlineClaims, listIndicators } from '#kernel/indicator/server'
import type { CaseView } from '#kernel/process'
import type { StoredCase } from '#kernel/process/server'
import { type Say, say } from '#platform/say'
import { Progress } from '../model/forms.ts'
import type { Burden, LastReport, Prefill, ReportKnown } from '../rules/index.ts'
import { findWithTask } from '../store/index.ts'
import { judge } from './judge.ts'
import { planOf } from './plan.ts'

const mostIndicators = 6

/** Answers that the last accepted report already gives. What was done is new each quarter, so its words are not offered. */
export const knownFrom = (last: LastReport | null): Record<string, unknown> =>
  last ? { progress: last.progress, obstacles: last.obstacles, help: last.help, figures: last.figures } : {}

/**
 * The burden of the form for one task: fields asked, those filled beforehand, those that were answered last time and are asked
 * again all the same; `times` is how often this year the task has been reported on before.
 */
export function burdenOf(known: Readonly<Record<string, unknown>>, last: LastReport | null, times: number): Burden {
  const { asked, filled } = countBurden(Progress, known)
  const held = last
    ? Object.keys(Progress).filter((name) => isHeld((last as unknown as Record<string, unknown>)[name]))
    : []
  return { asked, filled, again: held.filter((name) => !isHeld(known[name])).length, times: times + 1 }
}

const isHeld = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

/** Indicators a task is concerned with: those reported last time, and those its targets name. */
async function concernedOf(
  ctx: Ctx,
  task: Pick<StoredCase, 'process' | 'openedOn' | 'answers'>,
  last: LastReport | null,
): Promise<string[]> {
  const { targets } = planOf(ctx.house, task)
  const reported = last?.figures.map((figure) => figure.indicator) ?? []
  if (targets.length === 0) return [...new Set(reported)].slice(0, mostIndicators)
  const named = (await listIndicators(ctx.db)).filter(({ label }) =>
    targets.some(({ noun }) => noun.includes(label.zh) || label.zh.includes(noun)),
  )
  return [...new Set([...reported, ...named.map((indicator) => indicator.name)])].slice(0, mostIndicators)
}

interface Offered {
  figure: FigureAnswer
  origin: Say
}

/** A figure to start from: what the product holds for this quarter, else what was said last, with its own as-of date. */
function offerFigure(head: Headline<ClaimRow> | undefined, indicator: string, last: LastReport | null): Offered | null {
  if (head) {
    const { value, qualifier, scope, asOf, method, reporterName, reporterUnitName } = head.claim
    const by = reporterUnitName ?? reporterName
    return {
      figure: { indicator, value: Number(value), qualifier, scope, asOf, method },
      origin: say(
        `“${head.claim.label.zh}”取自系统已有数据（${by}，${head.rule.label.zh}）`,
        `"${head.claim.label.en}" from figures at hand (${by}; ${head.rule.label.en})`,
      ),
    }
  }
  const said = last?.figures.find((figure) => figure.indicator === indicator)
  if (!said || !last) return null
  const asOf = said.asOf ?? lastDayOf(parsePeriod(last.period))
  return {
    figure: { ...said, asOf },
    origin: say(
      `“${indicator}”带出 ${last.period} 所报数，截止日期为 ${asOf}，请更新`,
      `"${indicator}" as reported for ${last.period}, as of ${asOf}; bring it up to date`,
    ),
  }
}

const nothing: Prefill = {
  last: null,
  planned: null,
  asOf: '',
  from: '',
  due: null,
  targets: [],
  verdict: null,
  burden: { asked: 0, filled: 0, again: 0, times: 0 },
  known: {},
  origins: [],
  roundClosed: false,
}

/** Everything the product knows of a report's task before and beside what its owner writes; the report's rules see it, too. */
export async function knowledgeOf(ctx: Ctx, one: CaseView): Promise<ReportKnown> {
  const row = await findWithTask(ctx.db, one)
  if (!row) return { ...nothing }
  const { task, last, times } = row
  const offers: Offered[] = []
  const concerned = await concernedOf(ctx, task, last)
  const heads = await headlineClaims(ctx, concerned, one.unitId, one.period)
  for (const indicator of concerned) {
    const offer = offerFigure(heads.get(indicator), indicator, last)
    if (offer) offers.push(offer)
  }
  const known = { ...knownFrom(last), figures: offers.map((offer) => offer.figure) }
  const plan = planOf(ctx.house, task)
  const progress = typeof one.answers.progress === 'number' ? one.answers.progress : null
  const { planned, asOf, light, lag, why } = await judge(ctx, task, {
    period: row.period,
    progress,
    thresholdsOn: one.openedOn,
  })
  return {
    last,
    planned,
    asOf,
    from: plan.from,
    due: plan.to,
    targets: plan.targets,
    verdict: progress === null ? null : { light, lag, why },
    burden: burdenOf(known, last, times),
    known,
    origins: offers.map((o) => o.origin),
    roundClosed: row.roundClosed,
  }
}
