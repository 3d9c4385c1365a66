import { sql } from 'kysely'
import { writeEntry } from '#kernel/audit/server'
import { parseDate } from '#kernel/calendar'
import type { Db } from '#platform/db'
import { Invalid, Stale } from '#platform/errors'
import { type Say, say } from '#platform/say'
import { type Confidence, holdsOn, type ParameterSeed, type ParameterValue } from '../parameter.ts'
import { inForce, newRow, own, type ParameterRow, parameterRow } from './rows.ts'

/** A new value of a parameter: from when, where, by which document, and why it is entered. */
export interface ParameterChange {
  key: string
  region: number | null
  value: ParameterValue
  validFrom: string
  source: Say
  confidence: Confidence
  reason: string
  /** The row the person saw; when another holds meanwhile, nothing is written. */
  seen?: string
}

/** Who changes it; an `Actor` is one. */
export interface ParameterAuthor {
  personId: string | null
  name: string
}

const invalid = (path: string, zh: string, en: string): Invalid => new Invalid([{ path, message: say(zh, en) }])

/** The parameter itself, as its rows tell: one row gives label, unit and kind of value. */
function checkChange(change: ParameterChange, known: readonly ParameterRow[]): ParameterRow {
  const [example] = known
  if (!example) throw invalid('key', `没有名为“${change.key}”的参数`, `There is no parameter ${change.key}`)
  parseDate(change.validFrom, 'validFrom')
  if (change.reason.trim() === '') throw invalid('reason', '请写明修改理由', 'Give the reason for the change')
  if (change.source.zh.trim() === '') throw invalid('source', '请写明依据的文件', 'Name the document it rests on')
  if (typeof change.value !== typeof example.value || Number.isNaN(change.value))
    throw invalid('value', '参数值的类型与原值不一致', 'The value is not of the kind the parameter holds')
  if (
    change.region !== null &&
    !(Number.isInteger(change.region) && change.region >= 100_000 && change.region <= 999_999)
  )
    throw invalid('region', '行政区划代码应为六位数字', 'A region is a code of six digits')
  return example
}

/** Until when the new value holds: as long as the one it takes over, else until the next one begins. */
function endOf(rows: readonly ParameterRow[], replaced: ParameterRow | undefined, from: string): string | null {
  if (replaced) return replaced.validTo
  const later = rows.filter((row) => row.validFrom > from && row.validTo !== row.validFrom).map((row) => row.validFrom)
  return later.sort()[0] ?? null
}

async function lockedRows(db: Db, key: string): Promise<ParameterRow[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`parameter ${key}`}, 0))`.execute(db)
  const rows = await own(db).selectFrom('parameter').selectAll().where('key', '=', key).orderBy('recordedAt').execute()
  return rows.map(parameterRow)
}

/**
 * Gives a parameter a new value from a day on, in one region: the row that held then ends on that day, the new one
 * takes the rest of its time. Nothing is overwritten, and the journal gets a line.
 * Who may do this is the route's to decide.
 * @throws Invalid for an unknown key, another kind of value, a missing reason or source; Stale when `seen` is passed.
 */
export async function changeParameter(db: Db, author: ParameterAuthor, change: ParameterChange): Promise<ParameterRow> {
  const known = await lockedRows(db, change.key)
  const example = checkChange(change, known)
  const here = known.filter((row) => row.region === change.region)
  const replaced = here.find((row) => holdsOn(row, change.validFrom))
  if (change.seen !== undefined && change.seen !== replaced?.id) throw new Stale()
  const at = new Date()
  if (replaced)
    await own(db)
      .updateTable('parameter')
      .set({ validTo: change.validFrom, endedBy: author.personId, endedAt: at.toISOString() })
      .where('id', '=', replaced.id)
      .execute()
  const { key, region, value, validFrom, source, confidence, reason } = change
  const { label, unit } = example
  const validTo = endOf(here, replaced, validFrom)
  const seed: ParameterSeed = { key, label, value, unit, region, validFrom, validTo, source, confidence }
  const { personId, name: personName } = author
  const row = newRow(seed, { origin: 'operator', personId, personName, reason: reason.trim(), at: at.toISOString() })
  await own(db).insertInto('parameter').values(row).execute()
  inForce.forget(db)
  const body = { region, from: replaced?.value ?? null, to: value, validFrom, validTo, source, reason: reason.trim() }
  const subject = { subjectKind: 'parameter', subjectId: key }
  const line = { regionId: region ?? 0, personId, personName, unitId: null, unitNo: null, ...subject, body }
  await writeEntry(db, { ...line, action: 'parameter.change' }, at)
  return parameterRow({ ...row, value })
}
