/** From which change on a figure cannot have come about from one year to the next. Statistics practice; product defaults. */
export const thresholds = {
  /** What stands (members, enterprises) hardly doubles or halves in a year. */
  stockFactor: 2,
  /** What is done in a year (training, aid) may double, but not grow sixfold. */
  flowFactor: 6,
  /** A rate hardly moves by so many percentage points in a year. */
  sharePoints: 40,
  /** Small counts jump easily. */
  leastCount: 100,
} as const
