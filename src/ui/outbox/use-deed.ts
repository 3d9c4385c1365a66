import { useRef } from 'react'
import type { AnswerOf, Endpoint } from '#platform/endpoint'
import { type Doing, findMyId, useDo } from '../ask/ask.ts'
import type { AnyArgs, ArgsOf } from '../ask/call.ts'
import { answersOf, type Deed, type Entry } from './entry.ts'
import { dropFilesOf, withFilesStored } from './files.ts'
import { keepEntry } from './kept.ts'

/** A deed that may be kept for later. */
export interface KeptDoing<E> extends Omit<Doing<E>, 'unsureKey'> {
  /** The key of a try with exactly this body that got no answer. */
  unsureKey(body: unknown): string | null
}

/** A deed of a page whose answers may name files that are still on this device: they are uploaded first. */
export function useDeed<E extends Endpoint>(contract: E): KeptDoing<E> {
  const doing = useDo(contract)
  const tried = useRef('')
  const run = async (args: ArgsOf<E>): Promise<AnswerOf<E>> => {
    const { body } = args as AnyArgs
    tried.current = JSON.stringify(body)
    const answer = await doing.run({ ...args, body: await withFilesStored(body) })
    await dropFilesOf(body).catch(() => undefined)
    return answer
  }
  const unsureKey = (body: unknown) => (JSON.stringify(body) === tried.current ? doing.unsureKey() : null)
  return { ...doing, run, unsureKey }
}

/** What is said of a deed when it is kept, besides the deed itself. */
export type About = Pick<Entry, 'process' | 'version' | 'title' | 'label' | 'page' | 'unitId'>

/**
 * Keeps a deed on this device until there is a connection. `unsureKey` is the key of a try that got no answer: the deed may
 * have arrived, so it must go out under the same. `before` is the entry that this one replaces.
 */
export async function keepDeed(
  deed: Deed,
  about: About,
  { unsureKey, before }: { unsureKey: string | null; before?: Entry | undefined },
): Promise<void> {
  const now = new Date().toISOString()
  const same = before && JSON.stringify(answersOf(before.deed)) === JSON.stringify(answersOf(deed))
  await keepEntry({
    ...about,
    id: before?.id ?? crypto.randomUUID(),
    personId: findMyId() ?? '',
    deed,
    key: unsureKey ?? (same ? before.key : crypto.randomUUID()),
    savedAt: before?.savedAt ?? now,
    unsureSince: unsureKey === null ? null : now,
    state: 'waiting',
    why: null,
  })
}
