import {
  type Answer,
  by,
  daysIn,
  edges,
  type Fraction,
  fraction,
  least,
  most,
  type RawBase,
  type RawUnit,
  type RawValue,
  shift,
  type Tree,
  times,
  total,
} from './naive/testing.ts'

/**
 * A second, deliberately naive way to the same figures, for the tests: dates are texts, every question walks through all
 * rows again, and numbers are fractions of big integers. It shares no code with the engine.
 */
export type { Answer, Fraction, RawBase, RawUnit, RawValue } from './naive/testing.ts'
export { edges } from './naive/testing.ts'

/** The world as rows, and every question asked of them anew. */
export class Naive {
  private readonly units: RawUnit[]
  private readonly values: RawValue[]
  private readonly bases: RawBase[]
  private readonly rowsById = new Map<string, RawUnit[]>()
  constructor(units: RawUnit[], values: RawValue[], bases: RawBase[]) {
    this.units = units
    this.values = values
    this.bases = bases
    for (const { id } of units) {
      const rows = units.filter((u) => u.id === id)
      this.rowsById.set(
        id,
        rows.sort((a, b) => ((a.from ?? '0') < (b.from ?? '0') ? -1 : 1)),
      )
    }
  }

  private rows(id: string): RawUnit[] {
    return this.rowsById.get(id) ?? []
  }
  private born(id: string) {
    return this.rows(id)[0]?.from ?? '0000-01-01'
  }
  private died(id: string) {
    return this.rows(id).at(-1)?.to ?? '9999-01-01'
  }
  private isAlive(id: string, day: string) {
    return this.rows(id).some((r) => (r.from ?? '0') <= day && day < (r.to ?? '9999'))
  }
  private lastIn(id: string, first: string, last: string): string | null {
    const ends = [last, ...this.rows(id).flatMap((r) => (r.to ? [shift(r.to, -1)] : []))]
    const alive = ends.filter((day) => first <= day && day <= last && this.isAlive(id, day))
    return alive.sort().at(-1) ?? null
  }
  private rowOn(id: string, day: string): RawUnit | undefined {
    const rows = this.rows(id)
    return rows.filter((r) => (r.from ?? '0') <= day).at(-1) ?? rows[0]
  }
  private stands(id: string, tree: Tree) {
    return this.units.some((u) => (u.id === id && u[tree] !== null) || u[tree] === id)
  }
  private heir(id: string, tree: Tree, day: string): string {
    let now = id
    while (this.died(now) <= day) {
      const next = this.rows(now).find((r) => r.mergedInto)?.mergedInto
      if (!next) break
      now = next
    }
    return now !== id && this.stands(now, tree) ? now : id
  }
  private above(id: string, tree: Tree, lookedAt: string, day: string): string | null {
    let up = this.rowOn(id, lookedAt)?.[tree] ?? null
    while (up !== null && this.died(up) <= day) {
      const heir = this.heir(up, tree, day)
      const next: string | null = heir === up || heir === id ? (this.rowOn(up, day)?.[tree] ?? null) : heir
      up = next
    }
    return up
  }

  /** Under which node a unit's figures stand, and the nodes above that, for a period. */
  private chain(id: string, tree: Tree, asOf: string, period: string): string[] {
    const { first, last } = edges(period)
    const node = asOf === 'then' ? id : this.heir(id, tree, asOf)
    const found: string[] = []
    for (let at: string | null = node; at !== null; ) {
      found.push(at)
      const day: string = asOf === 'then' ? (this.lastIn(at, first, last) ?? shift(this.died(at), -1)) : asOf
      const seen: string = day < this.born(at) ? this.born(at) : day >= this.died(at) ? shift(this.died(at), -1) : day
      at = this.above(at, tree, seen, asOf === 'then' ? seen : asOf)
    }
    return found
  }

  private isLeaf(id: string, tree: Tree, period: string) {
    const { first, last } = edges(period)
    return !this.units
      .map((u) => u.id)
      .some((other) => {
        const day = this.lastIn(other, first, last)
        return day !== null && this.above(other, tree, day, day) === id
      })
  }

