import { asPerson } from '#kernel/access/server'
import { plusDays } from '#kernel/calendar'
import { type Ctx, eachAtOnce, onDay } from '#kernel/domain/server'
import { act } from '#kernel/process/server'
import { draftBulletin } from '../deeds/draft.ts'
import { answerOne, objectToLine } from '../deeds/objections.ts'
import { addSystem, enforceSystem } from '../deeds/systems.ts'
import { listObjections } from '../store/index.ts'
import { evaluated } from './units.ts'
import { fill, type Opened, open, review, step } from './walk.ts'

const handing = { pledge: true, note: null }

/** One unit objects to two marks; one is upheld. */
async function dispute(ctx: Ctx, round: Opened, unit: string): Promise<void> {
  const ref = round.cases.get(unit)
  if (!ref) return
  const theirs = await asPerson(onDay(ctx, plusDays(round.opened, 24)), unit)
  await objectToLine(theirs, ref, '9.2', {
    reason: '两项“五小”成果采纳证明已随文补报，评定时未计入',
    evidence: [],
    figures: [],
  })
  await objectToLine(theirs, ref, '2.2', {
    reason: '典型宣传材料已在省级媒体刊发，请予复核',
    evidence: [],
    figures: [],
  })
  await act(theirs, ref, 'object', { input: { statement: '对 2.2、9.2 两项评定有异议，理由见评分表' } })
}

async function settleDispute(ctx: Ctx, round: Opened, unit: string): Promise<void> {
  const ref = round.cases.get(unit)
  if (!ref) return
  const deputy = await asPerson(onDay(ctx, plusDays(round.opened, 29)), 'deputy')
  for (const one of await listObjections(ctx.db, ref)) {
    const upheld = one.item === '9.2'
    const answer = upheld ? '经核，成果采纳证明属实，予以调整' : '所附材料不在评价期内，维持原评定'
    await answerOne(deputy, one, { upheld, answer, yes: null, mark: upheld ? '100' : null, notApplicable: null })
  }
  await act(deputy, ref, 'answer', { input: { answer: '异议部分成立，得分相应调整' } })
}

/** A whole round: filled, reviewed, one objection upheld in part, confirmed, bulletin issued. */
async function finishedRound(ctx: Ctx, systemId: string): Promise<void> {
  const day = plusDays(ctx.today, -300)
  const year = Number(day.slice(0, 4)) - 1
  const round = await open(onDay(ctx, day), `${year}年度产改评价`, String(year), systemId)
  const disputed = 'cadre-hainan'
  await eachAtOnce(evaluated, async (of) => {
    const by = of.login
    await fill(ctx, round, of, 9)
    await step(ctx, round, { unit: by, by, after: 10 }, 'submit', handing)
    await review(ctx, round, of, 18)
    await step(ctx, round, { unit: by, by: 'reviewer', after: 20 }, 'finish', {
      opinion: '自评数据与佐证相符，个别评审项按材料调整',
    })
    if (by === disputed) await dispute(ctx, round, by)
    else await step(ctx, round, { unit: by, by, after: 23 }, 'agree')
  })
  await settleDispute(ctx, round, disputed)
  await issueBulletin(ctx, round)
}

async function issueBulletin(ctx: Ctx, round: Opened): Promise<void> {
  const at = (login: string, after: number) => asPerson(onDay(ctx, plusDays(round.opened, after)), login)
  const ref = await draftBulletin(await at('clerk', 31), { roundId: round.id, corrects: null })
  await act(await at('clerk', 31), ref, 'submit')
  await act(await at('reviewer', 32), ref, 'approve', { input: { opinion: '同意，报召集人签发' } })
  await act(await at('convener', 33), ref, 'sign')
  await act(await at('clerk', 34), ref, 'issue', { input: { copies: '各成员单位，各市、州总工会', receipt: null } })
}

/** The half year last ended, as a period and in words. */
function lastHalf(today: string): { period: string; words: string } {
  const year = Number(today.slice(0, 4))
  return Number(today.slice(5, 7)) > 6
    ? { period: `${year}-H1`, words: `${year}年上半年` }
    : { period: `${year - 1}-H2`, words: `${year - 1}年下半年` }
}

/** A round in which every state can be seen: some still filling in, some under review, one with its feedback, one objecting. */
async function roundUnderWay(ctx: Ctx, systemId: string): Promise<void> {
  const { period, words } = lastHalf(ctx.today)
  const round = await open(onDay(ctx, plusDays(ctx.today, -9)), `${words}产改评价`, period, systemId)
  const submitted = evaluated.filter((_, i) => i % 3 !== 2)
  await eachAtOnce(submitted, async (of) => {
    await fill(ctx, round, of, 3)
    await step(ctx, round, { unit: of.login, by: of.login, after: 4 }, 'submit', handing)
  })
  await eachAtOnce(submitted.slice(-5), async (of) => {
    await review(ctx, round, of, 6)
    await step(ctx, round, { unit: of.login, by: 'reviewer', after: 7 }, 'finish', { opinion: '数据属实' })
  })
}

/** The demonstration province's evaluations: a system in force, a round of last year with its bulletin, one under way. */
export async function demonstrate(ctx: Ctx): Promise<void> {
  const clerk = await asPerson(onDay(ctx, plusDays(ctx.today, -310)), 'clerk')
  const systemId = await addSystem(clerk, {
    name: '全省产改评价指标体系',
    year: Number(clerk.today.slice(0, 4)) - 1,
    from: null,
  })
  await enforceSystem(await asPerson(clerk, 'reviewer'), systemId)
  await finishedRound(ctx, systemId)
  await roundUnderWay(ctx, systemId)
}
