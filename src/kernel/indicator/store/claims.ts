import { type RawBuilder, sql } from 'kysely'
import type { Range, Scope } from '#kernel/access'
import type { CaseRef } from '#kernel/process'
import type { Db } from '#platform/db'
import type { ClaimState } from '../claim.ts'
import type { ClaimRow } from '../contracts.ts'
import { decimalOf, millionthsOf } from '../decimal.ts'
import { sayFigure } from '../qualifier.ts'
import { markDue } from './due.ts'
import { type ClaimTable, own } from './tables.ts'

const countLimit = 10_000

type Found = Omit<ClaimTable, 'sheltered' | 'unitNo' | 'indNo' | 'stateAt' | 'stateBy'> & {
  unitName: string
  reporterUnitName: string | null
  labelZh: string
  labelEn: string
  measureZh: string
  measureEn: string
}

function rowOf(found: Found): ClaimRow {
  const { sourceTitle, sourceDigest, sourceFrom, sourceTo, labelZh, labelEn, measureZh, measureEn, ...claim } = found
  const value = decimalOf(millionthsOf(found.value))
  const source =
    sourceTitle && sourceDigest
      ? { title: sourceTitle, digest: sourceDigest, from: sourceFrom ?? 0, to: sourceTo ?? 0 }
      : null
  return {
    ...claim,
    value,
    source,
    label: { zh: labelZh, en: labelEn },
    measure: { zh: measureZh, en: measureEn },
    figure: sayFigure(value, found.qualifier, { zh: measureZh, en: measureEn }),
  }
}

const select = async (db: Db, where: RawBuilder<unknown>): Promise<ClaimRow[]> => {
  const { rows } = await sql<Found>`
    select c.region_id, c.id, c.indicator, c.unit_id, c.value, c.qualifier, c.period, c.as_of, c.scope, c.categories, c.basis, c.mark, c.method,
           c.reporter_unit_id, c.reporter_id, c.reporter_name, c.reported_at, c.case_region, c.case_id, c.evidence,
           c.source_title, c.source_digest, c.source_from, c.source_to, c.state, c.superseded_by,
           u.name as unit_name, r.name as reporter_unit_name, i.label_zh, i.label_en, i.measure_zh, i.measure_en
      from claim c
      join unit u on u.id = c.unit_id
      join indicator i on i.name = c.indicator
      left join unit r on r.id = c.reporter_unit_id
     where ${where}`.execute(db)
  return rows.map(rowOf)
}

/** The key of a claim. */
export interface ClaimRef {
  regionId: number
  id: string
}

const keyIs = (ref: ClaimRef) => sql`c.region_id = ${ref.regionId} and c.id = ${ref.id}`

/** A visible claim by its key. */
export async function findClaim(db: Db, ref: ClaimRef, own?: readonly number[]): Promise<ClaimRow | undefined> {
  return (await select(db, sql`${keyIs(ref)} and ${isOpen(own)}`))[0]
}

/** Visible claims by their keys, in the order of the keys. */
export async function claimsByKey(db: Db, refs: readonly ClaimRef[]): Promise<ClaimRow[]> {
  if (refs.length === 0) return []
  const keys = sql`select * from unnest(${refs.map((r) => r.regionId)}::int[], ${refs.map((r) => r.id)}::uuid[])`
  const found = new Map((await select(db, sql`(c.region_id, c.id) in (${keys})`)).map((claim) => [claim.id, claim]))
  return [...new Set(refs.map(({ id }) => id))].flatMap((id) => found.get(id) ?? [])
}

/** Claims that a claim took the place of, latest first. */
export const listEarlier = (db: Db, { unitId, indicator, id }: Pick<ClaimRow, 'unitId' | 'indicator' | 'id'>) =>
  select(
    db,
    sql`c.unit_id = ${unitId} and c.indicator = ${indicator} and c.superseded_by = ${id}
      order by c.reported_at desc limit 100`,
  )

/** The claim that took the place of one. */
export async function findLater(db: Db, { unitId, indicator, supersededBy }: ClaimRow): Promise<ClaimRow | null> {
  if (supersededBy === null) return null
  const later = sql`c.unit_id = ${unitId} and c.indicator = ${indicator} and c.id = ${supersededBy}`
  return (await select(db, later))[0] ?? null
}

