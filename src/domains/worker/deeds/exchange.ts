import type { Ctx } from '#kernel/domain/server'
import { type Glass, look, type Subject } from '#kernel/sight/server'
import type { Say } from '#platform/say'
import { consentPurposes, type EntryKindName } from '../model/index.ts'
import { tidy } from '../rules/numbers.ts'
import { findDigests, listConsented, listLinesOf, listWithin, type Reach } from '../store/exchange.ts'
import type { EntryTable } from '../store/tables.ts'
import type { FoundWorker } from '../store/workers.ts'
import { type WorkerVault, workerVault } from './vault.ts'

/** What a partner asks of some people, under an agreement that the caller has checked. */
export interface ExchangeAsked {
  numbers: readonly string[]
  fields: readonly string[]
  /** The consent it rests on; null where a law asks for it. */
  consent: string | null
  reach: Reach
  purpose: Say
  /** Which agreement and which document; the worker reads it. */
  reason: string
}

type Value = string | number | boolean | null | { from: string; to: string | null; source: string }[]

/** Fields of the file's own columns that may leave it, by the names the exchange has for them. */
const plain: Readonly<Record<string, (one: FoundWorker, vault: WorkerVault) => Value>> = {
  name: (one) => one.name,
  identity: (one, vault) => vault.open(one, 'identity'),
  card: (one, vault) => vault.open(one, 'card'),
  phone: (one, vault) => vault.open(one, 'phone'),
  sex: (one) => one.sex,
  birthYear: (one) => one.birthYear,
  education: (one) => one.education,
  occupation: (one) => one.occupation,
  industry: (one) => one.industry,
  employer: (one) => one.employer,
  employment: (one) => one.employment,
  skillGrade: (one) => one.skillGrade,
  titleLevel: (one) => one.titleLevel,
  unionMember: (one) => one.unionMember,
  state: (one) => one.state,
  unitName: (one) => one.unitName,
}

/** Fields that are lines of the timeline; only confirmed ones leave the file. */
const lines: Readonly<Record<string, EntryKindName>> = {
  employmentLines: 'employment',
  trainingLines: 'training',
  gradeLines: 'grade',
  contestLines: 'contest',
  honourLines: 'honour',
  patentLines: 'patent',
  insuranceLines: 'insurance',
}

/** Which fields the words of a consent name; none for a purpose that nobody is asked about. */
export const consentFields = async (_ctx: Ctx, { purpose }: { purpose: string }): Promise<readonly string[]> =>
  consentPurposes.find(({ value }) => value === purpose)?.fields ?? []

/** The files of some numbers: each number's own, as its digest says. */
export async function holdersOf(ctx: Ctx, numbers: readonly string[]): Promise<(Subject | null)[]> {
  const vault = await workerVault(ctx)
  const digests = numbers.map(tidy).map((text) => [vault.digest('identity', text), vault.digest('card', text)])
  const held = new Map((await findDigests(ctx.db, digests.flat())).map((one) => [one.digest, one]))
  return digests.map(([identity = '', card = '']) => {
    const found = held.get(identity) ?? held.get(card)
    return found ? { regionId: found.regionId, id: found.workerId } : null
  })
}

const lineOf = ({ fromOn, toOn, source, data }: EntryTable) => ({
  ...(data as Record<string, unknown>),
  ...{ from: fromOn, to: toOn, source },
})

async function readShared(ctx: Ctx, glass: Glass, asked: ExchangeAsked, shared: readonly FoundWorker[]) {
  const vault = await workerVault(ctx)
  const ids = shared.map(({ id }) => id)
  const kinds = asked.fields.flatMap((field) => lines[field] ?? [])
  const entries = kinds.length > 0 ? await listLinesOf(glass, ids, kinds, ['confirmed']) : []
  return new Map(
    shared.map((one) => {
      const own = entries.filter(({ workerId }) => workerId === one.id)
      const told = (field: string): Value =>
        plain[field]?.(one, vault) ??
        (lines[field] ? own.filter(({ kind }) => kind === lines[field]).map(lineOf) : null)
      return [one.id, Object.fromEntries(asked.fields.map((field) => [field, told(field)]))] as const
    }),
  )
}

/**
 * What a partner is told of people, by number; null where nothing is told: nobody has the number, the file lies outside the reach
 * or is held, or its owner has not consented. The three are not told apart. Everybody who was found reads in their access record
 * that this partner asked, and whether something was given.
 */
export async function findForExchange(ctx: Ctx, asked: ExchangeAsked): Promise<(Record<string, Value> | null)[]> {
  const holders = await holdersOf(ctx, asked.numbers)
  const known = holders.filter((one) => one !== null)
  const what = { subjectKind: 'worker', way: 'exchange', purpose: asked.purpose } as const
  const given = await look(
    ctx,
    { ...what, reason: asked.reason, fields: asked.fields },
    async (glass) => {
      const ids = known.map(({ id }) => id)
      const within = await listWithin(glass, ids, asked.reach)
      const consented = asked.consent === null ? null : await listConsented(ctx.db, ids, asked.consent)
      return readShared(ctx, glass, asked, consented ? within.filter(({ id }) => consented.has(id)) : within)
    },
    (shared) => known.filter(({ id }) => shared.has(id)),
  )
  const refused = known.filter(({ id }) => !given.has(id))
  if (refused.length > 0)
    await look(
      ctx,
      { ...what, reason: `未提供：本人未同意，或档案不在协议范围内（${asked.reason}）` },
      async () => refused,
      (all) => all,
    )
  return holders.map((one) => (one ? (given.get(one.id) ?? null) : null))
}
