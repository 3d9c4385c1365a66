import type { Actor, Range, Scope } from './actor.ts'

const multirange = (ranges: Range[]) => `{${ranges.map((r) => `[${r.lo},${r.hi})`).join(',')}}`

/** The transaction settings that row policies read for a scope. An empty scope reaches nothing. */
export function scopeSettings(actor: Actor, scope: Scope): Record<string, string> {
  const { territorial, industrial } = scope
  const settings: Record<string, string> = {}
  if (actor.personId) settings['app.person'] = actor.personId
  if (territorial.length > 0) {
    settings['app.lo'] = String(Math.min(...territorial.map((r) => r.lo)))
    settings['app.hi'] = String(Math.max(...territorial.map((r) => r.hi)))
  }
  if (territorial.length > 1) settings['app.ranges'] = multirange(territorial)
  if (industrial.length > 0) settings['app.industrial'] = multirange(industrial)
  return settings
}

/** The one region a scope stays within, when it does: a routed read is many times cheaper. */
export function oneRegion(scope: Scope): number | null {
  const [only] = scope.territorial
  if (!only || scope.territorial.length > 1 || scope.industrial.length > 0) return null
  return only.regionId % 100 === 0 ? null : only.regionId
}
