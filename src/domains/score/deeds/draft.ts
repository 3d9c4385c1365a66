import { mayOver } from '#kernel/access'
import { hasDone, noteDeed } from '#kernel/audit/server'
import { type Ctx, findOffer, handle, type Route } from '#kernel/domain/server'
import { canonical } from '#kernel/edition'
import { digestOf } from '#kernel/edition/server'
import { getUnit } from '#kernel/org/server'
import { parametersAt } from '#kernel/parameter/server'
import type { CaseRef, CaseView } from '#kernel/process'
import { findCase, openCase, type StoredCase } from '#kernel/process/server'
import { Invalid, Missing, Refused } from '#platform/errors'
import { say } from '#platform/say'
import {
  type Content,
  type ContentText,
  type Difference,
  DraftBulletin,
  EditBulletin,
  RedrawBulletin,
} from '../model/index.ts'
import { bulletinProcess } from '../process/index.ts'
import { type BulletinFacts, differences, sources, titleOf } from '../rules/index.ts'
import {
  findByNumber,
  findRoundNamed,
  getBulletin,
  getRound,
  insertBulletin,
  listUpheld,
  roundLines,
  type StoredBulletin,
  updateContent,
} from '../store/index.ts'
import { drawContent, drawCorrection, drawUnits, findUnconfirmed } from './content.ts'

const capOf = (one: Pick<CaseView, 'parameters'>) => Number(one.parameters['eval.excellent-cap'])

/** Begins a bulletin of a round, or the correction of a signed one. @throws Missing, Refused when nothing was upheld. */
export async function draftBulletin(ctx: Ctx, wanted: { roundId: string; corrects: string | null }): Promise<CaseRef> {
  const round = await getRound(ctx.db, wanted.roundId)
  const corrects = wanted.corrects && (await findByNumber(ctx.db, wanted.corrects)) ? wanted.corrects : null
  if (wanted.corrects && !corrects) throw new Missing()
  const title = titleOf({
    round: { id: round.id, name: round.name, period: round.period },
    corrects: corrects ? { number: corrects, digest: '', corrections: [] } : null,
  })
  const { regionId, id } = await openCase(ctx, {
    process: bulletinProcess.name,
    unitId: round.unitId,
    title,
    period: round.period,
    answers: { round: round.name, corrects },
  })
  return { regionId, id }
}

/** What belongs to a new bulletin: its content, drawn from the round; a correction keeps the words of the one it corrects. */
export async function beginBulletin(ctx: Ctx, one: CaseView): Promise<void> {
  const round = await findRoundNamed(ctx.db, String(one.answers.round))
  const bad = (path: string, zh: string, en: string) => new Invalid([{ path: `answers.${path}`, message: say(zh, en) }])
  if (!round) throw bad('round', '没有这一评价轮次', 'There is no such round')
  const number = one.answers.corrects as string | null
  const old = number ? await findByNumber(ctx.db, number) : undefined
  if (number && old?.roundId !== round.id)
    throw bad('corrects', '没有这一文号的通报', 'No bulletin of the round has that number')
  const content = old ? await drawCorrection(ctx, old, capOf(one)) : await drawContent(ctx, round.id, capOf(one))
  if (content.units.length === 0) throw bad('round', '本轮还没有已确认的得分', 'No score of the round is confirmed yet')
  const { no } = await getUnit(ctx.db, one.unitId)
  await insertBulletin(ctx.db, {
    regionId: one.regionId,
    caseId: one.id,
    unitId: one.unitId,
    unitNo: no,
    roundId: round.id,
    content,
    digest: digestOf(content),
    approved: null,
    number: null,
    numberYear: null,
    numberSerial: null,
    signedOn: null,
    signedAt: null,
    docxId: null,
    docxDigest: null,
    pdfId: null,
    pdfDigest: null,
    measured: null,
    correctsRegion: old?.regionId ?? null,
    correctsId: old?.caseId ?? null,
  })
}

/** Every difference between a bulletin and the one it corrects; none where it corrects nothing. */
export async function differencesOf(ctx: Pick<Ctx, 'db'>, bulletin: StoredBulletin): Promise<Difference[]> {
  const { correctsRegion, correctsId, roundId, content } = bulletin
  if (correctsId === null || correctsRegion === null) return []
  const old = await getBulletin(ctx.db, { regionId: correctsRegion, id: correctsId })
  return differences(old.content, content, await listUpheld(ctx.db, roundId, old.signedAt ?? ''))
}

