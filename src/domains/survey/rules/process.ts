import { rule } from '#kernel/process'
import { say } from '#platform/say'

export const sources = {
  statistics: say(
    '《统计法》：统计调查表须标明表号、制定机关、批准或者备案文号、有效期限',
    'Statistics Law: a statistical form shows its number, maker, approval and term',
  ),
  practice: say('调查工作惯例（产品默认，可调整）', 'Practice of surveys (product default, adjustable)'),
  burden: say(
    '为基层减负要求：同一事项不重复向基层要数据、填报表',
    'Reducing the burden of the grassroots: nothing is asked twice',
  ),
  outcomes: say(
    'AAPOR《标准定义》（2023 年第 10 版）：样本的最终结果与应答率',
    'AAPOR Standard Definitions (10th edition, 2023): outcomes of a sample and response rates',
  ),
  privacy: say(
    '《统计法》：单个统计调查对象的资料不得对外提供',
    'Statistics Law: what one person said is not passed on',
  ),
}

/** What the rules of a survey need to know. */
export interface SurveyFacts extends Record<string, unknown> {
  inForce: boolean
  questions: number
  minutes: number
  /** Surveys of this year in which the same was asked, with how many of the questions. */
  repeats: { title: string; questions: number }[]
  drawn: number
  answers: number
  code: string | null
  digest: string | null
}

type Given = {
  door: string
  basis: string
  from: string
  until: string
  tableNo: string | null
  maker: string | null
  approvalNo: string | null
  validUntil: string | null
}

export const notInForce = rule<Record<string, unknown>, SurveyFacts>(
  'questionnaire-in-force',
  say('问卷须已施行', 'The questionnaire is in force'),
  sources.practice,
  ({ facts }) =>
    facts.inForce
      ? null
      : say('没有这一版问卷，或尚未施行；先在“问卷”中施行', 'No such questionnaire in force; put it in force first'),
)

export const datesWrong = rule<Record<string, unknown>>(
  'dates',
  say('起止日期', 'Dates'),
  sources.practice,
  ({ case: one, today }) => {
    const { from, until } = one.answers as Given
    if (until < from) return say('截止日期早于开始日期', 'It ends before it begins')
    return until < today ? say('截止日期已过', 'The last day has passed') : null
  },
)

export const notBegun = rule<Record<string, unknown>>(
  'not-begun',
  say('到开始日期方可开放', 'Opened from its first day on'),
  sources.practice,
  ({ case: one, today }) =>
    today < String(one.answers.from)
      ? say(`开始日期 ${String(one.answers.from)} 未到`, `It begins on ${String(one.answers.from)}`)
      : null,
)

export const nobodyDrawn = rule<Record<string, unknown>, SurveyFacts>(
  'nobody-drawn',
  say('凭本人链接的须先抽样', 'Own links need a sample'),
  sources.practice,
  ({ case: one, facts }) =>
    one.answers.door === 'known' && facts.drawn === 0
      ? say('尚未抽样，没有人可以填答', 'Nobody has been drawn, so nobody could answer')
      : null,
)

/** A departmental or local statistical survey shows four things; without them whoever is asked may refuse. */
export const noApproval = rule<Record<string, unknown>>(
  'statistical-approval',
  say('统计调查须标明表号、制定机关、文号、有效期', 'A statistical survey shows number, maker, approval and term'),
  sources.statistics,
  ({ case: one, today }) => {
    const { basis, tableNo, maker, approvalNo, validUntil } = one.answers as Given
    if (basis === 'internal') return null
    if (!tableNo || !maker || !approvalNo || !validUntil)
      return say(
        '表号、制定机关、批准（备案）文号、有效期未填全，调查对象有权拒绝填报',
        'Number, maker, approval or term is missing; whoever is asked may refuse',
      )
    return validUntil < today ? say(`批准文号已于 ${validUntil} 过期`, `The approval ended on ${validUntil}`) : null
  },
)

export const askedThisYear = rule<Record<string, unknown>, SurveyFacts>(
  'asked-this-year',
  say('同一问题一年内不重复问', 'The same is not asked twice in a year'),
  sources.burden,
  ({ facts }) => {
    const [first] = facts.repeats
    return first
      ? say(
          `本年“${first.title}”已问过其中 ${first.questions} 题`,
          `"${first.title}" asked ${first.questions} of these this year`,
        )
      : null
  },
)

/** As many as the threshold, or nothing could be shown. */
export const tooFew = rule<Record<string, unknown>, SurveyFacts>(
  'too-few',
  say('答卷数须达到匿名阈值', 'Enough answers'),
  sources.privacy,
  ({ case: one, facts }) => {
    const least = Number(one.parameters['survey.threshold'] ?? 0)
    return facts.answers < least
      ? say(
          `答卷 ${facts.answers} 份，不足 ${least} 份，不能发布结果`,
          `${facts.answers} answers; ${least} are needed to publish`,
        )
      : null
  },
)
