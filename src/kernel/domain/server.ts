import type { z } from 'zod'
import type { Actor, Partner, PostKey, Signed, Subject } from '#kernel/access'
import { evidencePermissions } from '#kernel/evidence'
import type { Dimension } from '#kernel/indicator'
import type { ParameterSeed } from '#kernel/parameter'
import type { AnyProcess, Area, CaseRef, CaseView } from '#kernel/process'
import type { NewEntry } from '#kernel/search'
import type { Db } from '#platform/db'
import type { BodyOf, Endpoint, ParamsOf, QueryOf } from '#platform/endpoint'
import type { Say } from '#platform/say'

/** What every deed on the server is handed: the transaction, who acts, the house, and the time. */
export interface Ctx {
  db: Db
  actor: Actor
  house: House
  /** The moment of the request. Rules get it handed in. */
  now: Date
  /** Today in China, YYYY-MM-DD. */
  today: string
  /** Units the person holds a post at: what "our own" means. */
  ownUnits: readonly number[]
}

/** The same context on another day, at ten in the morning in China: demonstration data is made by deeds of their own day. */
export const onDay = (ctx: Ctx, today: string): Ctx => ({ ...ctx, today, now: new Date(`${today}T02:00:00Z`) })

/**
 * The same deed on many things that do not touch each other, all under way at once: in one transaction their questions leave
 * together, and the server is waited for once instead of once for each. The first failure is reported; its transaction is over.
 */
export const eachAtOnce = <T, R>(all: readonly T[], deed: (one: T, i: number) => Promise<R>): Promise<R[]> =>
  Promise.all(all.map(deed))

/** A file that came with a request. */
export interface SentFile {
  name: string
  bytes: Buffer
}

/** A file that is answered. */
export interface GivenFile {
  name: string
  type: string
  bytes: Buffer | AsyncIterable<Uint8Array>
}

/** What an endpoint's handler gets. */
export interface Asked<E> extends Ctx {
  params: ParamsOf<E>
  query: QueryOf<E>
  body: BodyOf<E>
  file: SentFile | null
  /** Address and program of the caller, for the journal; `host` is ours as they name it; `key` makes a repeat of a write harmless. */
  caller: {
    address: string
    agent: string
    host: string
    token: string | null
    authorization: string | null
    key: string | null
  }
  /** Who is signed in, with posts; null when nobody is. */
  signed: Signed | null
  /** Whose own file it is, on routes that need a subject; null on all others. */
  subject: Subject | null
  /** Whose program it is, on routes for partners; null on all others. */
  partner: Partner | null
  /** Headers of the answer, also where the answer is a no. */
  setHeaders(headers: Readonly<Record<string, string>>): void
  /** Sets or clears the session cookie. */
  setToken(token: string | null): void
  /** The same for the cookie of a subject. */
  setSubject(token: string | null): void
  /** What was written stays, but the answer is this no: a wrong password must be counted and refused at once. */
  answerWith(no: Error): void
}

/** An endpoint with its answer. */
export interface Route {
  endpoint: Endpoint
  answer(asked: Asked<Endpoint>): Promise<unknown>
}

/** Joins a contract to the function that answers it. A contract without an answer gives a file. */
export function handle<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  contract: Endpoint<P, Q, B, A>,
  answer: (asked: Asked<Endpoint<P, Q, B, A>>) => Promise<A extends z.ZodUndefined ? GivenFile : z.input<A>>,
): Route {
  return { endpoint: contract as unknown as Endpoint, answer: answer as unknown as Route['answer'] }
}

/** A permission: what it lets one do, and which posts hold it from the start. */
export interface Permission {
  label: Say
  posts: readonly PostKey[]
  /** Carries power over others' rights, results or the journal: whoever holds it signs in with a second factor. */
  power?: true
}

/** A figure that the product counts itself for a unit and all below it. */
export interface IndicatorSeed {
  name: string
  label: Say
  measure: Say
  /** More is better, less is better, or neither. */
  direction: 'up' | 'down' | 'none'
  per: 'month' | 'quarter' | 'half' | 'year' | 'as-of'
  kind: 'flow' | 'stock' | 'ratio'
  decimals: number
  source: Say
  /** What its figures are broken down by, each a closed list. */
  dimensions?: readonly Dimension[]
}

/** A deed on the domain's own rows, in the same transaction as the case's change. */
export type Deed = (ctx: Ctx, one: CaseView, input: Record<string, unknown>) => Promise<void>

/** What a rule needs to know beyond the case itself. */
export type FindFacts = (ctx: Ctx, one: CaseView) => Promise<Record<string, unknown>>

/** What is found of a case in searches, where title and answers do not say it all. */
export type FindEntries = (ctx: Ctx, one: CaseView) => Promise<NewEntry[]>

/** A command for operators, added to the command line. */
export interface Command {
  name: string
  usage: string
  summary: Say
  /** Whether it needs the database; without, it must work on a machine that has none. */
  database: boolean
  run(args: string[], ctx: Ctx | null): Promise<{ json: unknown; text: string }>
}

/** What a domain knows of a year, for reports that cross domains: what was done, what stands in the way, what comes next. */
export interface Material {
  kind: 'done' | 'problem' | 'next'
  area: Area | null
  unitId: number
  unitName: string
  text: string
  from: CaseRef
  /** Figures that the text rests on, by their keys. */
  claims: readonly CaseRef[]
}

