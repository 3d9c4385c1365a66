import { type Actor, mayAbove, mayOver } from '#kernel/access'
import type { Action } from './definition.ts'

/** Whether a person holds what an action of a case of some unit asks for; actions of the system are nobody else's. */
export function mayDo(actor: Actor, action: Action, unit: { unitNo: number; indNo: number | null }): boolean {
  if (action.by === 'system') return actor.personId === null
  const holds = action.above ? mayAbove : mayOver
  return holds(actor, action.by, { no: unit.unitNo, indNo: unit.indNo })
}
