import { asPerson } from '#kernel/access/server'
import { plusDays, yearOf } from '#kernel/calendar'
import { type Ctx, onDay } from '#kernel/domain/server'
import { uploadEvidence } from '#kernel/evidence/server'
import { findIndicators } from '#kernel/indicator/server'
import type { CaseRef } from '#kernel/process'
import { act } from '#kernel/process/server'
import { scanSome, writeSome } from '../deeds/jobs.ts'
import { makePack } from '../deeds/pack.ts'
import { addScheme, enforceScheme } from '../deeds/schemes.ts'
import { startAssessment } from '../deeds/start.ts'
import { type ItemCase, listItemCases } from '../store/index.ts'
import { earlierItems, type ProvedItem, provedItems } from './words.ts'

/** A scheme for a year, from the standard one or from the year before, put in force. */
async function schemeFor(ctx: Ctx, year: number, from: string | null): Promise<string> {
  const id = await addScheme(ctx, { name: `${year}年全国产改评价考核框架`, year, from })
  await enforceScheme(await asPerson(ctx, 'reviewer'), id)
  return id
}

async function begin(ctx: Ctx, schemeId: string, submitBy: string): Promise<CaseRef> {
  const note = '逐项对照梳理，列出清单，建立台账，及时提供支撑材料（联席会议讲话，《青海工运》2024年第10期）。' // lines 477
  const ref = await startAssessment(ctx, { schemeId, submitBy, note })
  await act(ctx, ref, 'gather')
  return ref
}

async function write(ctx: Ctx, item: ItemCase, proved: ProvedItem): Promise<void> {
  const proof: string[] = []
  for (const { name, words, age } of proved.files) {
    const file = { name, bytes: Buffer.from(words) }
    const effectiveOn = plusDays(ctx.today, -age)
    proof.push((await uploadEvidence(ctx, { unitId: item.unitId, origin: '演示材料', effectiveOn }, file)).id)
  }
  const { statement, gaps = null } = proved
  const known = await findIndicators(
    ctx.db,
    (proved.figures ?? []).map(({ indicator }) => indicator),
  )
  const figures = (proved.figures ?? [])
    .filter(({ indicator }) => known.has(indicator))
    .map((figure) => ({ ...figure, scope: '全省', asOf: null, qualifier: '', method: 'filled' }))
  await act(ctx, item, 'save', { input: { statement, gaps, proof, figures } })
}

/** One item on its way, every step by whoever would take it. */
async function prove(ctx: Ctx, ref: CaseRef, proved: ProvedItem): Promise<void> {
  const item = (await listItemCases(ctx.db, ref)).find(({ answers }) => answers.item === proved.item)
  if (!item) return
  const who = await asPerson(ctx, proved.who)
  await write(who, item, proved)
  if (proved.to === 'written') return
  await act(who, item, 'check', { override: '材料为演示，已核对仍然有效。' })
  if (proved.to === 'checked') return
  const reviewer = await asPerson(ctx, 'reviewer')
  if (proved.to === 'returned') await act(reviewer, item, 'return', { input: { reason: proved.reason } })
  else await act(reviewer, item, 'accept', { input: { opinion: '材料与自查相符。' } })
}

/** Last year's assessment, gone through to its result, so that this year's items have something to begin from. */
async function finishedYear(ctx: Ctx, schemeId: string): Promise<void> {
  const on = (days: number) => onDay(ctx, plusDays(ctx.today, days))
  const clerk = await asPerson(on(-390), 'clerk')
  const ref = await begin(clerk, schemeId, plusDays(ctx.today, -360))
  for (const proved of earlierItems) await prove(on(-380), ref, proved)
  const { id } = await makePack(clerk, ref)
  const payload = { regionId: ref.regionId, id }
  await scanSome(on(-375), payload)
  await writeSome(on(-375), payload)
  const rest = '其余条目以纸质材料补充（演示）'
  await act(await asPerson(on(-370), 'clerk'), ref, 'rehearse', { override: rest })
  const input = { handedOn: plusDays(ctx.today, -365), how: '机要交换（演示）' }
  await act(await asPerson(on(-365), 'reviewer'), ref, 'submit', { input, override: rest })
  const remarks = [{ item: '5.1', lost: 2, why: '技能人才占比与要求仍有差距（演示）' }]
  const result = { outcome: 'good', feedback: '材料基本齐全（演示）', remarks }
  await act(await asPerson(on(-330), 'clerk'), ref, 'record', { input: result })
}

/** The demonstration: a scheme of last year, this year's copied from it with its trace, and this year under way. */
export async function demonstrate(ctx: Ctx): Promise<void> {
  const year = yearOf(ctx.today)
  const drafter = await asPerson(onDay(ctx, plusDays(ctx.today, -400)), 'clerk')
  const last = await schemeFor(drafter, year - 1, null)
  await finishedYear(ctx, last)
  const began = onDay(ctx, plusDays(ctx.today, -12))
  const clerk = await asPerson(began, 'clerk')
  const scheme = await schemeFor(clerk, year, last)
  const ref = await begin(clerk, scheme, plusDays(ctx.today, 24))
  for (const proved of provedItems) await prove(onDay(ctx, plusDays(ctx.today, -3)), ref, proved)
}
