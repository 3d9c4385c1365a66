import { sql } from 'kysely'
import type { Db } from '#platform/db'
import { setLocal } from '#platform/db/server'
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

/** Runs a deed under other settings; those before hold again after it, also after a no. */
export async function underSettings<T>(
  db: Db,
  settings: Readonly<Record<string, string>>,
  work: () => Promise<T>,
): Promise<T> {
  const names = Object.keys(settings)
  const { rows } = await sql<{ name: string; value: string | null }>`
    select name, current_setting(name, true) as value from unnest(${names}::text[]) name`.execute(db)
  const before = Object.fromEntries(rows.map(({ name, value }) => [name, value ?? '']))
  await setLocal(db, settings)
  try {
    const done = await work()
    await setLocal(db, before)
    return done
  } catch (thrown) {
    // A transaction that broke takes nothing any more; its settings end with it.
    await setLocal(db, before).catch(() => undefined)
    throw thrown
  }
}

/** Every setting that widens or narrows what is reached, none of them set: what somebody else's settings are laid over. */
const nothing = {
  ...{ 'app.person': '', 'app.lo': '', 'app.hi': '', 'app.ranges': '', 'app.industrial': '' },
  ...{ 'app.auth': '', 'app.org': '', 'app.journal': '', 'app.system': '', 'app.subject': '' },
}

/** Runs a deed of the background as a person would be let in to do it, with nothing of the system's own reach. */
export const asLetIn = <T>(db: Db, actor: Actor, scope: Scope, work: () => Promise<T>): Promise<T> =>
  underSettings(db, { ...nothing, ...scopeSettings(actor, scope) }, work)
