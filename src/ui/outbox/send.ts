import { GetSession } from '#kernel/access'
import { ActOnCase, OpenCase } from '#kernel/process'
import { answers, findMyId } from '../ask/ask.ts'
import { call } from '../ask/call.ts'
import { type Problem, problemOf } from '../ask/problem.ts'
import { isOffline } from '../device/connection.ts'
import { afterNo, type Deed, type Entry, lookFirst, mayBeDouble, nextToSend, type Reason } from './entry.ts'
import { withFilesStored } from './files.ts'
import { dropEntry, keepEntry, listEntries } from './kept.ts'

/** Sends a deed under its key, its files first. @throws Problem */
async function send(deed: Deed, key: string): Promise<void> {
  if (deed.kind === 'open') await call(OpenCase, { body: await withFilesStored(deed.body), key })
  else await call(ActOnCase, { params: deed.params, body: await withFilesStored(deed.body), key })
}

export const reasonOf = ({ status, text, faults, refusals }: Problem): Reason => ({ status, text, faults, refusals })

/** What became of a try: gone out, refused, or still waiting; after `stop` nothing else is tried now. */
type Outcome = 'sent' | 'refused' | 'waiting' | 'stop'

async function sendOne(entry: Entry): Promise<Outcome> {
  const now = new Date()
  if (mayBeDouble(entry, now)) {
    await keepEntry({ ...entry, state: 'refused', why: lookFirst })
    return 'refused'
  }
  try {
    await send(entry.deed, entry.key)
  } catch (thrown) {
    const problem = problemOf(thrown)
    const after = afterNo(entry, reasonOf(problem), problem.type, now)
    // Whoever signed out while it was under way has wiped it; it is not put back.
    if (findMyId() !== entry.personId) return 'stop'
    await keepEntry(after.entry)
    return after.stop ? 'stop' : after.entry.state
  }
  await dropEntry(entry)
  return 'sent'
}

/** With nothing to send, asks only whether the server is there again; what was shown as last seen is then asked anew. */
async function lookForServer(): Promise<void> {
  if (!isOffline()) return
  const found = await call(GetSession, {}).catch(() => null)
  if (found) await answers.invalidateQueries()
}

/** One tab at a time; where the browser cannot tell, the request key still keeps a deed from being done twice. */
async function alone(deed: () => Promise<void>): Promise<void> {
  if (typeof navigator.locks === 'undefined') return deed()
  await navigator.locks.request('gongyun-outbox', { ifAvailable: true }, (lock) => (lock ? deed() : undefined))
}

/**
 * Sends what waits, oldest first, as the person who wrote it and nobody else: the server is asked first who is signed in.
 * @returns how many were sent and how many the server refused.
 */
export async function sendWaiting(): Promise<{ sent: number; refused: number }> {
  const done = { sent: 0, refused: 0 }
  await alone(async () => {
    const tried = new Set<string>()
    let entry = nextToSend(await listEntries(), tried)
    if (!entry) return lookForServer()
    const me = await call(GetSession, {}).catch(() => null)
    if (me?.me?.personId !== entry.personId || findMyId() !== entry.personId) {
      // Signed out elsewhere: the page asks to sign in again, and what waits goes on waiting.
      if (me && !me.me) await answers.invalidateQueries()
      return
    }
    while (entry) {
      tried.add(entry.id)
      const outcome = await sendOne(entry)
      if (outcome === 'sent' || outcome === 'refused') done[outcome] += 1
      // Whoever signed out meanwhile has wiped what was left.
      if (outcome === 'stop' || findMyId() !== entry.personId) break
      entry = nextToSend(await listEntries(), tried)
    }
    await answers.invalidateQueries()
  })
  return done
}
