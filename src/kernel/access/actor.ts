import type { PostKey } from './posts.ts'

/** Part of a tree of units: a unit and all below it have numbers in [lo, hi). */
export interface Range {
  lo: number
  hi: number
  /** Region of the unit the range starts at; a county's list is read by it. */
  regionId: number
}

/** What a permission reaches: parts of the territorial tree and parts of the industrial tree, never mixed up. */
export interface Scope {
  territorial: Range[]
  industrial: Range[]
}

/** A permission over a unit and all below it, in one tree. */
export interface Grant {
  permission: string
  tree: 'territorial' | 'industrial'
  range: Range
}

/** Who acts: a person with grants, or the system itself. */
export interface Actor {
  personId: string | null
  name: string
  lang: 'zh' | 'en'
  /** Digest of the session's token; null for the system. */
  session: string | null
  grants: Grant[]
  /** Until when the second factor or password counts as asked again (ISO), for deeds with power. */
  confirmedUntil: string | null
}

const everything: Range = { lo: 0, hi: Number.MAX_SAFE_INTEGER, regionId: 0 }

/** An appointment in force, with its unit's place in the tree it counts in. */
export interface Held {
  post: PostKey
  unitId: number
  unitName: string
  unitKind: string
  regionId: number
  tree: 'territorial' | 'industrial'
  lo: number
  hi: number
}

/** A signed-in person with all that pages and routes ask about them. */
export interface Signed {
  actor: Actor
  held: Held[]
  login: string
  mustChange: boolean
  totpOn: boolean
}

/** Somebody whose file is kept (个人信息主体), signed in by phone: holds no post, and reaches what is theirs. */
export interface Subject {
  id: string
  name: string
  /** Digest of the session's token. */
  session: string
}

/** A program of a partner, let in by its token: under which agreement, and over which units. */
export interface Partner {
  /** Id of the client whose token it was. */
  clientId: string
  name: string
  agreement: { regionId: number; id: string }
  unitId: number
  range: Range
}

/** Whoever is at the door and has not said who they are. */
export const nobody: Actor = {
  personId: null,
  name: '',
  lang: 'zh',
  session: null,
  grants: [],
  confirmedUntil: null,
}

/** A subject acts under their own name, with no grant at all. */
export const actorOfSubject = ({ id, name, session }: Subject): Actor => ({ ...nobody, personId: id, name, session })

/** A program acts under its partner's name, over the units of its agreement and for nothing but what routes for partners do. */
export const actorOfPartner = ({ clientId, name, range }: Partner): Actor => ({
  ...nobody,
  ...{ personId: clientId, name, grants: [{ permission: 'partner', tree: 'territorial', range }] },
})

/** The system: timers, links and operators' commands. It acts as nobody, over everything. */
export const systemActor: Actor = {
  personId: null,
  name: '系统',
  lang: 'zh',
  session: null,
  grants: [{ permission: '*', tree: 'territorial', range: everything }],
  confirmedUntil: null,
}

/** Whether the actor has said again, shortly before, who they are. The system needs not. */
export const isConfirmed = ({ personId, confirmedUntil }: Actor, now: Date): boolean =>
  personId === null || (confirmedUntil !== null && new Date(confirmedUntil) > now)

/** What the actor's grants of one permission reach. Empty lists reach nothing. */
export function scopeOf(actor: Actor, permission: string): Scope {
  const held = actor.grants.filter((g) => g.permission === permission || g.permission === '*')
  const ranges = (tree: Grant['tree']) => merge(held.filter((g) => g.tree === tree).map((g) => g.range))
  return { territorial: ranges('territorial'), industrial: ranges('industrial') }
}

/** All that a person's grants reach, whatever they permit. */
export const reachOf = (actor: Actor): Scope =>
  scopeOf({ ...actor, grants: actor.grants.map((g) => ({ ...g, permission: '*' })) }, '*')

/** Whether a scope reaches a unit, by its number in either tree. */
export function isInScope(scope: Scope, unit: { no: number; indNo: number | null }): boolean {
  const within = (ranges: Range[], no: number | null) => no !== null && ranges.some((r) => no >= r.lo && no < r.hi)
  return within(scope.territorial, unit.no) || within(scope.industrial, unit.indNo)
}

/** Whether a permission reaches a unit. */
export const mayOver = (actor: Actor, permission: string, unit: { no: number; indNo: number | null }): boolean =>
  isInScope(scopeOf(actor, permission), unit)

/**
 * Whether a permission is held strictly above a unit: at a unit that has it below itself in either tree, never at the unit itself.
 * A range begins with the number of the unit it is held at.
 */
export function mayAbove(actor: Actor, permission: string, unit: { no: number; indNo: number | null }): boolean {
  const below = (ranges: Range[], no: number | null) => no !== null && ranges.some((r) => no > r.lo && no < r.hi)
  const scope = scopeOf(actor, permission)
  return below(scope.territorial, unit.no) || below(scope.industrial, unit.indNo)
}

/** Whether one scope lies wholly within another. */
export function isScopeWithin(inner: Scope, outer: Scope): boolean {
  const lies = (within: readonly Range[], around: readonly Range[]) =>
    within.every((r) => around.some((o) => o.lo <= r.lo && o.hi >= r.hi))
  return lies(inner.territorial, outer.territorial) && lies(inner.industrial, outer.industrial)
}

/** Whether somebody still holds every permission that was held once, over all it reached. */
export const holdsAll = (actor: Actor, once: readonly Grant[]): boolean =>
  [...new Set(once.map(({ permission }) => permission))].every((permission) =>
    isScopeWithin(scopeOf({ ...actor, grants: [...once] }, permission), scopeOf(actor, permission)),
  )

/** Ranges of a tree either nest or are apart, so the outer ones are enough. */
function merge(ranges: Range[]): Range[] {
  const sorted = [...ranges].sort((a, b) => a.lo - b.lo || b.hi - a.hi)
  return sorted.filter((r, i) => !sorted.slice(0, i).some((outer) => outer.lo <= r.lo && outer.hi >= r.hi))
}
