import type { PersonAnswer } from '#kernel/form'
import { type Rule, rule } from '#kernel/process'
import { say } from '#platform/say'
import type { Proof } from './model.ts'

export const speech = say(
  '省产改联席会议讲话（2024-10-09）：探索建立履职清单制度',
  'Conference speech of 2024-10-09: explore and set up duty lists',
)
/** Office practice, kept as a product default until the customer names a norm. */
export const practice = say('履职督查惯例（产品默认，可调整）', 'Practice of supervision (product default, adjustable)')

/** What the product counted for a duty: how many there were, how many were done, how many are late. */
export interface Counted {
  proof: Proof
  all: number
  done: number
  late: number
}

/** What the rules of a performance need to know. */
export interface PerformanceFacts extends Record<string, unknown> {
  counted: Counted[]
}

interface Duty {
  duty: string
  proof: Proof
}

/** Duties that only the unit can speak of must be spoken of: every one of them. */
export const leftUnsaid: Rule = rule(
  'left-unsaid',
  say('系统统计不到的事项须填写履行情况', 'What cannot be counted must be written'),
  practice,
  ({ case: one, input }) => {
    // Before anybody has written, the door must be open to the form in which it is written.
    if (input.done === undefined) return null
    const duties = ((one.answers.duties as Duty[] | undefined) ?? []).filter(({ proof }) => proof === 'typed')
    const done = new Set(((input.done as { duty: string }[] | null | undefined) ?? []).map(({ duty }) => duty))
    const missing = duties.filter(({ duty }) => !done.has(duty))
    return missing.length > 0
      ? say(`还有 ${missing.length} 项未填写：${missing[0]?.duty}`, `${missing.length} duties are not written about`)
      : null
  },
)

/** A list without a duty that the product can count is a list of typing. */
export const allTyped: Rule = rule(
  'all-typed',
  say('清单一般应有系统能统计的事项', 'A list normally has duties that can be counted'),
  practice,
  ({ case: one }) => {
    const duties = (one.answers.duties as Duty[] | undefined) ?? []
    return duties.length > 0 && duties.every(({ proof }) => proof === 'typed')
      ? say('所有事项都要单位填写，增加了基层负担', 'Every duty would have to be typed by the unit')
      : null
  },
)

/** What the rules of a handover need to know: who is looking. */
export interface HandoverFacts extends Record<string, unknown> {
  reader: { id: string | null; name: string }
}

/** The name of somebody in an answer; handovers of before kept a bare name. */
export const nameOf = (answer: unknown): string =>
  typeof answer === 'string' ? answer : ((answer as PersonAnswer | null)?.name ?? '')

const isNamed = (answer: unknown, { id, name }: HandoverFacts['reader']): boolean => {
  const named = typeof answer === 'object' ? (answer as PersonAnswer | null)?.id : null
  // Named before they had an account: then by their name.
  return named ? named === id : nameOf(answer) === name
}

/** Whoever is named takes over, and nobody for them: what is taken over is answered for by name. */
export const otherTaker = rule<Record<string, unknown>, HandoverFacts>(
  'other-taker',
  say('由接收人本人接收', 'The newcomer takes over in person'),
  practice,
  ({ case: one, facts }) =>
    isNamed(one.answers.to, facts.reader)
      ? null
      : say(
          `接收人是${nameOf(one.answers.to)}，请由本人接收；填错的请取消后重新发起`,
          `It is handed to ${nameOf(one.answers.to)}, who must take it over; if that is wrong, cancel it and begin again`,
        ),
)
