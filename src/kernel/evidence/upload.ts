import { randomUUID } from 'node:crypto'
import { mayOver } from '#kernel/access'
import { writeEntry } from '#kernel/audit/server'
import type { Ctx, GivenFile, SentFile } from '#kernel/domain/server'
import { getUnit } from '#kernel/org/server'
import { parametersAt } from '#kernel/parameter/server'
import { Invalid, Missing } from '#platform/errors'
import { putFile, readFile } from '#platform/files/server'
import { say } from '#platform/say'
import type { EvidenceRow } from './contracts.ts'
import { checkFile } from './file-check.ts'
import { evidenceKeys } from './parameters.ts'
import { assertWithinQuota } from './quota.ts'
import { findOne, findTwin, insertEvidence, type NewEvidence } from './store.ts'

/** What is said about a file when it is sent. */
export interface Upload {
  unitId: number
  origin: string
  effectiveOn?: string
  expiresOn?: string
}

function checkDates({ effectiveOn, expiresOn }: Upload): void {
  if (!effectiveOn || !expiresOn || effectiveOn <= expiresOn) return
  const message = say('失效日期不能早于生效日期', 'It cannot expire before it takes effect')
  throw new Invalid([{ path: 'expiresOn', message }])
}

const noFile = () => new Invalid([{ path: 'file', message: say('请选择文件', 'Choose a file') }])

async function getReachedUnit(ctx: Ctx, unitId: number) {
  const unit = await getUnit(ctx.db, unitId)
  if (!mayOver(ctx.actor, 'evidence.read', unit)) throw new Missing()
  return unit
}

/**
 * Takes in a file: checks it by content and size, stores it by digest, writes its row and its line in the journal. The
 * unit's own earlier row for the same bytes, origin and dates is answered instead of a second one.
 * @throws Missing for a unit out of reach; Invalid at `file` (kind, size, what the unit may keep) or `expiresOn`.
 */
export async function uploadEvidence(ctx: Ctx, upload: Upload, file: SentFile | null): Promise<EvidenceRow> {
  if (!file) throw noFile()
  checkDates(upload)
  const unit = await getReachedUnit(ctx, upload.unitId)
  const { maxMb, quotaMb } = evidenceKeys
  const found = await parametersAt(ctx.db, [maxMb, quotaMb], unit.regionId, ctx.today)
  const { name, type } = checkFile(file.name, file.bytes, Number(found[maxMb]?.value))
  await assertWithinQuota(ctx.db, unit, file.bytes.length, found[quotaMb])
  const { digest, size } = await putFile(ctx.house.dataDir, file.bytes)
  const row: NewEvidence = {
    regionId: unit.regionId,
    id: randomUUID(),
    unitId: unit.id,
    unitNo: unit.no,
    indNo: unit.indNo,
    name,
    digest,
    size,
    type,
    origin: upload.origin,
    effectiveOn: upload.effectiveOn ?? null,
    expiresOn: upload.expiresOn ?? null,
    uploadedAt: ctx.now.toISOString(),
    uploadedBy: ctx.actor.personId,
    uploader: ctx.actor.name,
  }
  const twin = await findTwin(ctx.db, row)
  if (twin) return twin
  await insertEvidence(ctx.db, row)
  await journal(ctx, 'evidence.upload', { ...row, unitName: unit.name })
  return getEvidence(ctx, row)
}

async function getEvidence(ctx: Pick<Ctx, 'db'>, ref: { regionId: number; id: string }): Promise<EvidenceRow> {
  const row = await findOne(ctx.db, ref)
  if (!row) throw new Missing()
  return row
}

type Journalled = Pick<EvidenceRow, 'regionId' | 'id' | 'unitId' | 'name' | 'digest' | 'size'> & { unitNo: number }

const journal = (ctx: Ctx, action: string, row: Journalled & { unitName?: string }): Promise<void> =>
  writeEntry(ctx.db, {
    regionId: row.regionId,
    personId: ctx.actor.personId,
    personName: ctx.actor.name,
    unitId: row.unitId,
    unitNo: row.unitNo,
    action,
    subjectKind: 'evidence',
    subjectId: row.id,
    body: { name: row.name, digest: row.digest, size: row.size },
  })

/**
 * The bytes of a visible file, for saving; the download is written into the journal.
 * @throws Missing when it is not there or not visible.
 */
export async function downloadEvidence(ctx: Ctx, ref: { regionId: number; id: string }): Promise<GivenFile> {
  const row = await getEvidence(ctx, ref)
  const unit = await getUnit(ctx.db, row.unitId)
  const bytes = await readFile(ctx.house.dataDir, row.digest)
  await journal(ctx, 'evidence.download', { ...row, unitNo: unit.no })
  return { name: row.name, type: row.type, bytes }
}
