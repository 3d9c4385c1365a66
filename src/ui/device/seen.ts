import { useSyncExternalStore } from 'react'
import { canKeep, find, put, remove, removeWhere } from './shelf.ts'

/** Hours for which an answer as last seen may be shown without a connection: a working trip, not longer (decision 0023). */
export const seenHours = 72

interface Seen {
  /** Owner and address. */
  id: string
  personId: string
  at: string
  answer: unknown
}

/** The owner of what belongs to the device and not to a person: who was signed in here last. */
export const device = ''

const placeOf = (owner: string, address: string) => `${owner} ${address}`

/** Answers shown now that are not fresh, by address: since when. */
let shown: ReadonlyMap<string, string> = new Map()
const listeners = new Set<() => void>()

function mark(address: string, at: string | null): void {
  if ((shown.get(address) ?? null) === at) return
  const next = new Map(shown)
  if (at === null) next.delete(address)
  else next.set(address, at)
  shown = next
  for (const listener of listeners) listener()
}

/** Still young enough to be shown. */
export const isRecent = (at: string, now: Date): boolean => now.getTime() - Date.parse(at) < seenHours * 3_600_000

/** Keeps an answer for times without a connection, or forgets it. Failing to is no reason to fail the page. */
async function keep(owner: string, address: string, answer: unknown): Promise<void> {
  const id = placeOf(owner, address)
  const record: Seen = { id, personId: owner, at: new Date().toISOString(), answer }
  await (answer === null ? remove('seen', [id]) : put('seen', record)).catch(() => undefined)
}

/**
 * Asks; with no connection, answers what was seen last. `keeps` says what of a fresh answer this device may hold.
 * @throws what asking threw, when nothing recent was kept or when the server did answer.
 */
export async function asLastSeen<A>(
  owner: string,
  address: string,
  asked: { ask(): Promise<A>; keeps(answer: A): boolean; isLost(thrown: unknown): boolean },
): Promise<A> {
  if (!canKeep()) return asked.ask()
  try {
    const answer = await asked.ask()
    mark(address, null)
    void keep(owner, address, asked.keeps(answer) ? answer : null)
    return answer
  } catch (thrown) {
    if (!asked.isLost(thrown)) throw thrown
    const found = await find<Seen>('seen', placeOf(owner, address)).catch(() => undefined)
    if (!found || !isRecent(found.at, new Date())) throw thrown
    mark(address, found.at)
    return found.answer as A
  }
}

/** Forgets what others saw here and what is too old; all of it for null. */
export async function forgetSeen(exceptOf: string | null): Promise<void> {
  if (!canKeep()) return
  const now = new Date()
  const stays = ({ personId, at }: Seen) =>
    exceptOf !== null && (personId === exceptOf || personId === device) && isRecent(at, now)
  await removeWhere('seen', (record) => !stays(record as Seen)).catch(() => undefined)
}

/** Since when the answer at an address is known, while it is not fresh; null for a fresh one. */
export const useSeenAt = (address: string): string | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown.get(address) ?? null,
  )
