import { createHash, randomUUID } from 'node:crypto'
import { mayOver } from '#kernel/access'
import type { Ctx, SentFile } from '#kernel/domain/server'
import { uploadEvidence } from '#kernel/evidence/server'
import { getUnit, nameUnits } from '#kernel/org/server'
import { Invalid, Missing } from '#platform/errors'
import { readText } from '#platform/reading/server'
import { say } from '#platform/say'
import type { FileAnswer, FoundDocument } from '../contracts/files.ts'
import { longestText } from '../contracts/files.ts'
import type { Origin } from '../contracts/rows.ts'
import type { OutlineDocument } from '../model.ts'
import { everyClause, findDocuments, findMainDocument } from '../rules/index.ts'
import { listEditions } from '../store/documents.ts'
import { closeFile, getFile, getFileText, insertFile, listWaiting } from '../store/files.ts'
import type { Ref } from '../store/tables.ts'
import { storableText } from '../words.ts'
import { note } from './journal.ts'
import { assertMay } from './reach.ts'

const foundOf = ({ nodes, ...document }: OutlineDocument): FoundDocument => ({
  ...document,
  parts: nodes.length,
  clauses: [...everyClause(nodes)].length,
})

/**
 * Takes in a policy file: reads its text, keeps the original as evidence, and finds the documents in it. Nothing is
 * broken down yet; that follows once somebody has said which of them to take.
 * @throws Missing for a unit out of reach; Invalid at `file` for a file that cannot be read.
 */
export async function uploadPolicy(
  ctx: Ctx,
  asked: { unitId: number; origin: Origin },
  file: SentFile | null,
): Promise<FileAnswer> {
  if (!file) throw new Invalid([{ path: 'file', message: say('请选择文件', 'Choose a file') }])
  const unit = await getUnit(ctx.db, asked.unitId)
  if (!mayOver(ctx.actor, 'policy.upload', unit)) throw new Missing()
  const read = await readText(file.bytes, file.name)
  const text = storableText(read.text)
  const evidence = await uploadEvidence(ctx, { unitId: unit.id, origin: '政策文件原件' }, file)
  const documents = findDocuments(text)
  const main = findMainDocument(text)
  const row = {
    regionId: unit.regionId,
    id: randomUUID(),
    unitId: unit.id,
    unitNo: unit.no,
    name: evidence.name,
    origin: asked.origin,
    evidenceRegion: evidence.regionId,
    evidenceId: evidence.id,
    digest: createHash('sha256').update(text).digest('hex'),
    text,
    documents: documents.map(foundOf),
    main: main ? documents.findIndex((one) => one.start === main.start) : null,
    silentPages: read.silentPages ?? [],
    state: 'waiting' as const,
    reason: null,
    uploadedAt: ctx.now.toISOString(),
    uploadedBy: ctx.actor.personId,
    uploadedName: ctx.actor.name,
  }
  await insertFile(ctx.db, row)
  await note(ctx, 'file.upload', 'policy-file', [
    { subject: row, body: { name: row.name, digest: row.digest, documents: documents.length } },
  ])
  return showFile(ctx, row)
}

/** An uploaded file with what was found in it. @throws Missing */
export async function showFile(ctx: Ctx, ref: Ref): Promise<FileAnswer> {
  const file = await getFile(ctx.db, ref)
  assertMay(ctx, 'policy.upload', file)
  const names = await nameUnits(ctx.db, [file.unitId])
  return {
    ...file,
    unitName: names.get(file.unitId) ?? '',
    editions: await listEditions(ctx.db, file.unitId),
  }
}

/** A piece of a text by UTF-16 offsets, at most `longestText` of it. */
export function pieceOf(text: string, { from, to }: { from: number; to: number }) {
  const end = Math.min(to, from + longestText, text.length)
  return { from, text: text.slice(from, end), more: end < Math.min(to, text.length) }
}

/** A piece of the text of an uploaded file. @throws Missing */
export async function readFilePiece(ctx: Ctx, ref: Ref, range: { from: number; to: number }) {
  assertMay(ctx, 'policy.upload', await getFile(ctx.db, ref))
  return pieceOf(await getFileText(ctx.db, ref), range)
}

/** Files that wait for a choice. */
export const listFiles = (ctx: Ctx) => listWaiting(ctx.db)

/** Puts a file aside that nothing is taken from. @throws Missing */
export async function dropFile(ctx: Ctx, ref: Ref, reason: string): Promise<{ id: string }> {
  const file = await getFile(ctx.db, ref, true)
  assertMay(ctx, 'policy.upload', file)
  await closeFile(ctx.db, ref, 'dropped', reason)
  await note(ctx, 'file.drop', 'policy-file', [{ subject: file, body: { reason } }])
  return { id: ref.id }
}
