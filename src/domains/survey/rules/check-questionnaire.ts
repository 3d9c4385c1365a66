import type { Fault } from '#platform/errors'
import { type Say, say } from '#platform/say'
import {
  type Comparison,
  type Condition,
  knownPart,
  type Question,
  type Questionnaire,
  type Quota,
} from '../model/questionnaire.ts'
import { askedBy } from './path.ts'
import { conditionOf, quotaText } from './quotas.ts'

const fault = (path: string, rule: string, message: Say): Fault => ({ path, rule, message })

/** Answers that a question can have, as far as conditions tell them apart; null where they cannot be listed. */
const valuesOf = (question: Question): string[] | null =>
  question.kind === 'single' || question.kind === 'multiple' ? question.options.map(({ value }) => value) : null

/** The answers that a condition may name, to be read where it names another: codes are not what people answer by. */
function namedBy(question: Question | undefined): Say {
  if (question?.kind !== 'single' && question?.kind !== 'multiple') return say('', '')
  const some = question.options.slice(0, 12)
  const rest = question.options.length > some.length
  return say(
    `；可写的编码：${some.map(({ value, label }) => `${value}（${label.zh}）`).join('、')}${rest ? '等' : ''}`,
    `; it may say ${some.map(({ value, label }) => `${value} (${label.en})`).join(', ')}${rest ? ' …' : ''}`,
  )
}

function boundsOf(question: Question): [number, number] | null {
  if (question.kind === 'scale') return [question.from, question.to]
  if (question.kind === 'number')
    return [question.min ?? Number.NEGATIVE_INFINITY, question.max ?? Number.POSITIVE_INFINITY]
  return null
}

/** Whether some answer could fulfil one comparison. */
function canHold(condition: Comparison, question: Question): boolean {
  const values = valuesOf(question)
  const bounds = boundsOf(question)
  if (condition.op === 'equals')
    return values
      ? values.includes(String(condition.value))
      : bounds
        ? typeof condition.value === 'number' && condition.value >= bounds[0] && condition.value <= bounds[1]
        : question.kind === 'text'
  if (condition.op === 'any-of') return values !== null && condition.values.every((value) => values.includes(value))
  if (!bounds) return false
  return condition.op === 'greater' ? condition.value < bounds[1] : condition.value > bounds[0]
}

/** Beyond so many ways to fulfil a condition it is taken to be fulfilable. */
const mostWays = 2000

/**
 * Every way to fulfil a condition, each with all that must hold at once: also what brings a person to the questions it looks at.
 */
function waysTo(condition: Condition, byKey: ReadonlyMap<string, Question>): Comparison[][] {
  if (condition.op === 'or') return condition.of.flatMap((one) => waysTo(one, byKey)).slice(0, mostWays)
  if (condition.op === 'and') {
    let ways: Comparison[][] = [[]]
    for (const one of condition.of) {
      const more = waysTo(one, byKey)
      ways = ways.flatMap((way) => more.map((other) => [...way, ...other])).slice(0, mostWays)
    }
    return ways
  }
  const before = byKey.get(condition.question)?.showIf
  return before ? waysTo(before, byKey).map((way) => [...way, condition]) : [[condition]]
}

/** Whether one person could give all these answers: 性别 cannot be 男 and 女. */
function canAllHold(way: readonly Comparison[], byKey: ReadonlyMap<string, Question>): boolean {
  const wanted = new Map<string, Set<string>>()
  const floor = new Map<string, number>()
  const ceiling = new Map<string, number>()
  for (const one of way) {
    if (one.op === 'greater') floor.set(one.question, Math.max(one.value, floor.get(one.question) ?? one.value))
    else if (one.op === 'less') ceiling.set(one.question, Math.min(one.value, ceiling.get(one.question) ?? one.value))
    else if (byKey.get(one.question)?.kind !== 'multiple') {
      const values = new Set(one.op === 'equals' ? [String(one.value)] : one.values)
      const before = wanted.get(one.question)
      wanted.set(one.question, before ? new Set([...before].filter((value) => values.has(value))) : values)
    }
  }
  const crossed = [...floor].some(([key, low]) => (ceiling.get(key) ?? Number.POSITIVE_INFINITY) <= low)
  const outside = [...wanted].some(([key, values]) =>
    [...values].every(
      (value) =>
        Number(value) <= (floor.get(key) ?? Number.NEGATIVE_INFINITY) ||
        Number(value) >= (ceiling.get(key) ?? Number.POSITIVE_INFINITY),
    ),
  )
  return !crossed && !outside
}

const contradicts = (condition: Condition, byKey: ReadonlyMap<string, Question>): boolean => {
  const ways = waysTo(condition, byKey)
  return ways.length < mostWays && !ways.some((way) => canAllHold(way, byKey))
}

function comparisons(condition: Condition): Comparison[] {
  return condition.op === 'and' || condition.op === 'or' ? condition.of.flatMap(comparisons) : [condition]
}

