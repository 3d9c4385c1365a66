import { reaching } from '#kernel/access/server'
import { dueOn, workingDays } from '#kernel/calendar'
import { loadCalendar } from '#kernel/calendar/server'
import { type Asked, type Ctx, findOffer } from '#kernel/domain/server'
import { parseAnswers } from '#kernel/form'
import { findParametersAt } from '#kernel/parameter/server'
import { act, listHistory, openCase } from '#kernel/process/server'
import { look } from '#kernel/sight/server'
import { holdAlone } from '#platform/db/server'
import type { Endpoint } from '#platform/endpoint'
import { type Fault, Invalid, Missing, Refused, SignedOut } from '#platform/errors'
import { findPersonal } from '#platform/personal'
import { say } from '#platform/say'
import { findService, type MyRequest, type OpenService, type OwnFacts, type Service, services } from '../model/index.ts'
import { requestProcess } from '../process.ts'
import { amountOf, type Earlier, findRefusals, lacking, type Numbers, sources } from '../rules.ts'
import { type Certificate, listCertificates } from '../store/certificates.ts'
import { insertRequest, listOwn, listStates, type RequestTable, updateFilled } from '../store/requests.ts'

/** What a route of one's own is asked with. */
export type Mine = Pick<Asked<Endpoint>, 'subject'> & Ctx

/** One's own file, as its keeper tells it. */
export interface OwnFile {
  ref: { regionId: number; id: string }
  unitId: number
  unitNo: number
  /** The name, masked. */
  worker: string
  facts: OwnFacts
}

async function ownFile(ctx: Mine): Promise<OwnFile> {
  const ask = findOffer<Pick<Mine, 'subject'>, OwnFile>(ctx.house, 'worker.ownFile')
  if (!ask) throw new Missing()
  return ask(ctx, { subject: ctx.subject })
}

const serviceOf = (key: string): Service => {
  const found = findService(key)
  if (!found) throw new Missing()
  return found
}

const numbersIn = (found: Readonly<Record<string, { value: unknown } | undefined>>): Numbers =>
  Object.fromEntries(Object.entries(found).map(([key, one]) => [key, one && Number(one.value)]))

async function numbersOf(ctx: Ctx, service: Service): Promise<Numbers> {
  const found = await findParametersAt(ctx.db, [service.term, ...service.rests], null, ctx.today)
  return numbersIn(found)
}

/** Every service with its term, and whether it can be asked for today. */
export async function showServices(ctx: Ctx): Promise<{ services: OpenService[] }> {
  const keys = services.flatMap(({ term, rests }) => [term, ...rests])
  const found = await findParametersAt(ctx.db, [...new Set(keys)], null, ctx.today)
  const numbers = numbersIn(found)
  return {
    services: services.map((service) => ({
      key: service.key,
      days: numbers[service.term] ?? 0,
      termSource: found[service.term]?.source ?? sources.promise,
      open: lacking(service, numbers).length === 0,
    })),
  }
}

/** What was asked for and done before; what was declined or taken back does not count. */
const earlierOf = (requests: readonly MyRequest[], key: string): Earlier[] =>
  requests
    .filter(({ service, state }) => service === key && state === 'done')
    .map(({ filled, openedOn }) => ({
      ...{ occupation: String(filled.occupation ?? ''), grade: String(filled.grade ?? '') },
      on: openedOn,
    }))

/** What the file knows of a service's form, and what stands in the way. */
export async function beginRequest(ctx: Mine, key: string) {
  const service = serviceOf(key)
  const [{ facts }, numbers] = [await ownFile(ctx), await numbersOf(ctx, service)]
  const known = service.known(facts)
  const earlier = earlierOf((await myRequests(ctx)).requests, key)
  const refusals = findRefusals(service, { facts, answers: known, numbers, today: ctx.today, earlier })
  return { known, days: numbers[service.term] ?? 0, refusals, amount: amountOf(service, known, numbers) }
}

/** Numbers of people in texts would lie there readable. */
function personalFaults(answers: Record<string, unknown>): Fault[] {
  return Object.entries(answers).flatMap(([name, value]): Fault[] => {
    if (typeof value !== 'string' || name === 'certificate' || findPersonal(value).length === 0) return []
    const message = say('请删去证件号、手机号或银行卡号，到窗口出示', 'Take the number out; show it at the counter')
    const source = say('个人信息保护法第六条', 'Personal Information Protection Law art. 6')
    return [{ path: `answers.${name}`, rule: 'personal-number', message, source }]
  })
}

/** Answers checked against the form and the rules. @throws Invalid; Refused with every rule that stands in the way. */
function checked(service: Service, given: unknown, it: Omit<Parameters<typeof findRefusals>[1], 'answers'>) {
  const answers = parseAnswers(service.form, given) as Record<string, unknown>
  const faults = personalFaults(answers)
  if (faults.length > 0) throw new Invalid(faults)
  const refusals = findRefusals(service, { ...it, answers })
  if (refusals.length > 0) throw new Refused(refusals)
  return answers
}

/** The product acts for somebody who holds no post; the journal names them as themselves. */
const onBehalf = (ctx: Ctx, { worker }: OwnFile): Ctx => ({
  ...ctx,
  actor: { ...ctx.actor, personId: null, name: `职工本人 ${worker}` },
  ownUnits: [],
})

const underWay = () =>
  new Refused([
    {
      rule: 'asked-already',
      message: say('同一事项正在办理中', 'This is under way already'),
      source: sources.promise,
    },
  ])

