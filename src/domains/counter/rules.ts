import type { Refusal } from '#platform/errors'
import { type Say, say } from '#platform/say'
import type { OwnFacts, Service } from './model/index.ts'

/** Numbers in force today, by the keys of their parameters; a round that is over has none. */
export type Numbers = Readonly<Record<string, number | undefined>>

export const sources = {
  member: say('工会法第三条；一人一个会籍', 'Trade Union Law art. 3; one membership a person'),
  subsidy: say('失业保险支持技能提升政策', 'Subsidy from unemployment insurance'),
  promise: say('工会服务事项承诺时限', 'Term promised by the trade union'),
  return: say('一次性告知补正', 'What is missing is said at once and whole'),
}

const no = (rule: string, message: Say, source: Say): Refusal => ({ rule, message, source })

/** The parameters a service rests on that are not in force: then it is closed. */
export const lacking = (service: Service, numbers: Numbers): string[] =>
  service.rests.filter((key) => numbers[key] === undefined)

/** The same day of the month some months on, or its last day where it has none. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** A subsidy that was checked and passed on before. */
export interface Earlier {
  occupation: string
  grade: string
  /** The day on which it was asked for. */
  on: string
}

/**
 * What was had already stands in the way: the same grade of an occupation, a lower one after a higher, too many in a year.
 * Source: the subsidy's own round (same occupation and grade once; no lower after a higher; times a year).
 */
function hadFaults(
  answers: Record<string, unknown>,
  earlier: readonly Earlier[],
  numbers: Numbers,
  today: string,
): Refusal[] {
  const { occupation, grade } = answers as Record<string, string | undefined>
  const same = earlier.filter((one) => one.occupation.trim() === occupation?.trim())
  const had = grade ? same.find((one) => one.grade === grade) : undefined
  const higher = grade ? same.find((one) => Number(one.grade) > Number(grade)) : undefined
  const most = numbers['subsidy.times-a-year'] ?? 0
  const times = earlier.filter(({ on }) => on.slice(0, 4) === today.slice(0, 4)).length
  return [
    ...(had
      ? [
          no(
            'once-per-grade',
            say(
              `${had.on} 已就这一职业的同一等级申请过补贴，同一职业同一等级只享受一次；取得更高等级后可再申请`,
              `This grade of this occupation was asked for on ${had.on}; each is paid once. A higher grade can be asked for`,
            ),
            sources.subsidy,
          ),
        ]
      : []),
    ...(higher
      ? [
          no(
            'no-lower-grade',
            say(
              `${higher.on} 已就这一职业的更高等级申请过补贴，不再享受低等级补贴`,
              `A higher grade of this occupation was asked for on ${higher.on}; no lower one is paid after it`,
            ),
            sources.subsidy,
          ),
        ]
      : []),
    ...(times >= most
      ? [
          no(
            'times-a-year',
            say(
              `今年已申请 ${times} 次，每年最多 ${most} 次；明年可再申请`,
              `Asked for ${times} times this year, at most ${most}; ask again next year`,
            ),
            sources.subsidy,
          ),
        ]
      : []),
  ]
}

function subsidyFaults(answers: Record<string, unknown>, numbers: Numbers, today: string): Refusal[] {
  const { issuedOn, insuredFrom } = answers as Record<string, string | null | undefined>
  const insured = numbers['subsidy.insured-months'] ?? 0
  const within = numbers['subsidy.apply-months'] ?? 0
  return [
    ...(insuredFrom && monthsAfter(insuredFrom, insured) > today
      ? [
          no(
            'insured-months',
            say(`失业保险参保未满 ${insured} 个月`, `Insured for less than ${insured} months`),
            sources.subsidy,
          ),
        ]
      : []),
    ...(issuedOn && monthsAfter(issuedOn, within) < today
      ? [
          no(
            'apply-months',
            say(`证书已超过 ${within} 个月申请期`, `The certificate is older than ${within} months`),
            sources.subsidy,
          ),
        ]
      : []),
  ]
}

/**
 * Why a service cannot be asked for: by what the file knows, and by what is filled in. Empty when nothing stands in the way.
 * Sources: 工会法 art. 3; the subsidy's own round (insured months, months after the issue).
 */
export function findRefusals(
  service: Service,
  it: {
    facts: OwnFacts
    answers: Record<string, unknown>
    numbers: Numbers
    today: string
    /** Requests for the same service that came to their end. */
    earlier: readonly Earlier[]
  },
): Refusal[] {
  if (lacking(service, it.numbers).length > 0)
    return [
      no(
        'round-over',
        say(
          '本轮政策已到期，新一轮标准公布并录入后恢复受理',
          'This round is over; it opens again once the next is on file',
        ),
        service.source,
      ),
    ]
  if (service.key === 'join' && it.facts.unionMember)
    return [
      no(
        'member-already',
        say('您已是工会会员，换单位请办“会籍接转”', 'You are a member; ask for a transfer'),
        sources.member,
      ),
    ]
  if (service.key === 'move' && !it.facts.unionMember)
    return [
      no('no-member', say('您还不是工会会员，请先“申请入会”', 'You are no member yet; join first'), sources.member),
    ]
  if (service.key !== 'subsidy') return []
  return [
    ...subsidyFaults(it.answers, it.numbers, it.today),
    ...hadFaults(it.answers, it.earlier, it.numbers, it.today),
  ]
}

const levels: Readonly<Record<string, string>> = {
  '2': 'subsidy.level-5',
  '3': 'subsidy.level-4',
  '4': 'subsidy.level-3',
}

/** Yuan by the grade of the certificate; null where the service pays nothing or the round is over. */
export const amountOf = (service: Service, answers: Record<string, unknown>, numbers: Numbers): number | null =>
  service.key === 'subsidy' ? (numbers[levels[String(answers.grade)] ?? ''] ?? null) : null
