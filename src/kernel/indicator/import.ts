import { writeEntry } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'
import { getUnits } from '#kernel/org/server'
import { holdAlone } from '#platform/db/server'
import { Missing } from '#platform/errors'
import { say } from '#platform/say'
import type { IndicatorDefinition } from './contracts.ts'
import { decimalOf, millionthsOf } from './decimal.ts'
import { isRead } from './store/claims.ts'
import { insertIndicator, listIndicators } from './store/indicators.ts'
import { type PouredClaim, pourClaims } from './store/pour.ts'

/** A figure as a document prints it, with its unit found and its number in single measures. */
export interface ImportedClaim {
  /** The document's mark for it: F109. */
  mark: string
  label: { zh: string; en: string }
  /** 人, 元, %. */
  measure: string
  kind: IndicatorDefinition['kind']
  /** Decimal text. */
  value: string
  qualifier: string
  period: string | null
  asOf: string | null
  unitId: number
  /** Which part of the unit, in the document's words. */
  scope: string
  basis: string
  reporterUnitId: number | null
  reporterName: string
  /** Place in the document: characters or lines, from and to before. */
  at: { from: number; to: number }
}

/** An indicator as the figures of a document name it; `decimals` is what the finest of them needs. */
export type ImportedThing = Pick<ImportedClaim, 'label' | 'measure' | 'kind'> & { decimals: number }

const keyOf = ({ label, measure }: Pick<ImportedClaim, 'label' | 'measure'>): string => `${label.zh} ${measure}`

/** The things that figures are about, each once, gathered from figure to figure. */
export function gatherThings() {
  const things = new Map<string, ImportedThing>()
  return {
    things,
    add: ({ label, measure, kind, value }: Pick<ImportedClaim, 'label' | 'measure' | 'kind' | 'value'>): void => {
      const decimals = Math.min(6, value.split('.')[1]?.length ?? 0)
      const known = things.get(keyOf({ label, measure }))
      if (!known) things.set(keyOf({ label, measure }), { label, measure, kind, decimals })
      else if (known.decimals < decimals) known.decimals = decimals
    },
  }
}

/** Indicators by label and measure; what nobody has defined becomes an office's own. */
async function findOrAdd(
  ctx: Ctx,
  things: ReadonlyMap<string, ImportedThing>,
  title: string,
): Promise<ReadonlyMap<string, string>> {
  const known = await listIndicators(ctx.db)
  const names = new Map(known.map(({ name, label, measure }) => [keyOf({ label, measure: measure.zh }), name]))
  for (const [key, { label, measure, kind, decimals }] of things) {
    if (names.has(key)) continue
    const added = await insertIndicator(ctx.db, {
      ...{ label, kind, decimals },
      measure: say(measure, measure),
      direction: 'none',
      per: kind === 'stock' ? 'as-of' : 'year',
      source: say(title, title),
    })
    names.set(key, added.name)
  }
  return names
}

type Units = Awaited<ReturnType<typeof getUnits>>

/** A figure in the columns of a claim. @throws Missing for a unit that is not there; RangeError for a value that is no number. */
function pouredOf(claim: ImportedClaim, units: Units, names: ReadonlyMap<string, string>): PouredClaim {
  const unit = units.get(claim.unitId)
  if (!unit) throw new Missing()
  return {
    ...{ regionId: unit.regionId, unitId: unit.id, unitNo: unit.no, indNo: unit.indNo, scope: claim.scope },
    ...{ indicator: names.get(keyOf(claim)) ?? '', value: decimalOf(millionthsOf(claim.value)) },
    ...{ qualifier: claim.qualifier, period: claim.period, asOf: claim.asOf, basis: claim.basis, mark: claim.mark },
    ...{ reporterUnitId: claim.reporterUnitId, reporterName: claim.reporterName },
    ...{ sourceFrom: claim.at.from, sourceTo: claim.at.to },
  }
}

/**
 * Makes claims of all figures of a document, once: a document with the same digest adds nothing. They come in pieces, of which
 * one at a time is held in memory; `things` names the indicators of all of them. All in the caller's transaction: what a later
 * piece throws takes the earlier ones back. Returns how many were added.
 * @throws Missing for a unit that is not there; RangeError for a value that is no decimal number; what reading the pieces throws.
 */
export async function importClaims(
  ctx: Ctx,
  source: { title: string; digest: string; things: ReadonlyMap<string, ImportedThing> },
  pieces: AsyncIterable<readonly ImportedClaim[]>,
): Promise<number> {
  const { title, digest, things } = source
  await holdAlone(ctx.db, `claims:${digest}`)
  if (things.size === 0 || (await isRead(ctx.db, digest))) return 0
  const names = await findOrAdd(ctx, things, title)
  const { personId, name: personName } = ctx.actor
  const shared = { reporterId: personId, reportedAt: ctx.now.toISOString(), sourceTitle: title, sourceDigest: digest }
  let count = 0
  for await (const claims of pieces) {
    const units = await getUnits(
      ctx.db,
      claims.map(({ unitId }) => unitId),
    )
    const poured = claims.map((claim) => pouredOf(claim, units, names))
    await pourClaims(ctx.db, shared, poured)
    count += claims.length
  }
  await writeEntry(ctx.db, {
    ...{ regionId: 0, personId, personName, unitId: null, unitNo: null },
    ...{ action: 'claim.import', subjectKind: 'document', subjectId: digest },
    body: { title, count },
  })
  return count
}
