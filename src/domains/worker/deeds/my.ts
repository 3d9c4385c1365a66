import { listReaders, reaching } from '#kernel/access/server'
import { labelOf, skillGrades } from '#kernel/codes'
import type { Asked, Ctx } from '#kernel/domain/server'
import { act, listHistory, openCase, processOf } from '#kernel/process/server'
import { masks } from '#kernel/secret'
import { type Glass, listSights, look } from '#kernel/sight/server'
import { holdAlone } from '#platform/db/server'
import type { Endpoint } from '#platform/endpoint'
import { Invalid, Missing, SignedOut } from '#platform/errors'
import type { Say } from '#platform/say'
import { consentPurposes, type EntryKindName, entryKinds, type MyCase, type MyFile, purposes } from '../model/index.ts'
import { personalFaults } from '../rules/entries.ts'
import { findOpen, linkCase, listLinks, listStates } from '../store/cases.ts'
import { revokeFor } from '../store/credentials.ts'
import { listEntries, recount, setEntryState } from '../store/entries.ts'
import { findOwn, listConsents, listCredentials, setConsent } from '../store/my.ts'
import type { FoundWorker } from '../store/workers.ts'
import { refuseHeld } from './add.ts'
import { entryRow, lineOf, refusedLine } from './entries.ts'
import { answerOf, noteWorker } from './show.ts'
import { workerVault } from './vault.ts'

/** What a route of one's own is asked with. */
export type Mine = Pick<Asked<Endpoint>, 'subject'> & Ctx

/** Reads one's own file; the line in the access record says so. @throws Missing when it is gone; SignedOut for nobody. */
export async function lookOwn<T>(ctx: Mine, read: (glass: Glass, one: FoundWorker) => Promise<T>): Promise<T> {
  const { subject } = ctx
  if (!subject) throw new SignedOut()
  const found = await look(
    ctx,
    { subjectKind: 'worker', way: 'own', purpose: purposes.own },
    async (glass) => {
      const one = await findOwn(glass, subject.id)
      if (!one) throw new Missing()
      return { one, read: await read(glass, one) }
    },
    ({ one }) => [one],
  )
  return found.read
}

const ownFile = (ctx: Mine): Promise<FoundWorker> => lookOwn(ctx, async (_glass, one) => one)

/** The product acts for somebody who holds no post; the journal names them as themselves. */
const onBehalf = (ctx: Ctx, one: FoundWorker): Ctx => ({
  ...ctx,
  actor: { ...ctx.actor, personId: null, name: `职工本人 ${masks.name(one.name)}` },
  ownUnits: [],
})

async function casesOf(ctx: Ctx, one: FoundWorker): Promise<MyCase[]> {
  const links = (await listLinks(ctx.db, one.id)).filter(({ process }) => process !== 'worker-arrival')
  const shown: MyCase[] = []
  for (const unitNo of new Set(links.map((link) => link.unitNo)))
    await reaching(ctx.db, unitNo, async () => {
      const here = links.filter((link) => link.unitNo === unitNo)
      for (const state of await listStates(
        ctx.db,
        here.map(({ id }) => id),
      )) {
        const link = here.find(({ id }) => id === state.id)
        if (link) shown.push(await caseOf(ctx, link, state))
      }
    })
  return shown.sort((a, b) => (a.openedOn < b.openedOn ? 1 : -1))
}

async function caseOf(
  ctx: Ctx,
  link: { process: string; openedOn: string },
  one: { regionId: number; id: string; state: string; version: number; dueOn: string | null; closed: boolean },
): Promise<MyCase> {
  const process = processOf(ctx.house, link.process, one.version)
  const { input = {} } = ((await listHistory(ctx.db, one)).at(-1)?.body ?? {}) as { input?: Record<string, unknown> }
  const answer = input.finding ?? input.reason ?? input.done ?? null
  const withdraw = process.actions.withdraw as { from: readonly string[] } | undefined
  return {
    ...{ regionId: one.regionId, id: one.id, process: link.process, dueOn: one.dueOn, closed: one.closed },
    ...{ label: process.label, openedOn: link.openedOn },
    stateLabel: (process.states[one.state] as { label: Say }).label,
    mayWithdraw: withdraw?.from.includes(one.state) ?? false,
    answer: answer === null ? null : String(answer),
  }
}

/** One's own file with all that belongs to it. */
export async function showMy(ctx: Mine): Promise<MyFile> {
  const vault = await workerVault(ctx)
  const { one, entries } = await lookOwn(ctx, async (glass, file) => ({
    one: file,
    entries: await listEntries(glass, file),
  }))
  return {
    worker: answerOf(ctx, one, vault),
    entries: entries.map(entryRow),
    cases: await casesOf(ctx, one),
    consents: await listConsents(ctx.db, one),
    readers: await listReaders(ctx.db, 'worker.read', { no: one.unitNo, indNo: one.indNo }, ctx.today),
    credentials: await listCredentials(ctx.db, one),
  }
}

