import { mayOver, reachOf, scopeOf } from '#kernel/access'
import type { Asked } from '#kernel/domain/server'
import { nameUnits } from '#kernel/org/server'
import type { AnyProcess } from '#kernel/process'
import { findCase, processOf, rowOf } from '#kernel/process/server'
import { join, type Say, say } from '#platform/say'
import type { Cockpit, GetCockpit } from './model.ts'
import { countRed, listDeeds, listLatest } from './store/changed.ts'

const week = 7 * 86_400_000
/** Older than this nobody reads what has changed: the counts below say it. */
const longest = 31 * 86_400_000
const latestShown = 4

/** What a step is called: its process and its action. */
function labelOf({ house }: Asked<typeof GetCockpit>, step: string): Say | null {
  const at = step.indexOf('.')
  const process = house.processes.get(step.slice(0, at))?.at(-1)
  const action = step.slice(at + 1)
  const label = action === 'open' ? say('发起', 'begun') : process?.actions[action]?.label
  return process && label ? join(process.label, say(' · ', ' · '), label) : null
}

/**
 * Steps by which the system only files away what nobody had to act on any more: a term of review that ran out. A term that ran
 * out for somebody, and what is left undone by it, stays news.
 */
export const filingOf = (process: AnyProcess): string[] =>
  Object.entries(process.actions)
    .filter(([, { by, to, from }]) => {
      const waits = from.some((state) => process.states[state]?.turn)
      return by === 'system' && process.states[to]?.final === true && !waits
    })
    .map(([name]) => `${process.name}.${name}`)

/** From when on: the reader's last visit, at most a month back; a week ago for whoever comes for the first time. */
function startOf({ query, now }: Asked<typeof GetCockpit>): string {
  const given = query.since ? new Date(query.since).getTime() : now.getTime() - week
  return new Date(Math.min(Math.max(given, now.getTime() - longest), now.getTime())).toISOString()
}

/** Lines of the journal that the reader may read, of cases whose process they may read: what others did meanwhile. */
export async function changedSince(
  asked: Asked<typeof GetCockpit>,
  tracked: readonly string[],
): Promise<Cockpit['changed']> {
  const { db, house, actor } = asked
  const since = startOf(asked)
  const all = [...house.processes.values()].flat()
  const readable = all.filter(({ readBy }) => readsEverywhere(asked, readBy)).map(({ name }) => name)
  const filing = all.flatMap(filingOf)
  const span = { since, until: asked.now.toISOString(), processes: readable, but: actor.personId, filing }
  const deeds = await listDeeds(db, span)
  const latest: Cockpit['changed']['latest'] = []
  for (const line of await listLatest(db, span, latestShown * 3)) {
    const one = latest.length < latestShown ? await findCase(db, line) : null
    const label = labelOf(asked, line.action)
    if (!one || !label) continue
    const { readBy } = processOf(house, one.process, one.version)
    if (!mayOver(actor, readBy, { no: one.unitNo, indNo: one.indNo })) continue
    const unitName = (await nameUnits(db, [one.unitId])).get(one.unitId) ?? ''
    const { at, personName } = line
    latest.push({
      row: rowOf(asked, { ...one, unitName, turn: null }),
      label,
      personName,
      at: new Date(at).toISOString(),
    })
  }
  return {
    since,
    steps: deeds.reduce((sum, { steps }) => sum + steps, 0),
    deeds: deeds.flatMap(({ action, steps }) => {
      const label = labelOf(asked, action)
      return label ? [{ label, steps }] : []
    }),
    red: await countRed(db, { ...span, tracked }),
    latest,
  }
}

/** Sums are only of processes that the person reads over all they reach: a count must not tell of what a list would not show. */
const readsEverywhere = ({ actor }: Asked<typeof GetCockpit>, permission: string): boolean =>
  JSON.stringify(scopeOf(actor, permission)) === JSON.stringify(reachOf(actor))
