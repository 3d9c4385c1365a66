import {
  type Calendar,
  dueOn,
  formatPeriod,
  lastDayOf,
  type Numbers,
  parsePeriod,
  periodRange,
  workingDays,
} from '#kernel/calendar'
import { rule } from '#kernel/process'
import type { Refusal } from '#platform/errors'
import { say } from '#platform/say'
import { sources } from './sources.ts'

/** What the rules of a round must know: how many reports stand where. */
export type RoundKnown = Record<string, unknown> & {
  asked: number
  late: number
  accepted: number
  unaccepted: number
  /** Tracked cases begun within the quarter that it does not ask about yet. */
  missing: number
}

/** Keys of the terms of a quarter, by the date that each sets. */
export const termKeys = {
  dueOn: 'dispatch.report-days',
  checkOn: 'dispatch.check-days',
  bulletinOn: 'dispatch.bulletin-days',
} as const

/** The day from which the terms of a quarter are counted: its last day, or the day of opening where that is later. */
function countFrom(period: string, today: string): string {
  const last = lastDayOf(parsePeriod(period, 'period'))
  return today > last ? today : last
}

/**
 * The three dates of a quarter with their arithmetic: reports due, checked, bulletin.
 * Units are never late because the office opened late. Source: domain rules 9.4.
 */
export function termsOf(period: string, today: string, cal: Calendar, parameters: Numbers) {
  const start = countFrom(period, today)
  const term = (key: string) => dueOn(workingDays({ parameter: key }), start, cal, parameters)
  return { dueOn: term(termKeys.dueOn), checkOn: term(termKeys.checkOn), bulletinOn: term(termKeys.bulletinOn) }
}

/** Why a quarter cannot be opened: it must be a quarter, and it must have begun. Null when it can. */
export function whyNotOpen(period: string, today: string): Refusal | null {
  const parsed = parsePeriod(period, 'period')
  if (parsed.kind !== 'quarter') {
    const message = say('调度按季度进行，请选择一个季度', 'A dispatch is for a quarter; choose one')
    return { rule: 'quarter-only', message, source: sources.loop }
  }
  if (periodRange(parsed).from <= today) return null
  const { zh, en } = formatPeriod(parsed)
  const message = say(`${zh}尚未开始，不能开启调度`, `${en} has not begun yet`)
  return { rule: 'quarter-not-begun', message, source: sources.practice }
}

/** Open reports are normally dealt with before a quarter is closed. */
export const unacceptedLeft = rule<Record<string, unknown>, RoundKnown>(
  'unaccepted-left',
  say('尚有未认可的报送', 'Reports are not accepted yet'),
  sources.practice,
  ({ facts }) =>
    facts.unaccepted > 0
      ? say(
          `还有 ${facts.unaccepted} 件报送未经认可，结束后将记为“未报送”，灯色记为无数据；请说明原因`,
          `${facts.unaccepted} reports are not accepted; closing marks them as missed, without a light. Give the reason`,
        )
      : null,
)

/** The field of a tracked case's answers that holds its end: the one some state of its process ends on. */
export function endFieldOf(process: { states: Readonly<Record<string, { within?: unknown }>> }): string | null {
  for (const { within } of Object.values(process.states)) {
    const day = (within as { kind?: string; day?: unknown } | undefined)?.day
    if (typeof day === 'object' && day !== null && 'field' in day) return String(day.field)
  }
  return null
}

/** The day that reported progress speaks of: the quarter's last day, or today while the quarter lasts. */
export function speaksOf(period: string, today: string): string {
  const last = lastDayOf(parsePeriod(period, 'period'))
  return today < last ? today : last
}

/** Nobody is urged who is not late. */
export const nobodyLate = rule<Record<string, unknown>, RoundKnown>(
  'nobody-late',
  say('没有逾期未报的事项', 'Nothing is late'),
  sources.burden,
  ({ facts }) =>
    facts.late === 0 ? say('没有逾期未报的事项，无需催报', 'Nothing is late; nobody needs urging') : null,
)

/** There must be something to add. */
export const nothingToAdd = rule<Record<string, unknown>, RoundKnown>(
  'nothing-to-add',
  say('没有需要补充的任务', 'No task to add'),
  sources.loop,
  ({ facts }) =>
    facts.missing === 0
      ? say('本季度内下达的任务都已在调度中', 'Every task begun within the quarter is asked about already')
      : null,
)
