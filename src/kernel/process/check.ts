import type { AnyProcess } from './definition.ts'
import { hidingFlaws } from './hiding.ts'

/** Everything wrong with a definition, as sentences for its author. Empty for a sound one. */
export function findFlaws(process: AnyProcess): string[] {
  const states = Object.keys(process.states)
  const edges = Object.entries(process.actions).flatMap(([name, a]) => a.from.map((from) => ({ name, from, to: a.to })))
  const flaws: string[] = []

  if (!states.includes(process.start)) flaws.push(`starts in "${process.start}", which is not a state`)
  for (const edge of edges) {
    if (!states.includes(edge.from)) flaws.push(`action "${edge.name}" leaves "${edge.from}", which is not a state`)
    if (!states.includes(edge.to)) flaws.push(`action "${edge.name}" leads to "${edge.to}", which is not a state`)
    if (process.states[edge.from]?.final) flaws.push(`action "${edge.name}" leaves the final state "${edge.from}"`)
  }
  const reached = spread([process.start], (s) => edges.filter((e) => e.from === s).map((e) => e.to))
  for (const s of states) if (!reached.has(s)) flaws.push(`state "${s}" cannot be reached`)
  const finals = states.filter((s) => process.states[s]?.final)
  const ends = spread(finals, (s) => edges.filter((e) => e.to === s).map((e) => e.from))
  for (const s of states) if (!ends.has(s)) flaws.push(`state "${s}" is a dead end`)
  for (const name of process.lists ?? [])
    if (!(name in process.form)) flaws.push(`lists "${name}", which the form does not ask`)
  return [...flaws, ...overdueFlaws(process), ...aboveFlaws(process), ...hidingFlaws(process)]
}

/** What waits for a unit above is refused to everybody else: turn and actions say the same. */
function aboveFlaws(process: AnyProcess): string[] {
  return Object.entries(process.states).flatMap(([name, { turn }]) =>
    turn?.above
      ? Object.entries(process.actions)
          .filter(([, action]) => action.from.includes(name) && action.by === turn.by && !action.above)
          .map(
            ([action]) => `state "${name}" waits for a unit above, but action "${action}" is open to the unit itself`,
          )
      : [],
  )
}

function overdueFlaws(process: AnyProcess): string[] {
  const flaws: string[] = []
  for (const [name, state] of Object.entries(process.states)) {
    if (state.overdue && !state.within) flaws.push(`state "${name}" can be overdue but has no term`)
    if (!state.overdue || !('act' in state.overdue)) continue
    const action = process.actions[state.overdue.act]
    if (!action) flaws.push(`state "${name}" is overdue by "${state.overdue.act}", which is not an action`)
    else if (action.by !== 'system') flaws.push(`overdue action "${state.overdue.act}" must be done by the system`)
    else if (!action.from.includes(name)) flaws.push(`overdue action "${state.overdue.act}" does not leave "${name}"`)
  }
  return flaws
}

function spread(from: string[], next: (state: string) => string[]): Set<string> {
  const seen = new Set(from)
  const queue = [...from]
  for (let s = queue.shift(); s !== undefined; s = queue.shift())
    for (const t of next(s))
      if (!seen.has(t)) {
        seen.add(t)
        queue.push(t)
      }
  return seen
}