/** What figures are asked for: of what, of whom, for when. */
export interface Things {
  indicators: readonly string[]
  unitId: number
  period: string | null
}

/** Live claims of a unit for a period about some indicators. */
export const listLive = (db: Db, { indicators, unitId, period }: Things): Promise<ClaimRow[]> =>
  select(
    db,
    sql`c.unit_id = ${unitId} and c.indicator = any(${[...new Set(indicators)]}::text[])
      and c.period is not distinct from ${period} and c.state in ('reported', 'accepted')
      order by c.reported_at desc limit 5000`,
  )

/** Every claim made in a case, in the order it was made. */
export const claimsOfCase = (db: Db, ref: CaseRef): Promise<ClaimRow[]> =>
  select(db, sql`c.case_region = ${ref.regionId} and c.case_id = ${ref.id} order by c.reported_at, c.indicator, c.id`)

/** Live claims about whole units or their categories for some periods of one indicator; only accepted ones where told. */
export const listOfIndicator = (db: Db, indicator: string, periods: readonly string[], states: readonly ClaimState[]) =>
  select(
    db,
    sql`c.indicator = ${indicator} and c.period = any(${[...periods]}::text[]) and c.state = any(${[...states]}::text[])
      and (c.scope = '' or c.categories <> '')`,
  )

/** What a list of claims is narrowed to. */
export interface ClaimSearch {
  indicator?: string
  unit?: { no: number; upto: number }
  period?: string
  state?: ClaimState | 'live' | 'all'
  words?: string
  /** The reader's own units, whose sheltered claims they see. */
  own?: readonly number[]
  /** Parts of the trees; an index serves them, which it cannot do for the row policies alone. */
  scope: Scope
}

function within({ territorial, industrial }: Scope): RawBuilder<unknown> {
  const ranges = (column: RawBuilder<unknown>) => (range: Range) =>
    sql`(${column} >= ${range.lo} and ${column} < ${range.hi})`
  const parts = [...territorial.map(ranges(sql`c.unit_no`)), ...industrial.map(ranges(sql`c.ind_no`))]
  return parts.length > 0 ? sql`(${sql.join(parts, sql` or `)})` : sql`false`
}

function stateIs(state: ClaimSearch['state']): RawBuilder<unknown>[] {
  if (state === 'all') return []
  if (state === undefined || state === 'live') return [sql`c.state in ('reported', 'accepted')`]
  return [sql`c.state = ${state}`]
}

/** Each word must be in the unit's name or in the indicator's. */
const saysIn = (words: string): RawBuilder<unknown>[] =>
  words
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => {
      const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
      return sql`(exists (select from unit w where w.id = c.unit_id and w.name ilike ${pattern})
          or exists (select from indicator w where w.name = c.indicator and w.label_zh ilike ${pattern}))`
    })

/** A count of few people is listed only for who said it and who reads the case it was said in. */
const isOpen = (own: readonly number[] | undefined) => sql`(not c.sheltered
  or c.reporter_unit_id = any(${[...(own ?? [])]}::int[])
  or exists (select from cases k where k.region_id = c.case_region and k.id = c.case_id))`

function wanted({ indicator, unit, period, state, words, scope, own }: ClaimSearch): RawBuilder<unknown> {
  const parts = [
    within(scope),
    isOpen(own),
    ...stateIs(state),
    ...(indicator ? [sql`c.indicator = ${indicator}`] : []),
    ...(unit ? [sql`c.unit_no >= ${unit.no} and c.unit_no < ${unit.upto}`] : []),
    ...(period ? [sql`c.period = ${period}`] : []),
    ...saysIn(words ?? ''),
  ]
  return sql.join(parts, sql` and `)
}

/** Claims that fit, latest first; every figure comes with its claim. */
export const findClaims = (db: Db, search: ClaimSearch, limit: number, offset = 0): Promise<ClaimRow[]> =>
  select(db, sql`${wanted(search)} order by c.reported_at desc, c.id limit ${limit} offset ${offset}`)

