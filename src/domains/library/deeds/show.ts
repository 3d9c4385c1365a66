import { mayOver } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { getUnit, nameUnits } from '#kernel/org/server'
import type { CaseRow } from '#kernel/process'
import { findCase, rowOf } from '#kernel/process/server'
import type { LibraryAnswer, LibraryFilter } from '../model/index.ts'
import { relate } from '../rules.ts'
import { getDocument, getText, listDocuments, listNamed } from '../store/documents.ts'
import { listReviews } from '../store/reviews.ts'
import type { Ref } from '../store/tables.ts'

/** Characters of a text that one answer holds. */
const mostShown = 200_000
const mostVersions = 200

/** Documents of the registers in reach and of those above. @throws Missing for a unit that is not there. */
export async function showDocuments(ctx: Ctx, filter: LibraryFilter) {
  const unit = filter.unitId === undefined ? undefined : await getUnit(ctx.db, filter.unitId)
  return listDocuments(ctx.db, filter, unit)
}

async function reviewsOf(ctx: Ctx, document: Ref): Promise<CaseRow[]> {
  const rows: CaseRow[] = []
  for (const ref of await listReviews(ctx.db, document)) {
    const one = await findCase(ctx.db, ref)
    const names = one ? await nameUnits(ctx.db, [one.unitId]) : null
    if (one) rows.push(rowOf(ctx, { ...one, unitName: names?.get(one.unitId) ?? '', turn: null }))
  }
  return rows
}

/** A document with everything its page shows. @throws Missing */
export async function showDocument(ctx: Ctx, ref: Ref): Promise<LibraryAnswer> {
  const { evidenceId, ...one } = await getDocument(ctx.db, ref)
  const named = await listNamed(ctx.db)
  const names = await nameUnits(ctx.db, [one.unitId])
  const related = relate(one, named)
  const kin = new Set(related.flatMap(({ relation, ref: at }) => (relation === 'amends' && at ? [at.id] : [])))
  const versions = named.filter((other) => other.hasText && other.id !== one.id)
  return {
    ...one,
    relations: Object.fromEntries(Object.entries(one.relations)),
    unitName: names.get(one.unitId) ?? '',
    related,
    hasFile: evidenceId !== null,
    evidence: evidenceId === null ? [] : [evidenceId],
    reviews: await reviewsOf(ctx, ref),
    mayChange: mayOver(ctx.actor, 'library.register', { no: one.unitNo, indNo: null }),
    versions: [...versions.filter(({ id }) => kin.has(id)), ...versions.filter(({ id }) => !kin.has(id))]
      .slice(0, mostVersions)
      .map(({ regionId, id, title, issuedOn }) => ({ regionId, id, title, issuedOn })),
  }
}

/** The text of a document, as much as one page holds. @throws Missing */
export async function showText(ctx: Ctx, ref: Ref) {
  const { title, text } = await getText(ctx.db, ref)
  return { title, text: (text ?? '').slice(0, mostShown), more: (text ?? '').length > mostShown }
}