/** Titles of open conflicts between claims that a bulletin's scores were made of, where this house reconciles figures. */
async function listDisputed(ctx: Ctx, { roundId, content }: StoredBulletin): Promise<string[]> {
  const find = findOffer<{ claims: string[] }, { title: string }[]>(ctx.house, 'figures.openConflicts')
  if (!find) return []
  const printed = new Set(content.units.flatMap(({ lines }) => lines.map(({ input }) => input)))
  const lines = (await roundLines(ctx.db, roundId)).filter(({ input }) => printed.has(digestOf(input)))
  const claims = lines.flatMap(({ input }) => input.figures.flatMap(({ claim }) => claim?.id ?? []))
  return (await find(ctx, { claims: [...new Set(claims)] })).map(({ title }) => title)
}

/** What the rules of a bulletin need to know. */
export async function bulletinFacts(ctx: Ctx, one: CaseView): Promise<BulletinFacts> {
  const bulletin = await getBulletin(ctx.db, { regionId: one.regionId, id: one.id })
  const frozen = bulletin.number !== null || one.state === 'withdrawn'
  const found = frozen ? [] : await differencesOf(ctx, bulletin)
  const current =
    frozen || canonical(await drawUnits(ctx, bulletin.roundId, capOf(one))) === canonical(bulletin.content.units)
  return {
    unconfirmed: frozen ? [] : await findUnconfirmed(ctx, bulletin.roundId),
    digest: bulletin.digest,
    approved: bulletin.approved,
    wroteIt: await hasDone(ctx.db, ctx.actor.personId, { kind: 'bulletin', id: one.id }, ['bulletin.edit']),
    current,
    corrects: bulletin.correctsId !== null,
    unexplained: found.filter((d) => d.because === null).map((d) => d.what.zh),
    differences: found.length,
    disputed: frozen ? [] : await listDisputed(ctx, bulletin),
  }
}

/**
 * The draft of a case and the case; only where the person may draft. What was sent for approval stands still until it is sent
 * back: whoever approves it approves what they read. @throws Missing, Refused for what is no draft any more.
 */
async function getDraft(ctx: Ctx, ref: CaseRef): Promise<{ one: StoredCase; bulletin: StoredBulletin }> {
  const one = await findCase(ctx.db, ref, true)
  if (one?.process !== 'bulletin' || !mayOver(ctx.actor, 'bulletin.draft', { no: one.unitNo, indNo: one.indNo }))
    throw new Missing()
  const bulletin = await getBulletin(ctx.db, ref, true)
  if (one.state === 'draft') return { one, bulletin }
  if (bulletin.number === null && !one.closedAt) {
    const message = say(
      '已送审的文稿不得修改，请由审核人退回后再改',
      'What was sent for approval does not change; have it sent back first',
    )
    throw new Refused([{ rule: 'under-approval', message, source: sources.saw }])
  }
  const message = say(
    '通报签发后不得修改；如有异议成立，请另发更正通报',
    'A signed bulletin does not change; where an objection is upheld, a correction is issued',
  )
  throw new Refused([{ rule: 'frozen', message, source: sources.paper }])
}

async function write(ctx: Ctx, one: StoredCase, content: Content): Promise<string> {
  const ref = { regionId: one.regionId, id: one.id }
  const digest = digestOf(content)
  if (!(await updateContent(ctx.db, ref, content, digest))) throw new Missing()
  await noteDeed(ctx, 'bulletin.edit', { ...one, kind: 'bulletin' }, { digest })
  return digest
}

/** Writes the words of a draft. */
export async function editBulletin(ctx: Ctx, ref: CaseRef, text: ContentText): Promise<string> {
  const { one, bulletin } = await getDraft(ctx, ref)
  return write(ctx, one, { ...bulletin.content, text })
}

/** Draws the figures of a draft anew, and for a correction its sentences; the words stay. */
export async function redrawBulletin(ctx: Ctx, ref: CaseRef): Promise<string> {
  const { one, bulletin } = await getDraft(ctx, ref)
  const { correctsRegion, correctsId, content, roundId } = bulletin
  if (correctsId !== null && correctsRegion !== null) {
    const old = await getBulletin(ctx.db, { regionId: correctsRegion, id: correctsId })
    return write(ctx, one, { ...(await drawCorrection(ctx, old, capOf(one))), text: content.text })
  }
  return write(ctx, one, { ...content, units: await drawUnits(ctx, roundId, capOf(one)) })
}

/** What a bulletin is headed with: its body's name and code, as the parameters of the day have them. */
export async function headOf(ctx: Ctx, regionId: number): Promise<{ body: string; code: string }> {
  const found = await parametersAt(ctx.db, ['bulletin.body', 'bulletin.code'], regionId, ctx.today)
  return { body: String(found['bulletin.body'].value), code: String(found['bulletin.code'].value) }
}

export const draftRoutes: Route[] = [
  handle(DraftBulletin, (asked) => draftBulletin(asked, asked.body)),
  handle(EditBulletin, async (asked) => ({ digest: await editBulletin(asked, asked.params, asked.body) })),
  handle(RedrawBulletin, async (asked) => ({ digest: await redrawBulletin(asked, asked.params) })),
]