  private counts(one: RawBase, id: string, period: string) {
    const { first, last } = edges(period)
    return one.kind === 'stock' && one.overTime === 'last'
      ? this.isAlive(id, last)
      : this.lastIn(id, first, last) !== null
  }

  private isDue(one: RawBase, id: string, tree: Tree, period: string): boolean {
    if (one.expected === 'all') return true
    if (one.expected === 'leaves') return this.isLeaf(id, tree, period)
    const { first, last } = edges(period)
    return one.expected.includes(this.rowOn(id, this.lastIn(id, first, last) ?? last)?.kind ?? '')
  }

  private fits(one: RawBase, key: string, period: string): boolean {
    const [v, p] = [edges(key), edges(period)]
    if (v.first === p.first && v.last === p.last) return true
    const back = one.overTime === 'last' && (one.within === 'upTo' || p.kind === 'as-of') && v.last <= p.last
    if (back) return true
    if (one.kind === 'stock') return v.last >= p.first && v.last <= p.last
    if (v.kind === 'week' && p.kind !== 'week' && p.kind !== 'day') {
      const thursday = shift(v.first, 3)
      return thursday >= p.first && thursday <= p.last
    }
    return v.first >= p.first && v.last <= p.last
  }

  /** What a unit says of one span for a slice: undefined nothing, null not applicable. */
  private said(one: RawBase, rows: RawValue[], slice: Record<string, string>): Fraction | null | undefined {
    const mine = rows.filter((r) => Object.entries(slice).every(([d, c]) => r.dimensions[d] === c))
    const extra = (r: RawValue) => one.dimensions.filter((d) => r.dimensions[d] && !(d in slice))
    const exact = mine.find((r) => extra(r).length === 0)
    if (exact) return exact.value === 'N/A' ? null : fraction(exact.value)
    if (mine.length === 0) return undefined
    const rank = (r: RawValue) =>
      extra(r).length * 1000 + extra(r).reduce((n, d) => n + 2 ** one.dimensions.indexOf(d), 0)
    const best = Math.min(...mine.map(rank))
    const numbers = mine.filter((r) => rank(r) === best && r.value !== 'N/A').map((r) => fraction(r.value))
    if (numbers.length === 0) return null
    if (one.overDimensions === 'none') return undefined
    if (one.overDimensions === 'min') return least(numbers)
    if (one.overDimensions === 'max') return most(numbers)
    return one.overDimensions === 'sum' ? total(numbers) : by(total(numbers), BigInt(numbers.length))
  }

  /** A unit's own figure: undefined nothing, null not applicable. */
  figure(one: RawBase, id: string, period: string, slice: Record<string, string>): Fraction | null | undefined {
    const alive = (r: RawValue) => {
      const v = edges(r.period)
      return one.kind === 'stock' ? this.isAlive(id, v.last) : this.lastIn(id, v.first, v.last) !== null
    }
    const rows = this.values.filter(
      (r) => r.unit === id && r.indicator === one.id && r.value !== '' && this.fits(one, r.period, period) && alive(r),
    )
    const keys = [...new Set(rows.map((r) => r.period))]
    const p = edges(period)
    const all = keys
      .map((key) => ({
        ...edges(key),
        said: this.said(
          one,
          rows.filter((r) => r.period === key),
          slice,
        ),
      }))
      .filter((s): s is typeof s & { said: Fraction | null } => s.said !== undefined)
      .sort((a, b) => {
        const exact = (x: typeof a) => (x.first === p.first && x.last === p.last ? 0 : 1)
        return exact(a) - exact(b) || daysIn(b) - daysIn(a) || (a.first < b.first ? -1 : 1)
      })
    if (all.length === 0) return undefined
    if (one.overTime === 'last') {
      const end = all
        .map((s) => s.last)
        .sort()
        .at(-1)
      return all.find((s) => s.last === end)?.said
    }
    const taken: typeof all = []
    for (const s of all.filter(({ said }) => said !== null)) {
      const clash = taken.some((t) =>
        one.kind === 'stock' ? t.last === s.last : t.first <= s.last && s.first <= t.last,
      )
      if (!clash) taken.push(s)
    }
    const numbers = taken.map((s) => s.said as Fraction)
    if (numbers.length === 0) return null
    if (one.overTime === 'count') return [BigInt(numbers.length), 1n]
    if (one.overTime === 'min') return least(numbers)
    if (one.overTime === 'max') return most(numbers)
    if (one.overTime === 'sum') return total(numbers)
    if (one.kind === 'stock' || taken.every((s) => s.kind === taken[0]?.kind))
      return by(total(numbers), BigInt(numbers.length))
    const months: Record<string, number> = { month: 1, quarter: 3, half: 6, year: 12 }
    const long = taken.every((s) => months[s.kind])
    const weights = taken.map((s) => BigInt(long ? (months[s.kind] ?? 0) : daysIn(s)))
    const sum = total(numbers.map((n, i) => times(n, [weights[i] ?? 0n, 1n])))
    return by(
      sum,
      weights.reduce((a, b) => a + b, 0n),
    )
  }

