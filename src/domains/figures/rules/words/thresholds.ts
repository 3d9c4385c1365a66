/** From which change on a figure cannot have come about from one year to the next. Statistics practice; product defaults. */
export const thresholds = {
  /** What stands (members, enterprises) hardly halves in a year. */
  stockFall: 2,
  /** Something new may spread quickly, but hardly fourfold in a year. */
  stockRise: 4,
  /** So many do not multiply as few can: a stock of ten thousand hardly grows by one and a half in a year. */
  manyCount: 10_000,
  manyRise: 2.5,
  /** What is done in a year (training, aid) may double or treble, but hardly changes fivefold. */
  flowFactor: 5,
  /** A rate hardly moves by so many percentage points in a year. */
  sharePoints: 40,
  /** Small counts jump easily. */
  leastCount: 100,
} as const
