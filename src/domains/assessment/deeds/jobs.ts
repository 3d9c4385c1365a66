import { noteDeed } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'
import { Missing } from '#platform/errors'
import { putFile, readFile } from '#platform/files/server'
import { addJob } from '#platform/jobs/server'
import { readEvidence } from '../pack/read-file.ts'
import { filesOf, flagsInFile, flagsInWords } from '../pack/scan.ts'
import { mostBytes, type Written, writePack } from '../pack/write.ts'
import { layOut } from '../rules/index.ts'
import { changePack, findPack, getPack, insertFlags, listFlags, type StoredPack } from '../store/index.ts'

/** Looks through some files of a pack. */
export const scanJob = 'assessment.scan'
/** Writes a pack. */
export const packJob = 'assessment.pack'

/** Files looked through in one transaction: after each lot the page can show how far it is. */
const lot = 10

const refOf = (payload: Record<string, unknown>) => ({ regionId: Number(payload.regionId), id: String(payload.id) })
const caseOf = ({ regionId, caseId }: StoredPack) => ({ regionId, id: caseId })

/** Whether a pack is still the last one asked for: an older one need not be finished. */
const isLast = async (ctx: Ctx, pack: StoredPack): Promise<boolean> =>
  (await findPack(ctx.db, caseOf(pack)))?.id === pack.id

const fail = (ctx: Ctx, pack: StoredPack, fault: string) => changePack(ctx.db, pack, { state: 'failed', fault })

async function scanLot(ctx: Ctx, pack: StoredPack): Promise<number> {
  const at = ctx.now.toISOString()
  if (pack.scanned === 0) await insertFlags(ctx.db, flagsInWords(pack, at))
  const files = filesOf(pack).slice(pack.scanned, pack.scanned + lot)
  for (const file of files) {
    const bytes = await readFile(ctx.house.dataDir, file.digest)
    await insertFlags(ctx.db, flagsInFile(pack, file, await readEvidence(bytes, file.name), at))
  }
  return pack.scanned + files.length
}

/** Looks through the next files of a pack; after the last one it is packed, unless something found must be settled first. */
export async function scanSome(ctx: Ctx, payload: Record<string, unknown>): Promise<void> {
  const pack = await getPack(ctx.db, refOf(payload))
  if (pack.state !== 'scanning' || !(await isLast(ctx, pack))) return
  try {
    const scanned = await scanLot(ctx, pack)
    const more = scanned < pack.total
    const open = more ? 0 : (await listFlags(ctx.db, caseOf(pack))).filter(({ state }) => state === 'open').length
    await changePack(ctx.db, pack, { scanned, state: more ? 'scanning' : open > 0 ? 'flagged' : 'making' })
    if (more) await addJob(ctx.db, { kind: scanJob, payload })
    else if (open === 0) await addJob(ctx.db, { kind: packJob, payload })
  } catch (error) {
    if (!(error instanceof Missing)) throw error
    await fail(ctx, pack, '有材料的原文件已不在文件库中，请核对后重新生成')
  }
}

/** Writes a pack into the file store, piece by piece. */
export async function writeSome(ctx: Ctx, payload: Record<string, unknown>): Promise<void> {
  const pack = await getPack(ctx.db, refOf(payload))
  if (pack.state !== 'making' || !(await isLast(ctx, pack))) return
  const layout = layOut(pack.view, await listFlags(ctx.db, caseOf(pack)))
  const bytes = layout.files.reduce((sum, { path, size }) => sum + (path === null ? 0 : size), 0)
  if (bytes > mostBytes) return fail(ctx, pack, '材料总量超过 4 GB，一个压缩包装不下，请精简材料')
  try {
    const written: Written[] = []
    const { digest, size } = await putFile(
      ctx.house.dataDir,
      writePack(layout, ctx.house.dataDir, (w) => written.push(w)),
    )
    const [{ files, sumsDigest } = { files: 0, sumsDigest: null }] = written
    const madeAt = ctx.now.toISOString()
    await changePack(ctx.db, pack, { state: 'made', digest, size, files, sumsDigest, madeAt })
    await noteDeed(
      ctx,
      'assessment-pack.made',
      { ...pack, kind: 'assessment-pack' },
      { digest, sumsDigest, size, files },
    )
  } catch (error) {
    if (!(error instanceof Missing)) throw error
    await fail(ctx, pack, '有材料的原文件已不在文件库中，请核对后重新生成')
  }
}
