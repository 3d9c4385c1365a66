import type { Addition, Decision, Profile } from '../model/decision.ts'
import { type FrameworkBody, fields, type Measure, type Own } from '../model/measure.ts'

/** Part that additions of a unit's own stand in. */
export const ownGroup = { key: 'own', title: '自行增加' } as const

/** What the compared fields of a measure say. */
export const ownOf = (measure: Own): Own => ({
  title: measure.title,
  words: measure.words,
  targets: measure.targets,
  dueOn: measure.dueOn,
  lead: measure.lead,
})

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The fields in which two writings of a measure differ. */
export const changedFields = (a: Own, b: Own) => fields.filter((field) => !same(a[field], b[field]))

function taken(measure: Measure, decision: Decision, merged: readonly string[]): Measure {
  const own = decision.choice === 'change' && decision.own ? ownOf(decision.own) : ownOf(measure)
  const choice = merged.length > 0 ? 'merge' : decision.choice === 'change' ? 'change' : 'keep'
  const trace = { from: [measure.key, ...merged], choice, reason: decision.reason, exceeds: null } as const
  return { ...measure, ...own, trace: { ...trace, from: [...trace.from] } }
}

const added = ({ key, own, area, exceeds, reason }: Addition): Measure => ({
  ...ownOf(own),
  ...{ key, area, group: ownGroup.key, basis: '', place: null, was: [] },
  trace: { from: [], choice: 'add', reason, exceeds },
})

/**
 * The list that follows from a list above and what a unit decided about it: kept and changed measures in the order above,
 * merged ones in the trace of their host, dropped ones with their reason, additions at the end. Measures nobody decided about
 * are in neither part. The result depends on the decisions, not on their order.
 */
export function resolve(upper: FrameworkBody, { decisions, additions }: Profile): FrameworkBody {
  const byKey = new Map(decisions.map((decision) => [decision.key, decision]))
  const mergedInto = (host: string) =>
    upper.measures.filter(({ key }) => byKey.get(key)?.choice === 'merge' && byKey.get(key)?.into === host)
  const measures = upper.measures.flatMap((measure): Measure[] => {
    const decision = byKey.get(measure.key)
    if (decision?.choice !== 'keep' && decision?.choice !== 'change') return []
    return [
      taken(
        measure,
        decision,
        mergedInto(measure.key).map(({ key }) => key),
      ),
    ]
  })
  const dropped = upper.measures.flatMap(({ key, title }) => {
    const decision = byKey.get(key)
    return decision?.choice === 'drop' ? [{ key, title, reason: decision.reason ?? '' }] : []
  })
  const extra = [...additions].sort((a, b) => (a.key < b.key ? -1 : 1)).map(added)
  const filled = new Set(measures.map(({ group }) => group))
  const groups = [
    ...upper.groups.filter(({ key }) => filled.has(key) && (key !== ownGroup.key || extra.length === 0)),
    ...(extra.length > 0 ? [{ ...ownGroup }] : []),
  ]
  return { note: upper.note, documentId: upper.documentId, groups, measures: [...measures, ...extra], dropped }
}

/** Keeps everything: the profile of a unit that takes the list above as it is. */
export const keepAll = (upper: FrameworkBody): Profile => ({
  decisions: upper.measures.map(({ key }) => ({ key, choice: 'keep', own: null, into: null, reason: null })),
  additions: [],
})
