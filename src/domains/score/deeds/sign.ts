import { mayOver } from '#kernel/access'
import { type Asked, type Ctx, type GivenFile, handle, type Route } from '#kernel/domain/server'
import { handleList } from '#kernel/export/server'
import { signPaper } from '#kernel/paper/server'
import type { CaseRef, CaseView } from '#kernel/process'
import { findCase, joinParties } from '#kernel/process/server'
import type { AnswerOf } from '#platform/endpoint'
import { Missing } from '#platform/errors'
import { writeDocx, writePdf } from '#platform/paper/server'
import { say } from '#platform/say'
import { DraftDocx, GetBulletin, ListBulletins, PreviewBulletin } from '../model/index.ts'
import { bulletinProcess } from '../process/index.ts'
import { paperOf, titleOf } from '../rules/index.ts'
import { freeze, getBulletin, listBulletins, type StoredBulletin, setApproved } from '../store/index.ts'
import { differencesOf, headOf } from './draft.ts'
import { bulletinSheet } from './sheets.ts'

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The approval keeps the digest of what was approved. */
export async function keepApproval(ctx: Ctx, one: CaseView): Promise<void> {
  const ref = { regionId: one.regionId, id: one.id }
  const { digest } = await getBulletin(ctx.db, ref, true)
  await setApproved(ctx.db, ref, digest)
}

/** Sending back takes the approval away. */
export const dropApproval = (ctx: Ctx, one: CaseView): Promise<void> =>
  setApproved(ctx.db, { regionId: one.regionId, id: one.id }, null)

/** Signs: what was approved is frozen under the next number of the year, with both files and their digests. @throws as `signPaper`. */
export async function signBulletin(ctx: Ctx, one: CaseView): Promise<void> {
  const ref = { regionId: one.regionId, id: one.id }
  const { content } = await getBulletin(ctx.db, ref, true)
  const { body, code } = await headOf(ctx, one.regionId)
  const { number, year, serial, frozen } = await signPaper(ctx, one, {
    ...{ code, title: titleOf(content), origin: '签发通报' },
    print: (given) => paperOf(content, { body, number: given, date: ctx.today }),
  })
  const { pdf, docx, measured } = frozen
  await freeze(ctx.db, ref, {
    number,
    numberYear: year,
    numberSerial: serial,
    signedOn: ctx.today,
    signedAt: ctx.now.toISOString(),
    docxId: docx.id,
    docxDigest: docx.digest,
    pdfId: pdf.id,
    pdfDigest: pdf.digest,
    measured,
  })
}

/** Issuing opens the bulletin to the units it speaks of. */
export async function sendBulletin(ctx: Ctx, one: CaseView): Promise<void> {
  const ref = { regionId: one.regionId, id: one.id }
  const { content } = await getBulletin(ctx.db, ref)
  await joinParties(
    ctx,
    ref,
    content.units.map(({ unitId }) => ({ unitId, part: say('主送', 'Addressee') })),
  )
}

/** A bulletin as it would print now; a draft says so on every page. Read-only for whoever sees the case. */
async function printDraft(ctx: Ctx, ref: CaseRef) {
  const { content, number, signedOn, regionId } = await getBulletin(ctx.db, ref)
  const { body } = await headOf(ctx, regionId)
  return { title: titleOf(content), paper: paperOf(content, { body, number, date: signedOn ?? ctx.today }) }
}

async function previewPdf(asked: Asked<typeof PreviewBulletin>): Promise<GivenFile> {
  const { title, paper } = await printDraft(asked, asked.params)
  return { name: `${title}.pdf`, type: 'application/pdf', bytes: await writePdf(paper) }
}

async function draftDocx(asked: Asked<typeof DraftDocx>): Promise<GivenFile> {
  const { title, paper } = await printDraft(asked, asked.params)
  return { name: `${title}.docx`, type: docxType, bytes: await writeDocx(paper) }
}

const fileOf = (id: string | null, digest: string | null) => (id && digest ? { id, digest } : null)

/** One bulletin with its digests, measures and differences. @throws Missing. */
async function showBulletin(asked: Asked<typeof GetBulletin>): Promise<AnswerOf<typeof GetBulletin>> {
  const bulletin: StoredBulletin = await getBulletin(asked.db, asked.params)
  const one = await findCase(asked.db, asked.params)
  if (!one) throw new Missing()
  const drafts = mayOver(asked.actor, 'bulletin.draft', { no: one.unitNo, indNo: one.indNo })
  return {
    roundId: bulletin.roundId,
    title: titleOf(bulletin.content),
    content: bulletin.content,
    digest: bulletin.digest,
    approved: bulletin.approved,
    number: bulletin.number,
    signedOn: bulletin.signedOn,
    docx: fileOf(bulletin.docxId, bulletin.docxDigest),
    pdf: fileOf(bulletin.pdfId, bulletin.pdfDigest),
    measured: bulletin.measured as AnswerOf<typeof GetBulletin>['measured'],
    differences: drafts ? await differencesOf(asked, bulletin) : [],
    editable: drafts && one.state === 'draft',
  }
}

async function bulletinList(asked: Asked<typeof ListBulletins>): Promise<AnswerOf<typeof ListBulletins>> {
  const { page, size } = asked.query
  const found = await listBulletins(asked.db, page, size)
  const states = bulletinProcess.states as Record<string, { label: { zh: string; en: string } }>
  const rows = found.slice(0, size).map(({ caseId, ...row }) => ({
    ...row,
    id: caseId,
    stateLabel: states[row.state]?.label ?? say(row.state, row.state),
  }))
  return { rows, total: (page - 1) * size + rows.length, more: found.length > size }
}

export const bulletinRoutes: Route[] = [
  ...handleList(ListBulletins, bulletinList, bulletinSheet),
  handle(GetBulletin, showBulletin),
  handle(PreviewBulletin, previewPdf),
  handle(DraftDocx, draftDocx),
]
