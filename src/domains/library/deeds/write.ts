import { randomUUID } from 'node:crypto'
import { mayOver } from '#kernel/access'
import { writeEntry } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'
import { checkEvidence, downloadEvidence, findEvidence } from '#kernel/evidence/server'
import { parseAnswers } from '#kernel/form'
import { getUnit } from '#kernel/org/server'
import { Invalid, Missing, Stale } from '#platform/errors'
import { readText } from '#platform/reading/server'
import { type Say, say } from '#platform/say'
import { LibraryForm } from '../model/index.ts'
import { faultOfValidity, namesIn, sources } from '../rules.ts'
import { findSame, getDocument, insertDocument, type NewDocument, updateDocument } from '../store/documents.ts'
import type { Ref } from '../store/tables.ts'
import { putInIndex } from './found.ts'

/** Characters of a text that are kept: a long law has some 50,000. */
const mostText = 2_000_000

/** What was written about a document. */
export type LibraryAnswers = ReturnType<typeof parse>
const parse = (answers: unknown) => parseAnswers(LibraryForm, answers)

/** The columns that the form fills; the file apart. */
export const columnsOf = ({ unitId: _unit, file: _file, ...answers }: LibraryAnswers) => {
  const { implements: implemented, amends, repeals, basedOn, measures, ...plain } = answers
  return {
    ...plain,
    measures: (measures ?? []).map(Number).sort((a, b) => a - b),
    relations: {
      implements: namesIn(implemented),
      amends: namesIn(amends),
      repeals: namesIn(repeals),
      basedOn: namesIn(basedOn),
    },
  }
}

type Columns = Omit<ReturnType<typeof columnsOf>, 'relations'> & Pick<NewDocument, 'relations'>

interface Read {
  evidenceRegion: number | null
  evidenceId: string | null
  text: string | null
  textFault: Say | null
}

const nothing: Read = { evidenceRegion: null, evidenceId: null, text: null, textFault: null }

async function bytesOf(given: Buffer | AsyncIterable<Uint8Array>): Promise<Buffer> {
  if (Buffer.isBuffer(given)) return given
  const parts: Uint8Array[] = []
  for await (const part of given) parts.push(part)
  return Buffer.concat(parts)
}

/** The words of a file. One that has none, a scan or a picture, is kept all the same; why it has none is said. */
async function readFile(ctx: Ctx, id: string): Promise<Read> {
  const [fault] = await checkEvidence(ctx, [id])
  if (fault) throw new Invalid([{ ...fault, path: 'answers.file' }])
  const [file] = await findEvidence(ctx.db, [id])
  if (!file) throw new Missing()
  const kept = { evidenceRegion: file.regionId, evidenceId: file.id }
  const { bytes } = await downloadEvidence(ctx, file)
  try {
    const { text } = await readText(await bytesOf(bytes), file.name)
    return { ...kept, text: text.replaceAll('\0', '').slice(0, mostText), textFault: null }
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const [why] = error.faults
    return { ...kept, text: null, textFault: why?.message ?? say('未能读出文字', 'No text could be read') }
  }
}

/** The last file that was given. */
const fileIn = (answers: LibraryAnswers): string | null => answers.file?.at(-1) ?? null

/** @throws Invalid for dates that do not fit, or a number that the register has. */
async function check(ctx: Ctx, answers: LibraryAnswers, but: string | null): Promise<void> {
  const fault = faultOfValidity(answers)
  if (fault) throw new Invalid([{ ...fault, path: `answers.${fault.path}`, source: sources.validity }])
  const same = answers.number ? await findSame(ctx.db, answers.unitId, { number: answers.number }) : undefined
  if (!same || same.id === but) return
  const message = say(
    `文号 ${answers.number} 已登记：《${same.title}》`,
    `${answers.number} is registered: ${same.title}`,
  )
  throw new Invalid([{ path: 'answers.number', rule: 'registered', message }])
}

/** Writes a line of the journal about a document. */
const note = (ctx: Ctx, action: string, one: Ref & { unitId: number; unitNo: number }, body: Record<string, unknown>) =>
  writeEntry(
    ctx.db,
    {
      ...{ regionId: one.regionId, unitId: one.unitId, unitNo: one.unitNo, body },
      ...{ personId: ctx.actor.personId, personName: ctx.actor.name },
      ...{ action: `library.${action}`, subjectKind: 'library-document', subjectId: one.id },
    },
    ctx.now,
  )

/** Puts a document into a register, with its line in the journal and in the index. */
export async function keepDocument(
  ctx: Ctx,
  unitId: number,
  columns: Columns,
  more: Partial<Read> & { policyId?: string; address?: string } = {},
): Promise<Ref & { rev: number }> {
  const unit = await getUnit(ctx.db, unitId)
  const row: NewDocument = {
    ...columns,
    ...nothing,
    ...{ regionId: unit.regionId, id: randomUUID(), unitId: unit.id, unitNo: unit.no },
    ...{ policyId: null, address: null },
    ...more,
    ...{ rev: 1, addedOn: ctx.today, addedBy: ctx.actor.personId, addedName: ctx.actor.name },
  }
  await insertDocument(ctx.db, row)
  await note(ctx, 'register', row, { title: row.title, number: row.number, validity: row.validity })
  await putInIndex(ctx.db, row)
  return { regionId: row.regionId, id: row.id, rev: 1 }
}

/** @throws Missing unless the person may keep this unit's register. */
async function assertMayKeep(ctx: Ctx, unitId: number): Promise<void> {
  const unit = await getUnit(ctx.db, unitId)
  if (!mayOver(ctx.actor, 'library.register', unit)) throw new Missing()
}

/** Registers a document. @throws Missing for a unit out of reach; Invalid for answers, dates, a number registered before, a file that is not there. */
export async function addDocument(ctx: Ctx, given: unknown) {
  const answers = parse(given)
  await assertMayKeep(ctx, answers.unitId)
  await check(ctx, answers, null)
  const file = fileIn(answers)
  return keepDocument(ctx, answers.unitId, columnsOf(answers), file ? await readFile(ctx, file) : {})
}

/** Changes what is registered of a document; its unit stays. @throws Missing, Invalid as above; Stale when it changed since `rev`. */
export async function changeDocument(ctx: Ctx, ref: Ref, rev: number, given: unknown) {
  const before = await getDocument(ctx.db, ref, true)
  await assertMayKeep(ctx, before.unitId)
  const answers = { ...parse(given), unitId: before.unitId }
  await check(ctx, answers, before.id)
  if (before.rev !== rev) throw new Stale()
  const file = fileIn(answers)
  const read = file === before.evidenceId ? {} : file ? await readFile(ctx, file) : nothing
  await rewrite(ctx, before, { ...columnsOf(answers), ...read })
  return { ...ref, rev: rev + 1 }
}

/** Writes a document anew, with its line in the journal and in the index. @throws Stale */
export async function rewrite(ctx: Ctx, before: Ref & { rev: number }, columns: Partial<NewDocument>): Promise<void> {
  if (!(await updateDocument(ctx.db, before, before.rev, columns))) throw new Stale()
  const after = await getDocument(ctx.db, before)
  await note(ctx, 'change', after, { validity: after.validity, number: after.number, rev: after.rev })
  await putInIndex(ctx.db, after)
}
