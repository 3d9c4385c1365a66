import type { Refusal } from '#platform/errors'
import { type Say, say } from '#platform/say'
import type { Decision, Profile } from '../model/decision.ts'
import { type FrameworkBody, findMeasure } from '../model/measure.ts'
import { sources } from './sources.ts'
import { isLater, targetsBelow } from './targets.ts'

/** One thing that stands against a decision. */
export interface LineFault extends Refusal {
  key: string
}

const fault = (key: string, rule: string, message: Say, source: Say): LineFault => ({ key, rule, message, source })
const hasReason = ({ reason }: Decision) => (reason ?? '').trim().length > 1

function changeFaults(upper: FrameworkBody, decision: Decision): LineFault[] {
  const { key, own } = decision
  const measure = findMeasure(upper, key)
  if (!own || !measure)
    return [
      fault(key, 'no-own-words', say(`“${key}”细化后的内容未填写`, `"${key}" has no words of its own`), sources.loop),
    ]
  if (hasReason(decision)) return []
  const below = targetsBelow(measure, own).map(({ above, ours }) =>
    fault(
      key,
      'below-minimum',
      say(
        `“${measure.title}”的“${above.noun}”${ours ? `为 ${ours.value}${ours.measure}，` : '未列出，'}未达到上级下限 ${above.value}${above.measure}，须说明理由`,
        `"${above.noun}" of ${key} falls short of the minimum above (${above.value}${above.measure}); give a reason`,
      ),
      sources.list,
    ),
  )
  const later = isLater(measure, own)
    ? [
        fault(
          key,
          'later-than-above',
          say(
            `“${measure.title}”的完成时限晚于上级要求（${measure.dueOn}），须说明理由`,
            `${key} is due later than above (${measure.dueOn}); give a reason`,
          ),
          sources.list,
        ),
      ]
    : []
  return [...below, ...later]
}

function mergeFaults(upper: FrameworkBody, decision: Decision, byKey: ReadonlyMap<string, Decision>): LineFault[] {
  const host = byKey.get(decision.into ?? '')
  const stands = decision.into !== decision.key && (host?.choice === 'keep' || host?.choice === 'change')
  if (stands && findMeasure(upper, decision.into ?? '')) return []
  const message = say(
    `“${decision.key}”并入的举措 ${decision.into ?? '（未选）'} 须为照列或细化的举措`,
    `${decision.key} is merged into ${decision.into ?? 'nothing'}, which must itself be kept or changed`,
  )
  return [fault(decision.key, 'merge-host', message, sources.loop)]
}

/** What stands against the decisions made so far. Undecided measures are not among it. */
export function findLineFaults(upper: FrameworkBody, { decisions, additions }: Profile): LineFault[] {
  const byKey = new Map(decisions.map((decision) => [decision.key, decision]))
  const ofDecisions = decisions.flatMap((decision): LineFault[] => {
    if (decision.choice === 'drop' && !hasReason(decision))
      return [
        fault(
          decision.key,
          'no-reason',
          say(`不列“${decision.key}”须说明理由`, `Dropping ${decision.key} needs a reason`),
          sources.local,
        ),
      ]
    if (decision.choice === 'change') return changeFaults(upper, decision)
    return decision.choice === 'merge' ? mergeFaults(upper, decision, byKey) : []
  })
  const astray = additions.filter(({ exceeds }) => exceeds !== null && !findMeasure(upper, exceeds))
  const ofAdditions = astray.map(({ key, own, exceeds }) =>
    fault(
      key,
      'exceeds-nothing',
      say(
        `自增举措“${own.title}”对应的上级举措 ${exceeds} 已不存在`,
        `${key} goes beyond ${exceeds}, which is not there`,
      ),
      sources.loop,
    ),
  )
  return [...ofDecisions, ...ofAdditions]
}

/** Keys of the measures that nothing was decided about. */
export const findUndecided = (upper: FrameworkBody, decisions: readonly Decision[]): string[] => {
  const decided = new Set(decisions.map(({ key }) => key))
  return upper.measures.map(({ key }) => key).filter((key) => !decided.has(key))
}

const repeated = (keys: readonly string[]) => [...new Set(keys.filter((key, i) => keys.indexOf(key) < i))]

/** What must be settled before an edition of a framework is put in force. */
export function findFrameworkFaults(body: FrameworkBody): Refusal[] {
  const refuse = (rule: string, message: Say): Refusal => ({ rule, message, source: sources.list })
  const groups = new Set(body.groups.map(({ key }) => key))
  const twice = repeated(body.measures.map(({ key }) => key))
  const astray = body.measures.filter(({ group }) => !groups.has(group)).map(({ key }) => key)
  return [
    ...(body.measures.length === 0
      ? [refuse('no-measures', say('框架中还没有举措', 'There are no measures yet'))]
      : []),
    ...twice.map((key) => refuse('key-twice', say(`编号 ${key} 重复`, `The key ${key} is used twice`))),
    ...(astray.length > 0
      ? [refuse('no-group', say(`不在任何部分中：${astray.join('、')}`, `In no part: ${astray.join(', ')}`))]
      : []),
  ]
}
