import { withdrawExports } from '#kernel/bulk/server'
import { type Ctx, findOffer, type Link } from '#kernel/domain/server'
import type { CaseView } from '#kernel/process'

// Where domains meet: what follows in one when something has happened in another. A link names domains, and imports none,
// so that evicting a domain only silences its links.

interface NewItems {
  documentId: string
  title: string
  unitId: number
  year: number
  items: unknown[]
}

/** Confirmed lines of a document become items of the ledger; a revised document brings differences to confirm there. */
async function adopt(ctx: Ctx, document: CaseView): Promise<void> {
  const given = await findOffer<CaseView, NewItems | null>(ctx.house, 'policy.confirmedItems')?.(ctx, document)
  if (given) await findOffer<NewItems, void>(ctx.house, 'ledger.addItems')?.(ctx, given)
}

/** Confirmed lines of a document become a framework that units below adopt, for the office to put in force. */
async function draftFramework(ctx: Ctx, document: CaseView): Promise<void> {
  const given = await findOffer<CaseView, NewItems | null>(ctx.house, 'policy.confirmedItems')?.(ctx, document)
  if (given) await findOffer(ctx.house, 'tailoring.draftFromTasks')?.(ctx, given as never)
}

/** A document that was uploaded is in the library, too, and not typed again. */
async function keepInLibrary(ctx: Ctx, document: CaseView): Promise<void> {
  const given = await findOffer<CaseView, unknown>(ctx.house, 'policy.describeDocument')?.(ctx, document)
  if (given) await findOffer(ctx.house, 'library.takeIn')?.(ctx, given as never)
}

/** A red report brings an order, a second red quarter a talk. */
const followReport = async (ctx: Ctx, report: CaseView) =>
  findOffer<CaseView, void>(ctx.house, 'rectification.followReport')?.(ctx, report)

/** Points lost in a confirmed evaluation become orders to put right, where much was lost. */
async function orderLost(ctx: Ctx, evaluation: CaseView): Promise<void> {
  const lost = await findOffer<CaseView, unknown[]>(ctx.house, 'score.lostPoints')?.(ctx, evaluation)
  if (lost) await findOffer(ctx.house, 'rectification.orderLost')?.(ctx, { evaluation, lost })
}

/** What a visit found becomes orders to put right, once the unit has signed it or its objection was heard. */
async function orderFound(ctx: Ctx, visit: CaseView): Promise<void> {
  const found = await findOffer<CaseView, unknown[]>(ctx.house, 'inspection.findingsOf')?.(ctx, visit)
  const order = findOffer(ctx.house, 'rectification.orderRectification')
  for (const finding of found ?? []) await order?.(ctx, finding as never)
}

/** What a state firm did not do becomes an order, once the result is confirmed. */
async function orderShortfall(ctx: Ctx, one: CaseView): Promise<void> {
  const found = await findOffer<CaseView, unknown[]>(ctx.house, 'inspection.shortfallOf')?.(ctx, one)
  const order = findOffer(ctx.house, 'rectification.orderRectification')
  for (const finding of found ?? []) await order?.(ctx, finding as never)
}

/** A problem that the office presses for becomes an order to put right. */
async function orderProblem(ctx: Ctx, problem: CaseView): Promise<void> {
  const order = await findOffer<CaseView, unknown>(ctx.house, 'problem.orderOf')?.(ctx, problem)
  if (order) await findOffer(ctx.house, 'rectification.orderRectification')?.(ctx, order as never)
}

/** What a meeting decided becomes items of the ledger, whose tasks are children of the meeting. */
async function addDecided(ctx: Ctx, meeting: CaseView): Promise<void> {
  const given = await findOffer<CaseView, unknown>(ctx.house, 'conference.decisions')?.(ctx, meeting)
  if (given) await findOffer(ctx.house, 'ledger.addDecisions')?.(ctx, given as never)
}

/** Problems named in an accepted paper or in issued minutes go into the register. */
async function addNamed(ctx: Ctx, one: CaseView): Promise<void> {
  const named = await findOffer<CaseView, unknown[]>(ctx.house, 'conference.problems')?.(ctx, one)
  if (named?.length) await findOffer(ctx.house, 'problem.addProblems')?.(ctx, named as never)
}

/** Points the national group took off become orders, where much was lost. */
async function orderRemarks(ctx: Ctx, assessment: CaseView): Promise<void> {
  const lost = await findOffer<CaseView, unknown[]>(ctx.house, 'assessment.lostPoints')?.(ctx, assessment)
  if (lost) await findOffer(ctx.house, 'rectification.orderLost')?.(ctx, { evaluation: assessment, lost })
}

/** Figures have come in: where they contradict others, the office finds it on its desk. */
const lookForConflicts = async (ctx: Ctx): Promise<void> =>
  findOffer<null, void>(ctx.house, 'figures.lookForConflicts')?.(ctx, null)

/** A worker's file is deleted: what they filled in at the counter goes with it. */
async function forgetRequests(ctx: Ctx, deletion: CaseView): Promise<void> {
  const workerId = String(deletion.answers.workerId)
  const ids = await findOffer<{ workerId: string }, string[]>(ctx.house, 'worker.idsOfPerson')?.(ctx, { workerId })
  if (ids?.length) await findOffer<{ ids: readonly string[] }, void>(ctx.house, 'counter.forgetWorkers')?.(ctx, { ids })
}

/** Copies of lists that may hold the deleted file, and wait to be fetched, go with it. */
const withdrawCopies = async (ctx: Ctx, deletion: CaseView): Promise<void> =>
  void (await withdrawExports(ctx, 'worker', deletion.unitId))

/** Every link: after which event, under which name, what is run. */
export const links: Link[] = [
  { after: 'policy.adopt', name: 'policy-to-ledger', run: adopt },
  { after: 'policy.adopt', name: 'policy-to-tailoring', run: draftFramework },
  ...['outline', 'compare'].map((action) => ({
    after: `policy.${action}`,
    name: `policy-${action}-to-library`,
    run: keepInLibrary,
  })),
  {
    after: 'report.accept',
    name: 'report-to-rectification',
    run: async (ctx, one) => void (await followReport(ctx, one)),
  },
  ...['extraction.finish', 'report.accept', 'paper.accept'].map((after) => ({
    after,
    name: `${after.replace('.', '-')}-to-figures`,
    run: lookForConflicts,
  })),
  { after: 'worker-deletion.erase', name: 'deletion-to-counter', run: forgetRequests },
  { after: 'worker-deletion.erase', name: 'deletion-to-exports', run: withdrawCopies },
  { after: 'meeting.issue', name: 'meeting-to-ledger', run: addDecided },
  { after: 'meeting.issue', name: 'meeting-to-problem', run: addNamed },
  { after: 'paper.accept', name: 'paper-to-problem', run: addNamed },
  { after: 'problem.order', name: 'problem-to-rectification', run: orderProblem },
  { after: 'assessment.record', name: 'assessment-to-rectification', run: orderRemarks },
  ...['confirm', 'uphold', 'lapse'].map((action) => ({
    after: `visit.${action}`,
    name: `visit-${action}-to-rectification`,
    run: orderFound,
  })),
  { after: 'responsibility.confirm', name: 'responsibility-to-rectification', run: orderShortfall },
  ...['agree', 'settle', 'answer'].map((action) => ({
    after: `evaluation.${action}`,
    name: `evaluation-${action}-to-rectification`,
    run: orderLost,
  })),
]
