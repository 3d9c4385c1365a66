/** Claims that contradict one another in one way. */
export interface Clash {
  kind: string
  /** Ids of the claims, in order. */
  claims: readonly string[]
}

/** A conflict that was queued before. */
export interface Queued extends Clash {
  key: string
  state: 'open' | 'settled'
}

/** What must happen for the queue to hold just the clashes that nobody has settled. */
export interface Plan<F extends Clash, Q extends Queued> {
  /** New conflicts, each with the settled one that it takes up again, where there is one. */
  open: { clash: F; again: Q | null }[]
  /** Open conflicts whose claims have changed. */
  grow: { conflict: Q; clash: F }[]
  /** Open conflicts that are no more. */
  lapse: Q[]
}

const holds = (outer: Clash, inner: Clash): boolean =>
  outer.kind === inner.kind && inner.claims.every((id) => outer.claims.includes(id))

const common = (a: Clash, b: Clash): number =>
  a.kind === b.kind ? a.claims.filter((id) => b.claims.includes(id)).length : 0

const nameOf = ({ kind, claims }: Clash): string => `${kind} ${[...claims].sort().join()}`

const byName = (a: Clash, b: Clash): number => (nameOf(a) < nameOf(b) ? -1 : 1)

/** The one of several that has most claims in common; of even ones, the first by name. */
function nearest<Q extends Queued>(clash: Clash, among: Iterable<Q>): Q | null {
  let best: Q | null = null
  for (const one of [...among].sort(byName)) if (common(clash, one) > (best ? common(clash, best) : 0)) best = one
  return best
}

/**
 * Brings a queue in line with what was found. What the queue holds open afterwards depends on the claims and the
 * settlements alone, not on the order in which either came: a clash is open unless a settlement has seen all its claims.
 */
export function planQueue<F extends Clash, Q extends Queued>(found: readonly F[], queued: readonly Q[]): Plan<F, Q> {
  const settled = queued.filter(({ state }) => state === 'settled')
  const open = new Set(queued.filter(({ state }) => state === 'open'))
  const plan: Plan<F, Q> = { open: [], grow: [], lapse: [] }
  const wanted = found.filter((clash) => !settled.some((one) => holds(one, clash))).sort(byName)
  const rest = wanted.filter((clash) => {
    const same = [...open].find((one) => nameOf(one) === nameOf(clash))
    if (same) open.delete(same)
    return !same
  })
  for (const clash of rest) {
    const near = nearest(clash, open)
    if (near) {
      open.delete(near)
      plan.grow.push({ conflict: near, clash })
    } else plan.open.push({ clash, again: nearest(clash, settled) })
  }
  plan.lapse.push(...open)
  return plan
}