/** How many fit, counted no further than one above 10,000. */
export async function countClaims(db: Db, search: ClaimSearch): Promise<{ total: number; more: boolean }> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (select from claim c where ${wanted(search)} limit ${countLimit + 1}) found`.execute(db)
  const n = rows[0]?.n ?? 0
  return { total: Math.min(n, countLimit), more: n > countLimit }
}

/** Whether claims were read from a document with this digest. */
export async function isRead(db: Db, digest: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from claim where source_digest = ${digest} and mark is not null) as found`.execute(db)
  return rows[0]?.found ?? false
}

/** Live claims of a part of the trees, in the order of their keys; at most so many. */
export const liveClaims = (db: Db, scope: Scope, most: number): Promise<ClaimRow[]> =>
  select(db, sql`${wanted({ scope, state: 'live' })} order by c.region_id, c.id limit ${most}`)

/** Live claims of one unit's subtree and indicators, for judging a paper before it is signed. */
export const claimsWithKeys = (db: Db, ids: readonly string[]): Promise<ClaimRow[]> =>
  select(db, sql`c.id = any(${[...ids]}::uuid[]) order by c.region_id, c.id`)

/** Writes new claims. */
export async function insertClaims(db: Db, claims: readonly ClaimTable[]): Promise<void> {
  if (claims.length === 0) return
  await own(db)
    .insertInto('claim')
    .values([...claims])
    .execute()
  await markDue(db, sql`(c.region_id, c.id) in (${sql.join(claims.map(keyOf))})`)
}

const keyOf = (ref: ClaimRef) => sql`(${ref.regionId}::int, ${ref.id}::uuid)`

/** Who moved a claim's state, and when. */
export interface Mover {
  at: string
  personId: string | null
}

/** Marks live claims as replaced by a later one about the same unit. Returns how many still were live. */
export async function markSuperseded(db: Db, refs: readonly ClaimRef[], by: string, mover: Mover): Promise<number> {
  if (refs.length === 0) return 0
  const keys = sql.join(refs.map(keyOf))
  const result = await sql`
    update claim set state = 'superseded', superseded_by = ${by}, state_at = ${mover.at}, state_by = ${mover.personId}
     where (region_id, id) in (${keys}) and state in ('reported', 'accepted')`.execute(db)
  await markDue(db, sql`(c.region_id, c.id) in (${keys})`)
  return Number(result.numAffectedRows ?? 0)
}

/** Moves the claims of a case from one of some states to another. Returns how many moved. */
export async function moveCase(
  db: Db,
  ref: CaseRef,
  from: readonly ClaimState[],
  to: 'accepted' | 'withdrawn',
  mover: Mover,
): Promise<number> {
  const result = await own(db)
    .updateTable('claim')
    .set({ state: to, stateAt: mover.at, stateBy: mover.personId })
    .where('caseRegion', '=', ref.regionId)
    .where('caseId', '=', ref.id)
    .where('state', 'in', from)
    .executeTakeFirst()
  await markDue(db, sql`c.case_region = ${ref.regionId} and c.case_id = ${ref.id}`)
  return Number(result.numUpdatedRows)
}

/** Accepts single claims that still wait. Returns how many did. */
export async function acceptSingle(db: Db, refs: readonly ClaimRef[], mover: Mover): Promise<number> {
  if (refs.length === 0) return 0
  const keys = sql.join(refs.map(keyOf))
  const result = await sql`
    update claim set state = 'accepted', state_at = ${mover.at}, state_by = ${mover.personId}
     where (region_id, id) in (${keys}) and state = 'reported'`.execute(db)
  await markDue(db, sql`(c.region_id, c.id) in (${keys})`)
  return Number(result.numAffectedRows ?? 0)
}

/** The case of a claim, as far as the reader may see it. */
export async function findClaimCase(db: Db, ref: { regionId: number; id: string }) {
  const { rows } = await sql<{ regionId: number; id: string; title: string; process: string; state: string }>`
    select region_id, id, title, process, state from cases where region_id = ${ref.regionId} and id = ${ref.id}`.execute(
    db,
  )
  return rows[0] ?? null
}
