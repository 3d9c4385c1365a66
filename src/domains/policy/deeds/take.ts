import { createHash } from 'node:crypto'
import type { Ctx } from '#kernel/domain/server'
import { linkEvidence } from '#kernel/evidence/server'
import { act, openCase } from '#kernel/process/server'
import { Invalid, Refused } from '#platform/errors'
import { say } from '#platform/say'
import { sources } from '../adoption.ts'
import { cutOut } from '../lines/index.ts'
import type { OutlineDocument } from '../model.ts'
import { findDocuments } from '../rules/index.ts'
import { findTaken, getDocumentById, insertDocument, listEditions, type StoredDocument } from '../store/documents.ts'
import { closeFile, getFile, getFileText, type StoredFile } from '../store/files.ts'
import { insertLines } from '../store/proposals.ts'
import type { Ref } from '../store/tables.ts'
import { writeDifferences } from './differences.ts'
import { note } from './journal.ts'
import { likelyYear, linesOf } from './propose.ts'
import { assertMay } from './reach.ts'

/** A document somebody chose: where it begins in the file, and the document it is the new edition of. */
export interface Pick {
  start: number
  revises: string | null
}

async function refuseTwice(ctx: Ctx, unitId: number, digest: string): Promise<void> {
  const twin = await findTaken(ctx.db, unitId, digest)
  if (!twin) return
  const message = say(
    `《${twin.title}》已经上传过，内容完全相同`,
    `"${twin.title}" has been taken before, word for word`,
  )
  throw new Refused([{ rule: 'taken-before', message, source: sources.practice }])
}

async function getEdition(ctx: Ctx, unitId: number, id: string): Promise<StoredDocument> {
  const open = await listEditions(ctx.db, unitId)
  if (open.some((one) => one.id === id)) return getDocumentById(ctx.db, id)
  const message = say(
    '只能修订本单位已纳入台账、且尚无修订版的文件',
    'Only a document of the same unit that is in the ledger and has no newer edition can be revised',
  )
  throw new Invalid([{ path: 'picks.revises', message, rule: 'not-an-edition' }])
}

async function openDocument(
  ctx: Ctx,
  file: StoredFile,
  found: OutlineDocument,
  fileText: string,
  revises: string | null,
): Promise<StoredDocument & { text: string }> {
  const { outline, text } = cutOut(found, fileText)
  const digest = createHash('sha256').update(text).digest('hex')
  await refuseTwice(ctx, file.unitId, digest)
  const title = found.title.slice(0, 200) || file.name
  const about = { issuer: found.issuer?.slice(0, 200) ?? null, number: found.documentNumber?.slice(0, 60) ?? null }
  const one = await openCase(ctx, {
    process: 'policy',
    unitId: file.unitId,
    title,
    answers: { ...about, origin: file.origin, issuedOn: found.date, year: likelyYear(title, ctx.today) },
  })
  const { regionId, id, unitId, unitNo } = one
  const { evidenceRegion, evidenceId, origin } = file
  const row = {
    ...{
      regionId,
      id,
      unitId,
      unitNo,
      evidenceRegion,
      evidenceId,
      origin,
      title,
      ...about,
      text,
      outline,
      digest,
      revises,
    },
    fileId: file.id,
    fileStart: found.start,
    issuedOn: found.date,
    nature: found.nature,
    takenOn: ctx.today,
    adoptedOn: null,
  }
  await insertDocument(ctx.db, row)
  await linkEvidence(ctx, { regionId, id }, 'original', [evidenceId])
  return row
}

async function takeOne(ctx: Ctx, file: StoredFile, found: OutlineDocument, fileText: string, pick: Pick) {
  const edition = pick.revises ? await getEdition(ctx, file.unitId, pick.revises) : null
  const document = await openDocument(ctx, file, found, fileText, edition?.id ?? null)
  const ref = { regionId: document.regionId, id: document.id }
  if (edition) {
    await writeDifferences(ctx, edition, document)
    await act(ctx, ref, 'compare')
  } else {
    const lines = await linesOf(ctx, document)
    await insertLines(
      ctx.db,
      document,
      lines.map((line) => ({
        line,
        // Proposed, not decided: nobody's name stands under it, and one press takes it back in.
        ...(line.leftOut ? { decision: { state: 'dropped' as const, reason: line.leftOut } } : {}),
      })),
    )
    await act(ctx, ref, 'outline')
  }
  return { ...ref, title: document.title }
}

/**
 * Takes documents out of an uploaded file: each becomes a case, with its tasks proposed line by line, or, when it is a
 * new edition of one in the ledger, with its differences.
 * @throws Missing; Invalid for a start where no document begins; Refused for a text that was taken before, or one
 * without any clause that asks for something.
 */
export async function takeDocuments(ctx: Ctx, ref: Ref, picks: readonly Pick[]) {
  const file = await getFile(ctx.db, ref, true)
  assertMay(ctx, 'policy.upload', file)
  const fileText = await getFileText(ctx.db, ref)
  const found = new Map(findDocuments(fileText).map((document) => [document.start, document]))
  const taken = []
  for (const pick of picks) {
    const document = found.get(pick.start)
    if (!document) {
      const message = say('文件中没有从此处开始的公文', 'No document begins here')
      throw new Invalid([{ path: 'picks', message, rule: 'unknown-document' }])
    }
    taken.push(await takeOne(ctx, file, document, fileText, pick))
  }
  await closeFile(ctx.db, ref, 'taken', null)
  await note(ctx, 'file.take', 'policy-file', [{ subject: file, body: { taken } }])
  return { taken }
}