  /** Units whose figures make that of a node, where a whole stands for all below it. */
  private under(
    one: RawBase,
    node: string,
    tree: Tree,
    asOf: string,
    period: string,
    slice: Record<string, string>,
  ): string[] {
    const ids = [...new Set(this.units.map((u) => u.id))].filter((id) => this.counts(one, id, period))
    const chains = new Map(ids.map((id) => [id, this.chain(id, tree, asOf, period)]))
    const within = ids.filter((id) => chains.get(id)?.includes(node))
    if (one.reports === 'own') return within
    const speakers = new Set(
      within.filter((id) => this.figure(one, id, period, slice)).map((id) => chains.get(id)?.[0] ?? ''),
    )
    return within.filter((id) => {
      const chain = chains.get(id) ?? []
      const between = chain.slice(1, chain.indexOf(node) + 1)
      return !between.some((above) => speakers.has(above))
    })
  }

  answer(
    base: string,
    node: string,
    tree: Tree,
    asOf: string,
    period: string,
    slice: Record<string, string> = {},
  ): Answer {
    const one = this.bases.find((b) => b.id === base)
    if (!one) throw new Error(base)
    const mine = Object.fromEntries(Object.entries(slice).filter(([d]) => one.dimensions.includes(d)))
    const units = this.under(one, node, tree, asOf, period, mine).map((id) => ({
      id,
      said: this.figure(one, id, period, mine),
    }))
    const speaking = units.filter((u): u is { id: string; said: Fraction } => Array.isArray(u.said))
    const due = units.filter(
      (u) => u.said !== null && (this.isDue(one, u.id, tree, period) || (one.reports === 'whole' && u.said)),
    )
    const reported = due.filter((u) => u.said).length
    const value = speaking.length === 0 ? null : this.over(one, speaking, period, mine)
    const isNone = units.some((u) => u.said === null) && due.length === 0
    const state =
      speaking.length === 0
        ? isNone
          ? 'not-applicable'
          : 'missing'
        : value === null
          ? 'not-applicable'
          : reported < due.length
            ? 'partial'
            : 'value'
    return { value, state, reported, expected: due.length }
  }

  private over(
    one: RawBase,
    all: { id: string; said: Fraction }[],
    period: string,
    slice: Record<string, string>,
  ): Fraction | null {
    const numbers = all.map((u) => u.said)
    if (one.overUnits === 'count') return [BigInt(numbers.length), 1n]
    if (one.overUnits === 'min') return least(numbers)
    if (one.overUnits === 'max') return most(numbers)
    if (one.overUnits === 'sum') return total(numbers)
    if (one.overUnits === 'average') return by(total(numbers), BigInt(numbers.length))
    const weight = this.bases.find((b) => b.id === one.weight)
    if (!weight) throw new Error('no weight')
    const mine = Object.fromEntries(Object.entries(slice).filter(([d]) => weight.dimensions.includes(d)))
    const pairs = all.flatMap((u) => {
      const w = this.figure(weight, u.id, period, mine)
      return Array.isArray(w) ? [[u.said, w] as [Fraction, Fraction]] : []
    })
    const below = total(pairs.map(([, w]) => w))
    const above = total(pairs.map(([v, w]) => times(v, w)))
    return below[0] === 0n ? null : [above[0] * below[1], above[1] * below[0]]
  }
}
