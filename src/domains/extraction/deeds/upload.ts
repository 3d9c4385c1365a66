import { createHash } from 'node:crypto'
import { mayOver } from '#kernel/access'
import type { Ctx, SentFile } from '#kernel/domain/server'
import { downloadEvidence, findEvidence, linkEvidence, uploadEvidence } from '#kernel/evidence/server'
import { getUnit } from '#kernel/org/server'
import { act, openCase } from '#kernel/process/server'
import { Invalid, Missing, Refused } from '#platform/errors'
import { addJob } from '#platform/jobs/server'
import { readText } from '#platform/reading/server'
import { say } from '#platform/say'
import type { ReportRef } from '../contracts.ts'
import { sources } from '../sources.ts'
import { findTwin, insertReport } from '../store/reports.ts'
import { note } from './journal.ts'

/** The job that reads the figures of a report. */
export const readJob = 'extraction.read'

/** The database takes no zero characters; blanks in their place keep every offset. */
const storable = (text: string): string => text.replaceAll('\0', ' ').replace(/[\ud800-\udfff]/gu, '\ufffd')

async function refuseTwice(ctx: Ctx, unitId: number, digest: string): Promise<void> {
  const twin = await findTwin(ctx.db, unitId, digest)
  if (!twin) return
  const message = say(
    `《${twin.name}》已经上传过，内容完全相同`,
    `"${twin.name}" has been uploaded before, word for word`,
  )
  throw new Refused([{ rule: 'read-before', message, source: sources.figures }])
}

/**
 * Takes in a report: reads its text at once, so that a file nobody can read is refused to whoever sends it, keeps the
 * original as evidence, and leaves finding the figures to the background.
 * @throws Missing for a unit out of reach; Invalid at `file` for a file that cannot be read; Refused for one read before.
 */
export async function uploadReport(ctx: Ctx, unitId: number, file: SentFile | null): Promise<ReportRef> {
  if (!file) throw new Invalid([{ path: 'file', message: say('请选择文件', 'Choose a file') }])
  const unit = await getUnit(ctx.db, unitId)
  if (!mayOver(ctx.actor, 'extraction.confirm', unit)) throw new Missing()
  const text = storable((await readText(file.bytes, file.name)).text)
  const digest = createHash('sha256').update(text).digest('hex')
  await refuseTwice(ctx, unit.id, digest)
  const evidence = await uploadEvidence(ctx, { unitId: unit.id, origin: '数据提取材料' }, file)
  const one = await openCase(ctx, {
    process: 'extraction',
    unitId: unit.id,
    title: evidence.name,
    answers: { file: evidence.name },
  })
  const ref = { regionId: one.regionId, id: one.id }
  const row = {
    ...ref,
    ...{ unitId: unit.id, unitNo: unit.no, digest, text },
    ...{ evidenceRegion: evidence.regionId, evidenceId: evidence.id, name: evidence.name },
    ...{ title: evidence.name, datedOn: null, readAt: null },
  }
  await insertReport(ctx.db, row)
  await linkEvidence(ctx, ref, 'original', [evidence.id])
  await note(ctx, 'upload', 'extraction-report', [{ subject: row, body: { name: row.name, digest } }])
  await act(ctx, ref, 'read')
  await addJob(ctx.db, { kind: readJob, payload: ref, dedupe: `${readJob}:${ref.id}` })
  return ref
}

/** Reads the figures of a file that is stored already, for the unit it belongs to. @throws as `uploadReport` does. */
export async function takeEvidence(ctx: Ctx, ref: ReportRef): Promise<ReportRef> {
  const [row] = await findEvidence(ctx.db, [ref.id])
  if (!row) throw new Missing()
  const { name, bytes } = await downloadEvidence(ctx, ref)
  if (!Buffer.isBuffer(bytes)) throw new Missing()
  return uploadReport(ctx, row.unitId, { name, bytes })
}
