import { type Say, say } from '#platform/say'
import { type Claim, isLive } from './claim.ts'
import { senseOf } from './qualifier.ts'

/** A step of the rule: the claim with the larger rank goes first. */
interface Step {
  name: string
  label: Say
  rank(claim: Claim): number | string
}

const methodRank: Readonly<Record<Claim['method'], number>> = { business: 3, imported: 2, filled: 1, estimated: 0 }

/** Which of several claims stands at the head, step by step; the next step is asked only where the one before is even. */
const steps: readonly Step[] = [
  {
    name: 'accepted',
    label: say('已审核的优先', 'Accepted before reported'),
    rank: (c) => Number(c.state === 'accepted'),
  },
  {
    name: 'own-report',
    label: say('本单位自报的优先', "The unit's own report before another's"),
    rank: (c) => Number(c.reporterUnitId === c.unitId),
  },
  { name: 'later-as-of', label: say('截止日期较近的优先', 'The later as-of date first'), rank: (c) => c.asOf ?? '' },
  {
    name: 'whole-unit',
    label: say('全口径的优先', 'The whole unit before a part of it'),
    rank: (c) => Number(c.scope === ''),
  },
  {
    name: 'method',
    label: say('业务数据优先于导入、填报、估算', 'Business data before imported, filled in, estimated'),
    rank: (c) => methodRank[c.method],
  },
  {
    name: 'exact',
    label: say('确数优先于概数', 'Exact figures before approximate ones'),
    rank: (c) => Number(senseOf(c.qualifier) === 'exact'),
  },
  { name: 'later-report', label: say('后报的优先', 'The later report first'), rank: (c) => c.reportedAt },
]

const only = { name: 'only', label: say('仅有这一个数', 'The only figure') }
const even = { name: 'even', label: say('各项相同，按编号取其一', 'Even in everything; taken by its id') }

function deciding(a: Claim, b: Claim): { step: Pick<Step, 'name' | 'label'>; order: number } {
  for (const step of steps) {
    const [x, y] = [step.rank(a), step.rank(b)]
    if (x !== y) return { step, order: x > y ? -1 : 1 }
  }
  return { step: even, order: a.id < b.id ? -1 : 1 }
}

/** The claim at the head of several about one thing, why it stands there, and what others say. */
export interface Headline<C extends Claim = Claim> {
  claim: C
  /** The step that put it before the next one. */
  rule: { name: string; label: Say }
  others: C[]
  /** Whether live claims give different numbers: whoever shows the figure must be able to show that. */
  disputed: boolean
}

/**
 * Chooses among claims about the same indicator, unit and period; withdrawn and superseded ones do not count.
 * Null when none is left.
 */
export function headline<C extends Claim>(claims: readonly C[]): Headline<C> | null {
  const [claim, ...others] = claims.filter(isLive).sort((a, b) => deciding(a, b).order)
  if (!claim) return null
  const [next] = others
  const { name, label } = next ? deciding(claim, next).step : only
  const disputed = others.some((other) => other.scope === claim.scope && other.value !== claim.value)
  return { claim, rule: { name, label }, others, disputed }
}
