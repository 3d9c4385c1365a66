import type { z } from 'zod'
import type { Asked, Ctx } from '#kernel/domain/server'
import type { Endpoint } from '#platform/endpoint'
import type { Say } from '#platform/say'
import type { Cell, Column } from '#platform/sheet'

/** People whose own data a list may hold. */
export type Holds = 'worker'

/** A list as it can be taken out in the background: which rights it needs, and its rows a page at a time. */
export interface Exported {
  /** Path of its export. */
  path: string
  name: Say
  /** Permission, or `signed-in`. */
  needs: Endpoint['needs']
  /** The person must have said again who they are. */
  asksAgain: boolean
  params: z.ZodType | undefined
  query: z.ZodType | undefined
  columns: readonly Column[]
  /** Whose personal data its rows hold: where a file of theirs is deleted, copies that wait to be fetched go, too. */
  holds?: Holds | undefined
  /** Rows of a page, from 1, and how many there are where the list says so. A page that is not full is the last. */
  rows(asked: Asked<Endpoint>, page: number, size: number): Promise<{ cells: Cell[][]; total: number | null }>
}

const known = new Map<string, Exported>()

/** Makes a list known to the background by the path of its export. */
export function knowExported(one: Exported): void {
  known.set(one.path, one)
}

/** Paths of the exports whose rows hold data of such people. */
export const pathsHolding = (whose: Holds): string[] =>
  [...known.values()].filter(({ holds }) => holds === whose).map(({ path }) => path)

/** A list by the path of its export. */
export const findExported = (path: string): Exported | undefined => known.get(path)

/** The person's question as the list's own handler hears it; nobody is at the door any more. */
export const askedOf = (ctx: Ctx, parts: { params: unknown; query: unknown }): Asked<Endpoint> =>
  ({
    ...ctx,
    ...parts,
    body: undefined,
    file: null,
    caller: { address: '', agent: '', host: '', token: null },
    signed: null,
    subject: null,
    setToken: () => undefined,
    setSubject: () => undefined,
    answerWith: () => undefined,
  }) as unknown as Asked<Endpoint>
