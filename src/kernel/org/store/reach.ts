import type { Db } from '#platform/db'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { isWithin } from '../within.ts'
import { getUnit, getUnits, type Unit } from './get.ts'

/** Units that a form names to receive work, and the field that names them. */
export interface NamedForWork {
  path: string
  ids: readonly number[]
}

const source = say(
  '产品规则：任务和会议只派给本单位及下级，或已由共同上级纳入同一会议机制的单位',
  'Product rule: work goes to one’s own unit and those below, or to units that a common superior put into one body with it',
)

/**
 * A unit gives work to itself and to units at or below it, in either tree. `takes` says which others have accepted: they sit
 * in one body with it, or the person who names them reaches them.
 * @throws Invalid naming the field and each unit out of reach, with the rule's source; Missing for a unit that is not there.
 */
export async function checkReach(
  db: Db,
  fromId: number,
  named: readonly NamedForWork[],
  takes: (unit: Unit) => boolean = () => false,
): Promise<void> {
  const from = await getUnit(db, fromId)
  const units = await getUnits(
    db,
    named.flatMap(({ ids }) => [...ids]),
  )
  const faults = named.flatMap(({ path, ids }) =>
    [...new Set(ids)].flatMap((id) => {
      const unit = units.get(id)
      if (!unit || isWithin(from, unit) || takes(unit)) return []
      const message = say(
        `“${unit.name}”不是“${from.name}”的下级，也不在同一会议机制内，不能向其派任务；请由共同的上级单位办理`,
        `"${unit.name}" is not below "${from.name}" and sits in no body with it: it cannot be given work; ask a unit above both`,
      )
      return [{ path, rule: 'beyond-reach', message, source }]
    }),
  )
  if (faults.length > 0) throw new Invalid(faults)
}
