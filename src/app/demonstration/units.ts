import { departments } from './departments.ts'
import { enterprises } from './enterprises.ts'
import { federations } from './federations.ts'
import type { DemonstrationUnit } from './unit.ts'

/**
 * Qinghai as the journal of October 2024 shows it: federations of all levels, the joint conference with its members, and
 * enterprises and unions it names. Credit codes are left out, because the journal does not give them.
 */
export const demonstrationUnits: readonly DemonstrationUnit[] = [...federations, ...departments, ...enterprises]
