import { mayOver } from '#kernel/access'
import { hasDone, writeEntry } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'
import { digestOf } from '#kernel/edition/server'
import { getUnit } from '#kernel/org/server'
import type { CaseRef, CaseView } from '#kernel/process'
import { findCase, type StoredCase } from '#kernel/process/server'
import { Invalid, Missing, Refused, Stale } from '#platform/errors'
import { say } from '#platform/say'
import { type BareNumber, type Content, type ContentText, parts } from '../model/index.ts'
import { bareNumbers, type CircularFacts, emptyParts, sources, usedKeys } from '../rules/index.ts'
import { getCircular, hasCircular, insertCircular, type StoredCircular, writeContent } from '../store.ts'
import { drawContent } from './draw.ts'
import { conflictsAbout, differingNow, refreshed, withClaims } from './figures.ts'

/** What belongs to a new circular: its content, drawn from the year. @throws Invalid for a second one of the year. */
export async function beginCircular(ctx: Ctx, one: CaseView): Promise<void> {
  const year = Number(one.answers.year)
  const bad = (zh: string, en: string) => new Invalid([{ path: 'answers.year', message: say(zh, en) }])
  if (year > Number(ctx.today.slice(0, 4))) throw bad('该年度尚未开始', 'The year has not begun')
  if (await hasCircular(ctx.db, one.unitId, year))
    throw bad(`本单位已有${year}年度通报，请在其上修改或先撤稿`, `There is a circular of ${year} already`)
  const { no } = await getUnit(ctx.db, one.unitId)
  const content = await drawContent(ctx, one.unitId, year)
  const { regionId, id: caseId, unitId } = one
  await insertCircular(ctx.db, { regionId, caseId, unitId, unitNo: no, year, content, digest: digestOf(content) })
}

/** Numbers written by hand, by the part they stand in. */
export function bareIn({ text }: Pick<Content, 'text'>): BareNumber[] {
  const all = [
    { part: say('开头', 'Opening'), lines: [text.opening] },
    ...parts.map(({ value, label }) => ({ part: label, lines: text.done[value] })),
    { part: say('存在的主要问题', 'Main problems'), lines: text.problems },
    { part: say('下一步工作安排', 'What comes next'), lines: text.next },
  ]
  return all.flatMap(({ part, lines }) => lines.flatMap(bareNumbers).map((words) => ({ part, words })))
}

/** References that lead nowhere. */
export const unknownIn = (content: Content): string[] =>
  usedKeys(content).filter((key) => !content.figures.some((figure) => figure.key === key))

/** What the rules of a circular need to know. */
export async function circularFacts(ctx: Ctx, one: CaseView): Promise<CircularFacts> {
  const { content, digest, approved, number } = await getCircular(ctx.db, { regionId: one.regionId, id: one.id })
  const ended = number !== null || one.state === 'withdrawn'
  return {
    unknown: unknownIn(content),
    bare: bareIn(content).map(({ words }) => words),
    differing: ended ? [] : (await differingNow(ctx, content)).map(({ label }) => label.zh),
    inConflict: ended ? [] : (await conflictsAbout(ctx, content)).map(({ label }) => label.zh),
    empty: emptyParts(content.text.done),
    ...{ digest, approved },
    wroteIt: await hasDone(ctx.db, ctx.actor.personId, { kind: 'circular', id: one.id }, ['circular.edit']),
  }
}

/**
 * The draft of a case and the case; only where the person may draft. What was sent for approval stands still until it is sent
 * back: whoever approves it approves what they read. @throws Missing, Refused for what is no draft any more.
 */
async function getDraft(ctx: Ctx, ref: CaseRef): Promise<{ one: StoredCase; circular: StoredCircular }> {
  const one = await findCase(ctx.db, ref, true)
  if (one?.process !== 'circular' || !mayOver(ctx.actor, 'circular.draft', { no: one.unitNo, indNo: one.indNo }))
    throw new Missing()
  const circular = await getCircular(ctx.db, ref, true)
  if (one.state === 'draft') return { one, circular }
  if (circular.number !== null || one.closedAt) {
    const message = say('通报签发后不得修改', 'What is signed does not change')
    throw new Refused([{ rule: 'frozen', message, source: sources.paper }])
  }
  const message = say(
    '已送审的文稿不得修改，请由审核人退回后再改',
    'What was sent for approval does not change; have it sent back first',
  )
  throw new Refused([{ rule: 'under-approval', message, source: sources.saw }])
}

async function write(ctx: Ctx, one: StoredCase, content: Content): Promise<string> {
  const digest = digestOf(content)
  if (!(await writeContent(ctx.db, { regionId: one.regionId, id: one.id }, content, digest))) throw new Missing()
  const { regionId, unitId, unitNo, id: subjectId } = one
  const by = { personId: ctx.actor.personId, personName: ctx.actor.name }
  const line = { regionId, unitId, unitNo, subjectId, ...by, subjectKind: 'circular', body: { digest } }
  await writeEntry(ctx.db, { ...line, action: 'circular.edit' }, ctx.now)
  return digest
}

/** Writes the words of a draft. @throws Stale when somebody has changed it since it was `seen`. */
export async function editCircular(ctx: Ctx, ref: CaseRef, text: ContentText, seen?: string): Promise<string> {
  const { one, circular } = await getDraft(ctx, ref)
  if (seen !== undefined && seen !== circular.digest) throw new Stale()
  return write(ctx, one, { ...circular.content, text })
}

/** Takes claims that the person sees, to be referred to. Answers the keys they have now. @throws Missing for one that is not there; Stale as `editCircular`. */
export async function addFigures(ctx: Ctx, ref: CaseRef, claims: readonly CaseRef[], seen?: string) {
  const { one, circular } = await getDraft(ctx, ref)
  if (seen !== undefined && seen !== circular.digest) throw new Stale()
  const figures = await withClaims(ctx, circular.content.figures, claims)
  const keys = claims.map(({ id }) => figures.find((figure) => figure.id === id)?.key)
  if (keys.some((key) => key === undefined)) throw new Missing()
  return { digest: await write(ctx, one, { ...circular.content, figures }), keys: keys as string[] }
}

/** Brings the figures referred to up to date; the words stay. */
export async function redrawCircular(ctx: Ctx, ref: CaseRef): Promise<string> {
  const { one, circular } = await getDraft(ctx, ref)
  return write(ctx, one, await refreshed(ctx, circular.content))
}
