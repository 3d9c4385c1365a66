/** A unit's place in both trees: it and all below it have numbers in [no, upto). */
export interface Placed {
  no: number
  upto: number
  indNo: number | null
  indUpto: number | null
}

/** Whether a unit is another, or lies below it, in the territorial or the industrial tree. */
export const isWithin = (above: Placed, unit: Pick<Placed, 'no' | 'indNo'>): boolean =>
  (unit.no >= above.no && unit.no < above.upto) ||
  (unit.indNo !== null &&
    above.indNo !== null &&
    above.indUpto !== null &&
    unit.indNo >= above.indNo &&
    unit.indNo < above.indUpto)
