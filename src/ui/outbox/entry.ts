import type { Fault, Refusal } from '#platform/errors'
import { type Say, say } from '#platform/say'

/** What an answer that was not a success said, in words that can be kept. */
export interface Reason {
  status: number
  text: Say
  faults: Fault[]
  refusals: Refusal[]
}

/** Which deed waits: an action on a case, or the opening of one. Both go to the server as they would have gone at once. */
export type Deed =
  | {
      kind: 'act'
      params: { regionId: number; id: string; action: string }
      body: { rev: number; input: Record<string, unknown>; override?: string }
    }
  | {
      kind: 'open'
      body: {
        process: string
        unitId: number
        title: string
        period: string | null
        answers: Record<string, unknown>
      }
    }

/** One deed kept on this device until the server has it. It belongs to whoever wrote it and is shown to nobody else. */
export interface Entry {
  id: string
  personId: string
  deed: Deed
  process: string
  version: number
  /** The case's title, and what is done with it. */
  title: string
  label: Say
  page: string | null
  unitId: number
  /** The request key: the same for every try, so that the deed is done once however often it is sent. */
  key: string
  savedAt: string
  /** When it was first sent without an answer: it may have arrived all the same. */
  unsureSince: string | null
  state: 'waiting' | 'refused'
  /** Why it is still here, when a try said so. */
  why: Reason | null
}

/** Days for which the server knows a request key again; less than it keeps them, so that clocks may differ. */
export const keyDays = 6

const day = 86_400_000

/** A lost connection is the only reason to keep a deed here: an answer, whatever it says, is the server's word. */
export const isLostConnection = (status: number): boolean => status === 0

/** Answers after which nothing else is tried now: nobody is signed in, or the server wants to be left alone. */
const stops = (status: number): boolean => status === 0 || status === 401 || status === 429 || status > 500

/** Oldest first. A deed that was refused waits for its person and holds up nobody. `tried` are those of this round. */
export function nextToSend(entries: readonly Entry[], tried: ReadonlySet<string>): Entry | null {
  const waiting = entries.filter((entry) => entry.state === 'waiting' && !tried.has(entry.id))
  return waiting.sort((a, b) => a.savedAt.localeCompare(b.savedAt))[0] ?? null
}

/**
 * An opening that may have arrived longer ago than the server remembers keys would open a second case, so a person must
 * look first. An action cannot be done twice: the case has moved on.
 */
export const mayBeDouble = ({ deed, unsureSince }: Entry, now: Date): boolean =>
  deed.kind === 'open' && unsureSince !== null && now.getTime() - Date.parse(unsureSince) > keyDays * day

export const lookFirst: Reason = {
  status: 409,
  text: say(
    '这件事项几天前可能已经发起成功，请先在列表中核对，没有再重新发送。',
    'This case may have been opened some days ago; look for it in the list before sending it again.',
  ),
  faults: [],
  refusals: [],
}

/** The entry after a no, and whether the round ends. What is refused stays, with its reason in words. */
export function afterNo(entry: Entry, why: Reason, type: string, now: Date): { entry: Entry; stop: boolean } {
  const stop = stops(why.status) || type === 'ask-again'
  // An answer proves that this try did nothing; only silence leaves it open.
  const silent = why.status === 0 || why.status > 500
  const unsureSince = silent ? (entry.unsureSince ?? now.toISOString()) : entry.unsureSince
  const state = stop || why.status === 500 ? 'waiting' : 'refused'
  return { entry: { ...entry, state, unsureSince, why: why.status === 0 ? null : why }, stop }
}

/** Sent again as it is. */
export const again = (entry: Entry): Entry => ({ ...entry, state: 'waiting', why: null, unsureSince: null })

/** What waits for a case: until it has gone, nothing else can be done there. */
export const waitingFor = (entries: readonly Entry[], caseId: string): Entry | null =>
  entries.find(({ deed }) => deed.kind === 'act' && deed.params.id === caseId) ?? null

/** The answers a deed carries. */
export const answersOf = (deed: Deed): Record<string, unknown> =>
  deed.kind === 'act' ? deed.body.input : deed.body.answers

/** When the oldest of them was kept; null for none. */
export const oldestOf = (entries: readonly Entry[]): string | null =>
  entries.map(({ savedAt }) => savedAt).sort()[0] ?? null
