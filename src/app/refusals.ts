import type { Actor } from '#kernel/access'
import type { EntryInput } from '#kernel/audit'
import { writeEntries } from '#kernel/audit/server'
import type { Database } from '#platform/db'
import { inOwnerTx } from '#platform/db/server'
import type { Endpoint } from '#platform/endpoint'
import { Forbidden, Missing } from '#platform/errors'
import { findForeign, type Named, namedIn } from './foreign.ts'

/** A request as far as the journal wants it: who, from where, and what it named. */
export interface Asking {
  endpoint: Pick<Endpoint, 'method' | 'path'>
  actor: Actor
  address: string
  sent: { params: unknown; query: unknown; body: unknown }
}

/** Refused requests of one person on one route since the last line was written. */
interface Pile {
  actor: Actor
  route: string
  status: 403 | 404
  address: string
  from: Date
  to: Date
  /** All of a 403; of a 404 those that named nothing that could be looked for are left out. */
  count: number
  /** What a 404 named, with how often. */
  named: Map<string, { one: Named; times: number }>
}

/** Counts refused requests and writes them down now and then. */
export interface Refusals {
  /** Takes note of an error that was answered; anything but a refusal is let pass. Never fails, never waits. */
  note(asking: Asking, error: unknown): void
  /** Writes one line per person and route for what came since the last time. */
  write(): Promise<void>
}

const mostNamed = 50
const mostShown = 5

/**
 * Refused requests for the journal. At a flood there is one line a minute per person and route, with a count. What is not
 * there at all is no refusal: only what exists and is foreign is counted.
 */
export function keepRefusals(database: Database): Refusals {
  let piles = new Map<string, Pile>()
  const add = (asking: Asking, status: Pile['status'], now: Date) => {
    const { actor, endpoint, address, sent } = asking
    const route = `${endpoint.method} ${endpoint.path}`
    const key = `${actor.personId} ${status} ${route}`
    const fresh = { actor, route, status, address, from: now, to: now, count: 0, named: new Map() }
    const pile = piles.get(key) ?? fresh
    piles.set(key, Object.assign(pile, { to: now, count: pile.count + 1 }))
    for (const one of status === 404 ? namedIn(sent) : []) {
      const name = JSON.stringify(one)
      const known = pile.named.get(name)
      if (known) known.times += 1
      else if (pile.named.size < mostNamed) pile.named.set(name, { one, times: 1 })
    }
  }
  return {
    note(asking, error) {
      if (asking.actor.personId === null) return
      if (error instanceof Forbidden) add(asking, 403, new Date())
      else if (error instanceof Missing) add(asking, 404, new Date())
    },
    async write() {
      if (piles.size === 0) return
      const taken = piles
      piles = new Map()
      try {
        await writeDown(database, [...taken.values()])
      } catch (error) {
        for (const [key, pile] of taken) if (!piles.has(key)) piles.set(key, pile)
        throw error
      }
    },
  }
}

async function writeDown(database: Database, piles: readonly Pile[]): Promise<void> {
  await inOwnerTx(database, async (db) => {
    const all = piles.flatMap(({ named }) => [...named.values()].map(({ one }) => one))
    const isForeign = await findForeign(db, all)
    const lines = piles.flatMap((pile): EntryInput[] => {
      if (pile.status === 403) return [lineOf(pile, pile.count, [])]
      const foreign = [...pile.named.values()].filter(({ one }) => isForeign(one, pile.actor))
      const count = foreign.reduce((sum, { times }) => sum + times, 0)
      return count > 0 ? [lineOf(pile, count, foreign.slice(0, mostShown))] : []
    })
    await writeEntries(db, lines)
  })
}

const lineOf = (pile: Pile, count: number, shown: readonly { one: Named }[]): EntryInput => ({
  regionId: 0,
  personId: pile.actor.personId,
  personName: pile.actor.name,
  unitId: null,
  unitNo: null,
  action: 'request.refuse',
  subjectKind: 'request',
  subjectId: pile.route,
  body: {
    status: pile.status,
    count,
    from: pile.from.toISOString(),
    to: pile.to.toISOString(),
    address: pile.address,
    ...(shown.length > 0 ? { named: shown.map(({ one }) => one) } : {}),
  },
})
