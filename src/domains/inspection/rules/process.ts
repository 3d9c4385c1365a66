import { type Rule, rule } from '#kernel/process'
import { say } from '#platform/say'

export const opinion = (item: string) =>
  say(
    `《中共中央 国务院关于深化产业工人队伍建设改革的意见》（2024-10-12）第（${item}）条`,
    `Central Opinion of 2024-10-12, item ${item}`,
  )
export const speech = say(
  '省产改联席会议讲话（2024-10-09）：督导检查、跟踪督办',
  'Conference speech of 2024-10-09: inspect and follow up',
)
/** Office practice, kept as a product default until the customer names a norm. */
export const practice = say('督查工作惯例（产品默认，可调整）', 'Office practice (product default, adjustable)')

/** What the rules of an inspection need to know. */
export interface InspectionFacts extends Record<string, unknown> {
  /** Visits of the sample that are not finished. */
  open: number
  visits: number
}

/** The seed must not exist when the list is published: else the list could be made to fit it. */
export const seedTooEarly: Rule = rule(
  'seed-too-early',
  say('随机数须在名单公布之后产生', 'The seed must come after the list'),
  practice,
  ({ case: one, input, today }) => {
    const on = String(input.seedOn ?? one.answers.seedOn ?? '')
    return on && on <= today
      ? say(
          '随机数产生日期须晚于名单公布之日',
          'The seed must be made later than the day on which the list is published',
        )
      : null
  },
)

/** No draw before the day on which the seed is made. */
export const seedNotYet: Rule = rule(
  'seed-not-yet',
  say('到随机数产生之日方可抽取', 'No draw before the seed is made'),
  practice,
  ({ case: one, today }) =>
    today < String(one.answers.seedOn ?? '')
      ? say(
          `随机数 ${String(one.answers.seedOn)} 产生，到时方可抽取`,
          `The seed is made on ${String(one.answers.seedOn)}`,
        )
      : null,
)

/** More are to be drawn than there are. */
export const tooFew: Rule = rule(
  'too-few',
  say('抽取数不得多于名单单位数', 'Not more than the list has'),
  practice,
  ({ case: one }) => {
    const units = Array.isArray(one.answers.candidates) ? one.answers.candidates.length : 0
    return Number(one.answers.take) > units
      ? say(`名单只有 ${units} 个单位，抽取不了 ${String(one.answers.take)} 个`, `The list has only ${units} units`)
      : null
  },
)

/** The report waits for every visit. */
export const visitsOpen = rule<Record<string, unknown>, InspectionFacts>(
  'visits-open',
  say('现场检查全部完成后方可报告', 'The report waits for every visit'),
  practice,
  ({ facts }) =>
    Number(facts.open) > 0
      ? say(`还有 ${facts.open} 个单位的现场检查未完成`, `${facts.open} visits are not finished`)
      : null,
)

/** A visit cannot have been before the day of the draw, nor ahead. */
export const visitAhead: Rule = rule(
  'visit-ahead',
  say('检查日期不得晚于今天', 'A visit is recorded after it was made'),
  practice,
  ({ input, today }) =>
    typeof input.heldOn === 'string' && input.heldOn > today
      ? say('检查日期晚于今天', 'The date of the visit lies ahead')
      : null,
)

/** Two reviews and two public notices: the practice of commendations, from the papers of the trade unions. */
export const twoNotices = say(
  '评选表彰“两审两公示”惯例（本单位和省级公示均不少于 5 个工作日；各地文件，可调整）',
  'Practice of commendations: two reviews, two public notices of at least 5 working days each (local papers; may be changed)',
)

/** Who owes wages, has no union or had an accident is not commended. */
export const barred: Rule = rule(
  'barred',
  say('有不得参评情形的企业不予表彰', 'An enterprise that is barred is not commended'),
  twoNotices,
  ({ case: one }) =>
    one.answers.clean === false
      ? say('提名表注明有不得参评的情形', 'The nomination says that something bars the enterprise')
      : null,
)

/** The years of a table run forward and are few enough to be read. */
export const yearsAskew: Rule = rule(
  'years-askew',
  say('数据表的年度由早到晚，不超过 10 年', 'The years of a table run forward, ten at most'),
  practice,
  ({ input }) => {
    const tables = (input.tables as { from: number; to: number }[] | undefined) ?? []
    const at = tables.findIndex(({ from, to }) => to < from || to - from > 9)
    return at === -1
      ? null
      : say(`第 ${at + 1} 张表的年度应由早到晚，不超过 10 年`, `Table ${at + 1}: years run forward, ten at most`)
  },
)
