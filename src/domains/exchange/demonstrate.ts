import { actorOfPartner, type Partner } from '#kernel/access'
import { asPerson } from '#kernel/access/server'
import { plusDays } from '#kernel/calendar'
import { type Asked, type Ctx, findOffer, onDay } from '#kernel/domain/server'
import { getUnit, unitsNamed } from '#kernel/org/server'
import { act, openCase } from '#kernel/process/server'
import type { Endpoint } from '#platform/endpoint'
import { addClient } from './deeds/clients.ts'
import { reportFeed } from './deeds/feed.ts'
import { queryWorker, queryWorkers } from './deeds/query.ts'
import type { AgreementRef } from './model/index.ts'

const shared = {
  contact: '办公室（演示）',
  ground: 'statute',
  consent: null,
  fields: null,
  kinds: null,
  addresses: null,
}

const inwards = {
  ...{ direction: 'in', purpose: '培训信息归档', basis: '职业教育法第十七条（学习成果认定）' },
  ...{ kinds: ['training'], dayQuota: 2000, callQuota: 500, assessment: null },
}
const jobsPartner = '格尔木市就业服务局（演示）'
const schoolPartner = '格尔木市技能人才评价中心（演示）'

/** As one of the demonstration's people, some days from today, having just given the password once more. */
async function personOn(ctx: Ctx, days: number, login: string): Promise<Ctx> {
  const one = await asPerson(onDay(ctx, plusDays(ctx.today, days)), login)
  return { ...one, actor: { ...one.actor, confirmedUntil: new Date(one.now.getTime() + 600_000).toISOString() } }
}

/** An agreement asked for by the county and approved by the prefecture, with a client whose secret nobody keeps. */
async function agreed(ctx: Ctx, unitId: number, title: string, answers: Record<string, unknown>) {
  const asked = await openCase(await personOn(ctx, -40, 'cadre-golmud'), {
    ...{ process: 'exchange-agreement', unitId, title },
    answers: { ...shared, from: plusDays(ctx.today, -35), until: plusDays(ctx.today, 330), ...answers },
  })
  await act(await personOn(ctx, -36, 'cadre-haixi'), asked, 'approve', {
    input: { opinion: '用途单一，字段最小，同意。' },
  })
  const { clientId } = await addClient(await personOn(ctx, -34, 'cadre-golmud'), asked, '业务系统')
  return { ref: asked, clientId }
}

/** What a partner's program asks on a day, as its request would arrive. What it is refused is written down as well. */
async function calledOn<E extends Endpoint>(
  ctx: Ctx,
  days: number,
  by: { ref: AgreementRef; clientId: string; name: string; unitId: number },
  body: unknown,
  deed: (asked: Asked<E>) => Promise<unknown>,
): Promise<void> {
  const { no: lo, upto: hi, regionId } = await getUnit(ctx.db, by.unitId)
  const partner: Partner = { ...by, agreement: by.ref, range: { lo, hi, regionId } }
  const at = onDay(ctx, plusDays(ctx.today, days))
  await deed({
    ...{ ...at, actor: actorOfPartner(partner), ownUnits: [by.unitId] },
    ...{ params: {}, query: {}, body, file: null, signed: null, subject: null, partner },
    caller: { address: '10.63.28.1', agent: '', token: null, authorization: null, key: `演示-${days}` },
    ...{ setHeaders: () => {}, setToken: () => {}, setSubject: () => {}, answerWith: () => {} },
  } as unknown as Asked<E>)
}

/** Workers the samples are about, where there is a register. */
async function madeUpCards(ctx: Ctx, orders: readonly number[]): Promise<string[]> {
  const find = findOffer<{ orders: readonly number[] }, { card: string }[]>(ctx.house, 'worker.madeUp')
  return ((await find?.(ctx, { orders })) ?? []).map(({ card }) => card)
}

/**
 * Where there is a register of workers: an agreement about jobs, by the consent that is given there, and its calls, answered and
 * refused for each reason there is: too many at once, a field not agreed, nobody by that number.
 */
async function jobsOffice(ctx: Ctx, unitId: number): Promise<void> {
  const cards = await madeUpCards(ctx, [1, 2, 3])
  const [first] = cards
  if (!first) return
  const { ref, clientId } = await agreed(ctx, unitId, `${jobsPartner}：就业岗位推荐`, {
    ...{ partner: jobsPartner, direction: 'out', purpose: '就业岗位推荐', ground: 'consent', consent: 'jobs' },
    ...{ basis: '就业促进法第三十五条（公共就业服务）', fields: ['name', 'occupation', 'skillGrade', 'phone'] },
    ...{ dayQuota: 500, callQuota: 50, assessment: '个人信息保护影响评估（演示）' },
  })
  const by = { ref, clientId, name: jobsPartner, unitId }
  await calledOn(ctx, -4, by, { numbers: cards }, queryWorkers)
  await calledOn(ctx, -3, by, { number: first, fields: ['name', 'insuranceLines'] }, queryWorker)
  const many = Array.from({ length: 60 }, (_, n) => `A6328019${String(n).padStart(4, '0')}`)
  await calledOn(ctx, -2, by, { numbers: many }, queryWorkers)
  await calledOn(ctx, -1, by, { number: first }, queryWorker)
}

/** Where there is a register of workers: a batch of training taken in, one row of nobody we know; the batch before it was refused whole for a missing course. */
async function reports(ctx: Ctx, unitId: number, school: AgreementRef, clientId: string): Promise<void> {
  const cards = await madeUpCards(ctx, [5, 6])
  if (cards.length === 0) return
  const by = { ref: school, clientId, name: schoolPartner, unitId }
  const answers = (course: string) => ({
    ...{ course, provider: schoolPartner, hours: 40, result: '合格', from: '2026-09-07', to: '2026-09-11' },
  })
  const rows = (course: string) => [...cards, 'A63280199999'].map((number) => ({ number, answers: answers(course) }))
  await calledOn(ctx, -9, by, { rows: rows('') }, reportFeed('training'))
  await calledOn(ctx, -8, by, { rows: rows('钾肥生产工高级技能研修') }, reportFeed('training'))
}

/** Agreements made up for the demonstration: two in force with calls and reports under them, one that waits for an answer. */
export async function demonstrate(ctx: Ctx): Promise<void> {
  const unitId = (await unitsNamed(ctx.db, ['格尔木市总工会']))('格尔木市总工会')
  const school = await agreed(ctx, unitId, `${schoolPartner}：培训信息归档`, { ...inwards, partner: schoolPartner })
  const waiting = '格尔木市职业技术学校（演示）'
  await openCase(await personOn(ctx, -3, 'cadre-golmud'), {
    ...{ process: 'exchange-agreement', unitId, title: `${waiting}：培训信息归档` },
    answers: {
      ...{ ...shared, ...inwards, partner: waiting },
      ...{ from: plusDays(ctx.today, 7), until: plusDays(ctx.today, 372) },
    },
  })
  await jobsOffice(ctx, unitId)
  await reports(ctx, unitId, school.ref, school.clientId)
}
