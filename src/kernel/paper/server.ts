import type { Ctx } from '#kernel/domain/server'
import { linkEvidence, uploadEvidence } from '#kernel/evidence/server'
import type { CaseRef } from '#kernel/process'
import { Refused } from '#platform/errors'
import type { Paper } from '#platform/paper'
import { measurePdf, writeDocx, writePdf } from '#platform/paper/server'
import { type FrozenPaper, findGeometryFaults, MeasuredShape } from './index.ts'
import { type PaperNumber, takeNumber } from './store.ts'

export { type PaperNumber, takeNumber }

/** Whose document it is, under which name and origin its files are kept. */
export interface Keeping {
  ref: CaseRef
  unitId: number
  /** Name of both files, without ending. */
  name: string
  origin: string
}

/**
 * Prints a document to .pdf and .docx, measures the PDF and keeps both files with their digests as evidence of the case.
 * @throws Refused when the printed page is not that of GB/T 9704-2012; Invalid for characters that cannot be printed.
 */
export async function freezePaper(
  ctx: Ctx,
  { ref, unitId, name, origin }: Keeping,
  paper: Paper,
): Promise<FrozenPaper> {
  const [pdf, docx] = [await writePdf(paper), await writeDocx(paper)]
  const measured = MeasuredShape.parse(await measurePdf(pdf))
  const faults = findGeometryFaults(measured)
  if (faults.length > 0) throw new Refused(faults)
  const keep = async (bytes: Buffer, ending: 'pdf' | 'docx') => {
    const file = { name: `${name}.${ending}`, bytes }
    const row = await uploadEvidence(ctx, { unitId, origin, effectiveOn: ctx.today }, file)
    await linkEvidence(ctx, ref, ending, [row.id])
    return { id: row.id, digest: row.digest }
  }
  const kept = { pdf: await keep(pdf, 'pdf'), docx: await keep(docx, 'docx') }
  return { ...kept, measured }
}

/** What signing a document needs to know of it. */
export interface Signing {
  /** Code of the issuing body in its numbers: 青产改办. */
  code: string
  title: string
  /** Why the files were kept: 签发通报. */
  origin: string
  /** The document as it is printed under its number. */
  print(number: string): Paper
}

/**
 * Signs a document: takes the next number of its body and year, prints both files, measures the PDF and freezes them under their
 * digests. All in one transaction, so that a refused signing takes no number.
 * @throws as `freezePaper`.
 */
export async function signPaper(
  ctx: Ctx,
  { regionId, id, unitId }: CaseRef & { unitId: number },
  { code, title, origin, print }: Signing,
): Promise<PaperNumber & { frozen: FrozenPaper }> {
  const taken = await takeNumber(ctx.db, unitId, code, Number(ctx.today.slice(0, 4)))
  const keeping = { ref: { regionId, id }, unitId, name: `${taken.number}${title}`, origin }
  return { ...taken, frozen: await freezePaper(ctx, keeping, print(taken.number)) }
}