/** Asks for a service: a case at the unit that keeps the file, with the day by which it is promised. */
export async function sendRequest(ctx: Mine, key: string, given: Record<string, unknown>) {
  const service = serviceOf(key)
  const own = await ownFile(ctx)
  const numbers = await numbersOf(ctx, service)
  // Requests at the same moment come one after the other, so that the second sees the first.
  await holdAlone(ctx.db, `counter:${own.ref.id}`)
  const { requests } = await myRequests(ctx)
  const earlier = earlierOf(requests, key)
  const answers = checked(service, given, { facts: own.facts, numbers, today: ctx.today, earlier })
  const open = requests.some((one) => one.service === key && !one.closed)
  if (open) throw underWay()
  const days = workingDays(numbers[service.term] ?? 0)
  const promisedOn = dueOn(days, ctx.today, await loadCalendar(ctx.db)).date
  const about = { service: key, workerId: own.ref.id, worker: own.worker, promisedOn }
  return reaching(ctx.db, own.unitNo, async () => {
    const opened = await openCase(onBehalf(ctx, own), {
      ...{ process: requestProcess.name, unitId: own.unitId, title: `${service.label.zh}：${own.worker}` },
      answers: about,
    })
    await insertRequest(ctx.db, {
      ...{ regionId: opened.regionId, id: opened.id, unitId: own.unitId, unitNo: opened.unitNo },
      ...{ workerId: own.ref.id, service: key, filled: answers, known: { ...service.known(own.facts) } },
      sentOn: ctx.today,
    })
    return { regionId: opened.regionId, id: opened.id, promisedOn }
  })
}

const own = { subjectKind: 'worker', way: 'own', purpose: say('本人查看', 'Read by its owner') } as const

/** A request with the unit whose case it is: that stays where it was asked, wherever the file goes. */
interface Own {
  request: MyRequest
  unitNo: number
}

async function ownRequests(ctx: Mine): Promise<Own[]> {
  const { subject } = ctx
  if (!subject) throw new SignedOut()
  const { rows, given } = await look(
    ctx,
    own,
    async (glass) => {
      const rows = await listOwn(glass, subject.id)
      const ids = rows.map(({ id }) => id)
      return { rows, given: await listCertificates(glass, ids) }
    },
    (all) => all.rows.map(({ regionId, workerId }) => ({ regionId, id: workerId })),
  )
  const proofs = new Map(given.map((one) => [one.id, one]))
  const found: Own[] = []
  for (const unitNo of new Set(rows.map((row) => row.unitNo)))
    await reaching(ctx.db, unitNo, async () => {
      const here = rows.filter((row) => row.unitNo === unitNo)
      const states = await listStates(
        ctx.db,
        here.map(({ id }) => id),
      )
      for (const state of states) {
        const row = here.find(({ id }) => id === state.id)
        if (row) found.push({ request: await requestOf(ctx, row, state, proofs.get(row.id)), unitNo })
      }
    })
  return found.sort((a, b) => (a.request.openedOn < b.request.openedOn ? 1 : -1))
}

/** One's own requests and how they stand. */
export const myRequests = async (ctx: Mine): Promise<{ requests: MyRequest[] }> => ({
  requests: (await ownRequests(ctx)).map(({ request }) => request),
})

type Standing = Awaited<ReturnType<typeof listStates>>[number]

async function requestOf(
  ctx: Ctx,
  row: RequestTable,
  one: Standing,
  proof: Certificate | undefined,
): Promise<MyRequest> {
  const states: Readonly<Record<string, { label: ReturnType<typeof say> }>> = requestProcess.states
  const { input = {} } = ((await listHistory(ctx.db, row)).at(-1)?.body ?? {}) as { input?: Record<string, unknown> }
  const answer = input.result ?? input.reason ?? null
  return {
    ...{ regionId: row.regionId, id: row.id, service: row.service, filled: row.filled },
    ...{ state: one.state, stateLabel: states[one.state]?.label ?? say(one.state, one.state) },
    ...{ openedOn: one.openedOn, dueOn: one.dueOn, closed: one.closed },
    answer: typeof answer === 'string' ? answer : null,
    proof: proof ? { number: proof.number, credentialId: proof.credentialId } : null,
    mayWithdraw: ['received', 'returned'].includes(one.state),
    mayResubmit: one.state === 'returned',
  }
}

function ownRequest(all: readonly Own[], id: string): Own {
  const found = all.find(({ request }) => request.id === id)
  if (!found) throw new Missing()
  return found
}

const done = { done: true as const }

/** Sends a returned request again, completed. */
export async function resubmit(ctx: Mine, id: string, given: Record<string, unknown>) {
  const all = await ownRequests(ctx)
  const { request, unitNo } = ownRequest(all, id)
  const service = serviceOf(request.service)
  const file = await ownFile(ctx)
  const numbers = await numbersOf(ctx, service)
  const earlier = earlierOf(
    all.map((one) => one.request),
    request.service,
  )
  const answers = checked(service, given, { facts: file.facts, numbers, today: ctx.today, earlier })
  await reaching(ctx.db, unitNo, () => act(onBehalf(ctx, file), request, 'resubmit'))
  await updateFilled(ctx.db, request, answers, ctx.today)
  return done
}

/** Takes a request back. */
export async function withdraw(ctx: Mine, id: string) {
  const { request, unitNo } = ownRequest(await ownRequests(ctx), id)
  const file = await ownFile(ctx)
  await reaching(ctx.db, unitNo, () => act(onBehalf(ctx, file), request, 'withdraw'))
  return done
}
