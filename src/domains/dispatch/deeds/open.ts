import { mayOver } from '#kernel/access'
import { formatPeriod, parsePeriod, type Reckoning } from '#kernel/calendar'
import { loadCalendar } from '#kernel/calendar/server'
import type { Ctx } from '#kernel/domain/server'
import { getUnit, type Unit } from '#kernel/org/server'
import { parametersAt } from '#kernel/parameter/server'
import type { CaseView } from '#kernel/process'
import { openCase } from '#kernel/process/server'
import { fillPath } from '#platform/endpoint'
import { Missing, type Refusal, Refused } from '#platform/errors'
import { addJob } from '#platform/jobs/server'
import { say } from '#platform/say'
import { Progress } from '../model/forms.ts'
import type { RoundPreview } from '../model/index.ts'
import { roundProcess } from '../process/round.ts'
import { sources, termKeys, termsOf, whyNotOpen } from '../rules/index.ts'
import { countToAsk, findRoundFor, insertRound } from '../store/index.ts'
import { askedAtOnce, askingOf, askReports } from './ask.ts'

/** Kind of the job that opens the reports which one request would take too long for. */
export const askJob = 'dispatch.ask'

const already = (period: string): Refusal => ({
  rule: 'round-already-open',
  message: say(
    `${formatPeriod(parsePeriod(period)).zh}的调度已经开启过，不能重复开启；新下达的任务可在该季度中补充`,
    `The dispatch for ${formatPeriod(parsePeriod(period)).en} has been opened already; add new tasks to it there`,
  ),
  source: sources.loop,
})

/** The unit that issues the quarter: the one asked for, or the first own unit. @throws Missing when it is out of reach. */
async function issuerOf(ctx: Ctx, unitId: number | undefined): Promise<Unit> {
  const wanted = unitId ?? ctx.ownUnits[0]
  if (wanted === undefined) throw new Missing()
  const unit = await getUnit(ctx.db, wanted)
  if (!mayOver(ctx.actor, 'dispatch.manage', unit)) throw new Missing()
  return unit
}

/** The dates of a quarter with their arithmetic and the sources of their parameters. */
export async function datesOf(ctx: Ctx, unit: Pick<Unit, 'regionId'>, period: string, on: string) {
  const parameters = await parametersAt(ctx.db, Object.values(termKeys), unit.regionId, on)
  const terms = termsOf(period, on, await loadCalendar(ctx.db), parameters)
  const trace = ({ date, provisional, words, steps }: Reckoning & { words: RoundPreview['dueOn']['words'] }) => ({
    date,
    provisional,
    words,
    source: sources.practice,
    steps: steps.map(({ date: day, counted, n, reason }) => ({
      date: day,
      counted,
      reason,
      ...(n === undefined ? {} : { n }),
    })),
  })
  return { dueOn: trace(terms.dueOn), checkOn: trace(terms.checkOn), bulletinOn: trace(terms.bulletinOn) }
}

/** What opening a quarter would do. @throws Missing for a unit out of reach; Refused for a period that is no quarter. */
export async function previewRound(ctx: Ctx, asked: { period: string; unitId?: number }): Promise<RoundPreview> {
  const unit = await issuerOf(ctx, asked.unitId)
  const no = whyNotOpen(asked.period, ctx.today)
  if (no?.rule === 'quarter-only') throw new Refused([no])
  const counted = await countToAsk(ctx.db, await askingOf(ctx, unit.id, asked.period, null))
  const there = await findRoundFor(ctx.db, unit.id, asked.period)
  return {
    period: asked.period,
    unitId: unit.id,
    unitName: unit.name,
    ...(await datesOf(ctx, unit, asked.period, ctx.today)),
    ...counted,
    fields: counted.tasks * Object.keys(Progress).length,
    refusals: [...(no ? [no] : []), ...(there ? [already(asked.period)] : [])],
    there: there ? fillPath(String(roundProcess.page), { ...there }) : null,
  }
}

/** Opens a quarter: its case, and a report for every open tracked case in the unit's range. */
export async function openRound(ctx: Ctx, asked: { period: string; unitId?: number; note: string | null }) {
  const unit = await issuerOf(ctx, asked.unitId)
  const no = whyNotOpen(asked.period, ctx.today)
  if (no) throw new Refused([no])
  const dates = await datesOf(ctx, unit, asked.period, ctx.today)
  return openCase(ctx, {
    process: 'round',
    unitId: unit.id,
    title: `${formatPeriod(parsePeriod(asked.period)).zh}产改任务调度`,
    period: asked.period,
    answers: {
      dueOn: dates.dueOn.date,
      checkOn: dates.checkOn.date,
      bulletinOn: dates.bulletinOn.date,
      note: asked.note || null,
    },
  })
}

/** After a quarter is opened, by whatever door: its dates are the reckoned ones, it is the only one open, and units are asked. */
export async function afterRoundOpened(ctx: Ctx, round: CaseView): Promise<void> {
  const period = String(round.period)
  const no = whyNotOpen(period, ctx.today)
  if (no) throw new Refused([no])
  const unit = await getUnit(ctx.db, round.unitId)
  const dates = await datesOf(ctx, unit, period, ctx.today)
  const wrong = (['dueOn', 'checkOn', 'bulletinOn'] as const).find((name) => round.answers[name] !== dates[name].date)
  if (wrong) {
    const message = say(`期限应为 ${dates[wrong].date}，由系统推算`, `The term is ${dates[wrong].date}, as reckoned`)
    throw new Refused([{ rule: 'term-reckoned', message, source: sources.practice }])
  }
  const { regionId, id: caseId, unitId } = round
  if (!(await insertRound(ctx.db, { regionId, caseId, unitId, unitNo: unit.no, period })))
    throw new Refused([already(period)])
  await askSome(ctx, round)
}

/** Asks about what is not asked about yet: some at once, the rest in the background. */
export async function askSome(ctx: Ctx, round: CaseView): Promise<void> {
  const { opened, more } = await askReports(ctx, round, askedAtOnce)
  if (!more) return
  const { regionId, id } = round
  await addJob(ctx.db, {
    kind: askJob,
    payload: { regionId, id },
    dedupe: `${askJob}:${id}:${round.rev}:${opened}:${ctx.now.getTime()}`,
  })
}

/** A report is opened by its quarter, never by hand. @throws Refused. */
export async function afterReportOpened(_ctx: Ctx, report: CaseView): Promise<void> {
  if (report.parentId) return
  const message = say('季度报送随调度开启自动下发，不能单独发起', 'Reports are opened with their quarter, not by hand')
  throw new Refused([{ rule: 'report-by-round', message, source: sources.loop }])
}