function faultsOfCondition(
  question: Question,
  i: number,
  earlier: ReadonlyMap<string, Question>,
  keys: ReadonlySet<string>,
): Fault[] {
  const { showIf, key } = question
  if (!showIf) return []
  const at = `questions.${i}.showIf`
  const unknown = askedBy(showIf).find((name) => !keys.has(name))
  if (unknown)
    return [
      fault(
        at,
        'no-question',
        say(`“${key}”的跳转条件引用了不存在的题“${unknown}”`, `"${key}" depends on "${unknown}", which is no question`),
      ),
    ]
  const forward = askedBy(showIf).find((name) => !earlier.has(name))
  if (forward)
    return [
      fault(
        at,
        'forward',
        say(
          `“${key}”的跳转条件引用了它自己或后面的题“${forward}”，只能引用前面的题`,
          `"${key}" depends on "${forward}", which is itself or comes later`,
        ),
      ),
    ]
  const never = comparisons(showIf).find((one) => !canHold(one, earlier.get(one.question) as Question))
  if (never) {
    const named = namedBy(earlier.get(never.question))
    return [
      fault(
        at,
        'no-such-answer',
        say(
          `“${key}”的跳转条件要求“${never.question}”作出不可能的回答${named.zh}`,
          `"${key}" depends on an answer that "${never.question}" cannot have${named.en}`,
        ),
      ),
    ]
  }
  if (contradicts(showIf, earlier))
    return [
      fault(at, 'unreachable', say(`“${key}”的跳转条件自相矛盾，谁也答不到`, `"${key}" can be reached by nobody`)),
    ]
  return []
}

/** Steps of a scale that still fit side by side on a phone: 0 to 10. Source: product default. */
const mostSteps = 11

function faultsOfShape(question: Question, i: number): Fault[] {
  const { key } = question
  const twice = (of: readonly { value: string }[]) => new Set(of.map(({ value }) => value)).size < of.length
  const lists =
    question.kind === 'matrix' ? [question.rows, question.columns] : 'options' in question ? [question.options] : []
  const found: Fault[] = []
  if (lists.some(twice))
    found.push(fault(`questions.${i}.options`, 'twice', say(`“${key}”的选项编码有重复`, `"${key}" has a choice twice`)))
  const bounds = boundsOf(question)
  if (bounds && bounds[0] >= bounds[1])
    found.push(
      fault(`questions.${i}`, 'bounds', say(`“${key}”的下限不小于上限`, `"${key}": its least is not below its most`)),
    )
  if (question.kind === 'scale' && question.to - question.from >= mostSteps)
    found.push(
      fault(
        `questions.${i}`,
        'steps',
        say(
          `“${key}”的量表有 ${question.to - question.from + 1} 级，最多 ${mostSteps} 级；更细的请用数字题`,
          `"${key}" is a scale of ${question.to - question.from + 1} steps, ${mostSteps} at most; ask for a number instead`,
        ),
      ),
    )
  if (
    question.kind === 'multiple' &&
    ((question.max ?? 60) < (question.min ?? 0) || (question.min ?? 0) > question.options.length)
  )
    found.push(
      fault(
        `questions.${i}`,
        'bounds',
        say(`“${key}”最少、最多选几项互相矛盾`, `"${key}": how many to choose cannot be met`),
      ),
    )
  return found
}

/** The stratum or cluster that somebody was drawn in, as a question whose answers are not listed. */
const part: Question = {
  kind: 'text',
  key: knownPart,
  label: say('层（群）', 'Stratum or cluster'),
  required: false,
  max: 200,
}

function objectionToQuota(quota: Quota, byKey: ReadonlyMap<string, Question>): [string, string, string] | null {
  const when = conditionOf(quota)
  for (const one of comparisons(when)) {
    const question = byKey.get(one.question)
    if (!question) return ['no-question', `没有题“${one.question}”`, `there is no question "${one.question}"`]
    if (question !== part && ['text', 'matrix'].includes(question.kind))
      return ['quota-kind', `“${one.question}”是文字或矩阵题，不能计配额`, `"${one.question}" is a text or matrix`]
    if (!canHold(one, question)) {
      const { zh, en } = namedBy(question)
      return ['no-such-answer', `“${one.question}”没有这种回答${zh}`, `"${one.question}" has no such answer${en}`]
    }
  }
  return contradicts(when, byKey) ? ['unreachable', '条件自相矛盾，没有人符合', 'nobody can fulfil all of it'] : null
}

function faultsOfQuotas(quotas: readonly Quota[], questions: ReadonlyMap<string, Question>): Fault[] {
  const byKey = new Map([[knownPart, part], ...questions])
  const seen = new Set<string>()
  return quotas.flatMap((quota, i) => {
    const text = quotaText(quota)
    const [rule, zh, en] =
      objectionToQuota(quota, byKey) ?? (seen.has(text) ? ['twice', '与前面的配额重复', 'stands above already'] : [])
    seen.add(text)
    return rule ? [fault(`quotas.${i}`, rule, say(`配额“${text}”：${zh}`, `Quota "${text}": ${en}`))] : []
  })
}

/**
 * What stands against putting a questionnaire in force. A condition may look back only, so there are no cycles; it must ask for
 * answers that exist; and no question may be out of everybody's reach. Empty when it is sound.
 */
export function faultsOfQuestionnaire({ questions, quotas }: Questionnaire): Fault[] {
  const keys = new Set(questions.map(({ key }) => key))
  const earlier = new Map<string, Question>()
  const found: Fault[] = []
  questions.forEach((question, i) => {
    if (earlier.has(question.key))
      found.push(
        fault(`questions.${i}.key`, 'twice', say(`题号“${question.key}”重复`, `"${question.key}" is asked twice`)),
      )
    found.push(...faultsOfShape(question, i), ...faultsOfCondition(question, i, earlier, keys))
    earlier.set(question.key, question)
  })
  found.push(...faultsOfQuotas(quotas, earlier))
  return found
}