/** Which year, and of which units: numbers of the territorial tree from `no` to before `upto`. */
export interface MaterialAsked {
  year: number
  no: number
  upto: number
}

/** Rows that hold sealed fields, so that new keys reach them. */
export interface SealedRows {
  name: string
  /**
   * Seals anew what is sealed by old keys in the next `limit` rows after a place, in the order of their keys. Answers how many
   * rows were changed, and the place to go on from; null when there are no more.
   */
  reseal(ctx: Ctx, after: string | null, limit: number): Promise<{ next: string | null; done: number }>
}

/** Everything the host must know of a domain. */
export interface Domain {
  name: string
  label: Say
  processes?: readonly AnyProcess[]
  /** By process name. */
  facts?: Readonly<Record<string, FindFacts>>
  /** By `process.action`, or `process.open` for the opening. */
  does?: Readonly<Record<string, Deed>>
  /** What it contributes to reports of a year that cross domains, as far as the person may read it. */
  material?: (ctx: Ctx, asked: MaterialAsked) => Promise<Material[]>
  /** What is found of a case in searches, by process name; left out, its title and its answers in words. */
  entries?: Readonly<Record<string, FindEntries>>
  permissions?: Readonly<Record<string, Permission>>
  routes?: readonly Route[]
  parameters?: readonly ParameterSeed[]
  indicators?: readonly IndicatorSeed[]
  /** Folder of its SQL migrations. */
  migrations?: URL
  /** Work done in the background: by job kind. */
  jobs?: Readonly<Record<string, (ctx: Ctx, payload: Record<string, unknown>) => Promise<void>>>
  /** Kinds of job started again and again, with the seconds between. */
  every?: Readonly<Record<string, number>>
  commands?: readonly Command[]
  /**
   * Lets programs of partners in: whose a bearer token is, null when it is nobody's or holds no longer. Asked in a transaction
   * that may see credentials and nothing else.
   */
  admitPartner?: (ctx: Ctx, given: { token: string; address: string }) => Promise<Partner | null>
  /** Its rows with sealed fields. */
  sealed?: readonly SealedRows[]
  /** Deeds and answers that links may use, by name: so a link knows a domain by its name only, and a domain can be evicted. */
  offers?: Readonly<Record<string, Offer>>
  /** Loads the demonstration province's part of this domain; runs once, after the kernel's own. */
  demonstrate?: (ctx: Ctx) => Promise<void>
  /** Domains whose demonstration it builds on, where they are part of the house. */
  demonstratesAfter?: readonly string[]
}

/** Something a domain does or answers for a link. The link states the types of its two ends. */
export type Offer = (ctx: Ctx, given: never) => Promise<unknown>

/** What a domain of this house offers under `domain.name`, or null where that domain is not part of the house. */
export function findOffer<Given, Answer>(
  house: House,
  name: `${string}.${string}`,
): ((ctx: Ctx, given: Given) => Promise<Answer>) | null {
  const [domain, offer] = name.split('.')
  const found = house.domains.find((d) => d.name === domain)?.offers?.[offer ?? '']
  return (found as ((ctx: Ctx, given: Given) => Promise<Answer>) | undefined) ?? null
}

/** What follows when something has happened elsewhere: run by the system after commit. */
export interface Link {
  after: string
  name: string
  run(ctx: Ctx, one: CaseView): Promise<void>
}

/** The whole product, put together: domains, links and what they add up to. */
export interface House {
  domains: readonly Domain[]
  links: readonly Link[]
  processes: ReadonlyMap<string, readonly AnyProcess[]>
  permissions: ReadonlyMap<string, Permission>
  indicators: readonly IndicatorSeed[]
  /** Folder for files, keys and backups. */
  dataDir: string
  demonstration: boolean
  /**
   * Where people outside reach this product: scheme and host with no path, `https://…` in real work. Set by the operator alone,
   * never read from a request, because it stands on paper. Null where it is not set.
   */
  publicAddress: string | null
}

/** Fixes the type of a domain. */
export const defineDomain = (domain: Domain): Domain => domain

/** Permissions of the kernel's own rooms: they are there whatever domains are. */
export const kernelPermissions: Readonly<Record<string, Permission>> = { ...evidencePermissions }

/** Puts domains and links together. @throws Error when two claim one name. */
export function buildHouse(
  domains: readonly Domain[],
  links: readonly Link[],
  where: { dataDir: string; demonstration: boolean; publicAddress?: string | null },
): House {
  const processes = new Map<string, AnyProcess[]>()
  const permissions = new Map<string, Permission>(Object.entries(kernelPermissions))
  for (const domain of domains) {
    for (const process of domain.processes ?? [])
      processes.set(process.name, [...(processes.get(process.name) ?? []), process])
    for (const [name, permission] of Object.entries(domain.permissions ?? {})) {
      if (permissions.has(name)) throw new Error(`the permission "${name}" is defined twice`)
      permissions.set(name, permission)
    }
  }
  const indicators = domains.flatMap((d) => d.indicators ?? [])
  return { domains, links, processes, permissions, indicators, publicAddress: null, ...where }
}