/** Who has looked at one's file. */
export const showMySights = (ctx: Mine, page: { page: number; size: number; own?: boolean | undefined }) =>
  listSights(ctx.db, ctx.subject?.id ?? '', page)

async function openOwn(
  ctx: Mine,
  one: FoundWorker,
  process: string,
  title: Say,
  answers: Record<string, unknown>,
  entryId: string | null = null,
): Promise<void> {
  const faults = personalFaults(answers, 'body')
  if (faults.length > 0) throw new Invalid(faults)
  const worker = masks.name(one.name)
  await reaching(ctx.db, one.unitNo, async () => {
    await holdAlone(ctx.db, `worker:${one.id}`)
    if (process !== 'worker-claim' && (await findOpen(ctx.db, process, one)))
      throw refusedLine('asked-already', '同类请求正在办理中', 'Such a request is under way already')
    const opened = await openCase(onBehalf(ctx, one), {
      ...{ process, unitId: one.unitId, title: `${title.zh}：${worker}` },
      answers: { workerId: one.id, worker, ...answers },
    })
    await linkCase(ctx.db, {
      ...{ regionId: opened.regionId, id: opened.id, process, workerId: one.id, entryId },
      ...{ unitId: one.unitId, unitNo: one.unitNo, openedOn: ctx.today },
    })
  })
}

const done = { done: true as const }
const labelOfProcess = (ctx: Ctx, name: string): Say =>
  ctx.house.processes.get(name)?.at(-1)?.label ?? { zh: name, en: name }

/** Confirms a line that the unit has written. */
export async function confirmOwn(ctx: Mine, entryId: string) {
  const one = await ownFile(ctx)
  const line = await lineOf(ctx, one, entryId, true)
  if (entryRow(line).byWorker)
    throw refusedLine('own-claim', '本人填报的履历由单位确认', 'What you wrote is confirmed by the unit')
  if (!(await setEntryState(ctx.db, line, 'confirmed', ['claimed'])))
    throw refusedLine('wrong-state', '只有待确认的履历可以确认', 'Only a claim can be confirmed')
  await recount(ctx.db, one)
  await noteWorker(ctx, one, 'worker.confirm', { entry: entryId, own: true })
  return done
}

/** Disputes a line: it is marked at once, and the unit must check within its term. */
export async function disputeOwn(ctx: Mine, entryId: string, what: string) {
  const one = await ownFile(ctx)
  const line = await lineOf(ctx, one, entryId, true)
  if (!(await setEntryState(ctx.db, line, 'disputed', ['claimed', 'confirmed'])))
    throw refusedLine('wrong-state', '这条履历已有异议或已撤销', 'This line is disputed already, or taken back')
  await revokeFor(ctx.db, { regionId: one.regionId, entryId }, '本人提出异议', ctx.now)
  await recount(ctx.db, one)
  const words = `${entryKinds[line.kind as EntryKindName].label.zh}（${line.fromOn}）`
  const grade = labelOf(skillGrades, Number((line.data as { grade?: string }).grade ?? -1))?.zh
  const about = { entryId, line: grade ? `${words} ${grade}` : words, what }
  await openOwn(ctx, one, 'worker-claim', labelOfProcess(ctx, 'worker-claim'), about, entryId)
  return done
}

export async function askCorrection(ctx: Mine, asked: { field: string; what: string }) {
  const one = await ownFile(ctx)
  await openOwn(ctx, one, 'worker-correction', labelOfProcess(ctx, 'worker-correction'), asked)
  return done
}

export async function askDeletion(ctx: Mine, why: string) {
  const one = await ownFile(ctx)
  await openOwn(ctx, one, 'worker-deletion', labelOfProcess(ctx, 'worker-deletion'), { why })
  return done
}

/** Takes a request of one's own back. */
export async function withdrawOwn(ctx: Mine, caseId: string) {
  const one = await ownFile(ctx)
  const link = (await listLinks(ctx.db, one.id)).find(({ id }) => id === caseId)
  if (!link) throw new Missing()
  await reaching(ctx.db, link.unitNo, () => act(onBehalf(ctx, one), link, 'withdraw'))
  return done
}

/** Gives or withdraws consent to one purpose; what was shown when it was given is kept with it. */
export async function consentOwn(ctx: Mine, purpose: string, given: boolean) {
  const one = await ownFile(ctx)
  if (given) refuseHeld(one)
  const found = consentPurposes.find(({ value }) => value === purpose)
  if (!found) throw new Missing()
  await setConsent(ctx.db, one, purpose, given ? found.words.zh : null, ctx.now)
  await noteWorker(ctx, one, given ? 'worker.consent' : 'worker.consent-back', { purpose })
  return done
}
