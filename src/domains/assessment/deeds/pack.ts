import { randomUUID } from 'node:crypto'
import { mayOver } from '#kernel/access'
import { noteDeed } from '#kernel/audit/server'
import type { Asked, Ctx, GivenFile } from '#kernel/domain/server'
import type { CaseRef } from '#kernel/process'
import type { AnswerOf } from '#platform/endpoint'
import { Invalid, Missing, Refused } from '#platform/errors'
import { fileExists, streamFile } from '#platform/files/server'
import { addJob } from '#platform/jobs/server'
import { say } from '#platform/say'
import type { DecideFlags, FlagState, GetPack } from '../model/index.ts'
import { filesOf } from '../pack/scan.ts'
import { conferenceSource } from '../rules/index.ts'
import {
  changePack,
  decideFlags,
  type FlagTable,
  findPack,
  insertPack,
  listFlags,
  type StoredPack,
} from '../store/index.ts'
import { packJob, scanJob } from './jobs.ts'
import { getAssessment } from './reach.ts'
import { makeView, viewDigest } from './view.ts'

const refused = (zh: string, en: string) =>
  new Refused([{ rule: 'pack-now', message: say(zh, en), source: conferenceSource }])

/**
 * Asks for a pack of what the items say now: first everything is looked through for numbers of persons, then it is packed.
 * @throws Missing; Refused before the items are gathered and after submission, when the pack no longer changes.
 */
export async function makePack(ctx: Ctx, ref: CaseRef): Promise<{ id: string }> {
  const one = await getAssessment(ctx, ref, 'assessment.pack')
  if (!['gathering', 'rehearsed'].includes(one.state))
    throw refused('自查举证或预演期间才能生成材料包', 'The pack is made while items are gathered or rehearsed')
  const view = await makeView(ctx, one)
  const before = await findPack(ctx.db, ref)
  const pack: StoredPack = {
    regionId: one.regionId,
    id: randomUUID(),
    caseId: one.id,
    number: (before?.number ?? 0) + 1,
    unitId: one.unitId,
    unitNo: one.unitNo,
    state: 'scanning',
    view,
    viewDigest: viewDigest(view),
    total: 0,
    scanned: 0,
    sumsDigest: null,
    digest: null,
    size: null,
    files: 0,
    askedAt: ctx.now.toISOString(),
    askedBy: ctx.actor.personId,
    askedName: ctx.actor.name,
    madeAt: null,
    fault: null,
  }
  const total = filesOf(pack).length
  await insertPack(ctx.db, { ...pack, total })
  await addJob(ctx.db, { kind: scanJob, payload: { regionId: pack.regionId, id: pack.id } })
  const said = { total, viewDigest: pack.viewDigest }
  await noteDeed(ctx, 'assessment-pack.ask', { ...pack, kind: 'assessment-pack' }, said)
  return { id: pack.id }
}

/** The pack as it stands, with everything found. @throws Missing. */
export async function showPack(asked: Asked<typeof GetPack>): Promise<AnswerOf<typeof GetPack>> {
  const one = await getAssessment(asked, asked.params, 'assessment.read')
  const pack = await findPack(asked.db, asked.params)
  const over = ['submitted', 'finished', 'cancelled'].includes(one.state)
  const mayPack = mayOver(asked.actor, 'assessment.pack', { no: one.unitNo, indNo: one.indNo })
  return {
    title: one.title,
    viewDigest: over && pack ? pack.viewDigest : viewDigest(await makeView(asked, one)),
    pack,
    flags: await listFlags(asked.db, asked.params),
    mayMake: mayPack && ['gathering', 'rehearsed'].includes(one.state),
  }
}

/** Which decisions fit a find: a file's content is masked only where the product can, a text cannot be left out. */
const fits = (flag: FlagTable, decision: FlagState): boolean =>
  decision === 'masked' ? flag.maskable : decision === 'withdrawn' ? flag.place !== 'text' : true

/**
 * Settles finds. What was packed with other decisions is packed anew; with the last one settled, packing begins by itself.
 * @throws Missing for finds of another assessment; Invalid without a reason where one is due; Refused after submission.
 */
export async function settleFlags(asked: Asked<typeof DecideFlags>): Promise<{ left: number }> {
  const { ids, decision, reason } = asked.body
  const one = await getAssessment(asked, asked.params, 'assessment.pack')
  if (!['gathering', 'rehearsed'].includes(one.state))
    throw refused('报送后不再改动', 'Nothing changes after submission')
  if (decision !== 'masked' && !reason)
    throw new Invalid([{ path: 'reason', message: say('请写明理由', 'Give the reason') }])
  const flags = (await listFlags(asked.db, asked.params)).filter(({ id }) => ids.includes(id))
  if (flags.length < ids.length) throw new Missing()
  const unfit = flags.find((flag) => !fits(flag, decision))
  if (unfit)
    throw new Invalid([
      {
        path: 'decision',
        message:
          decision === 'masked'
            ? say(
                `“${unfit.about}”不是纯文本，系统不能代为遮盖；请遮盖后重新上传，或选择不附、保留`,
                `"${unfit.about}" is no plain text; mask it and upload it again, or leave it out, or keep it`,
              )
            : say('自查文字只能遮盖或保留', 'What was written can only be masked or kept'),
      },
    ])
  const at = asked.now.toISOString()
  await decideFlags(asked.db, asked.params, ids, {
    ...{ state: decision, reason, decidedBy: asked.actor.personId, decidedName: asked.actor.name, decidedAt: at },
  })
  const left = (await listFlags(asked.db, asked.params)).filter(({ state }) => state === 'open').length
  const pack = await findPack(asked.db, asked.params)
  if (pack) {
    const said = { decision, reason, finds: flags.map(({ about, place, kind }) => ({ about, place, kind })) }
    await noteDeed(asked, 'assessment-pack.settle', { ...pack, kind: 'assessment-pack' }, said)
    if (left === 0 && ['flagged', 'made'].includes(pack.state)) await packAgain(asked, pack)
  }
  return { left }
}

async function packAgain(ctx: Ctx, pack: StoredPack): Promise<void> {
  const anew = { state: 'making', digest: null, sumsDigest: null, size: null, madeAt: null } as const
  await changePack(ctx.db, pack, anew)
  await addJob(ctx.db, { kind: packJob, payload: { regionId: pack.regionId, id: pack.id } })
}

/** The zip file, for saving; journalled. @throws Missing before it is made. */
export async function downloadPack(ctx: Ctx, ref: CaseRef): Promise<GivenFile> {
  const one = await getAssessment(ctx, ref, 'assessment.pack')
  const pack = await findPack(ctx.db, ref)
  if (pack?.state !== 'made' || !pack.digest) throw new Missing()
  if (!(await fileExists(ctx.house.dataDir, pack.digest))) throw new Missing()
  const bytes = streamFile(ctx.house.dataDir, pack.digest)
  const said = { digest: pack.digest, size: pack.size }
  await noteDeed(ctx, 'assessment-pack.download', { ...pack, kind: 'assessment-pack' }, said)
  return { name: `${one.title}-材料包.zip`, type: 'application/zip', bytes }
}
