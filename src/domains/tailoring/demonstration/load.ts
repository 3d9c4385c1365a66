import { plusDays, yearOf } from '#kernel/calendar'
import { type Ctx, onDay } from '#kernel/domain/server'
import type { CaseRef } from '#kernel/process'
import { startAdoption } from '../deeds/adoption.ts'
import { decideLines } from '../deeds/decide.ts'
import { differencesOf } from '../deeds/facts.ts'
import { addFramework, editFramework, enforceFramework } from '../deeds/frameworks.ts'
import { addMapping, mapMeasure } from '../deeds/mappings.ts'
import { reviseBelow } from '../deeds/revise.ts'
import type { FrameworkBody } from '../model/index.ts'
import { findMeasure } from '../model/index.ts'
import { frameworks, getAdoption, getMapping } from '../store/index.ts'
import { firstEdition, listName, secondEdition } from './editions.ts'
import { conferenceToOpinion } from './mapping.ts'
import { mindsOf } from './minds.ts'
import { adopt, as, submit } from './walk.ts'

type From = Parameters<typeof addFramework>[1]['from']

/** The clerk drafts an edition, and the reviewer puts it in force a day later. */
async function issue(
  ctx: Ctx,
  days: number,
  name: string,
  from: From,
  change: (body: FrameworkBody) => FrameworkBody = (body) => body,
): Promise<string> {
  const clerk = await as(ctx, days, 'clerk')
  const year = yearOf(clerk.today)
  const id = await addFramework(clerk, { name, year, from })
  const { body } = await frameworks.get(clerk.db, id)
  await editFramework(clerk, id, { name, year, body: change(body) })
  await enforceFramework(await as(ctx, days + 1, 'reviewer'), id)
  return id
}

/** The tasks of the conference, confirmed one by one against the 27 measures, which are three days younger. */
async function mapConference(ctx: Ctx, conference: string, opinion: string): Promise<void> {
  const clerk = await as(ctx, -118, 'clerk')
  const id = await addMapping(clerk, { fromId: conference, toId: opinion })
  for (const [from, links] of Object.entries(conferenceToOpinion)) {
    const { rev } = await getMapping(clerk.db, id)
    const isNote = typeof links === 'string'
    const heirs = isNote ? [] : links.map(([to, relation]) => ({ to, relation }))
    await mapMeasure(clerk, id, { rev, from, heirs, note: isNote ? links : '' })
  }
}

/** What the worker would do after an edition is put in force. */
const tellBelow = (ctx: Ctx, days: number, id: string) => reviseBelow(onDay(ctx, plusDays(ctx.today, days)), { id })

const resultOf = async (ctx: Ctx, ref: CaseRef) => (await getAdoption(ctx.db, ref)).resultId ?? ''

/** Decides what a revision left open: what both changed is joined, everything new is kept. */
async function settle(ctx: Ctx, days: number, login: string, ref: CaseRef): Promise<void> {
  const person = await as(ctx, days, login)
  const adoption = await getAdoption(person.db, ref)
  const { rev } = adoption
  const lines = (await differencesOf(person, adoption))
    .filter(({ needs, theirs }) => needs && theirs !== null)
    .map(({ key, suggestion }) => suggestion ?? { key, choice: 'keep' as const, own: null, into: null, reason: null })
  await decideLines(person, ref, { rev, lines })
}

/** Haidong has only begun: half of the list is decided. */
async function begun(ctx: Ctx, frameworkId: string): Promise<void> {
  const person = await as(ctx, -3, 'cadre-haidong')
  const [unitId = 0] = person.ownUnits
  const ref = await startAdoption(person, { unitId, frameworkId })
  const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((key) => ({ key, choice: 'keep' as const }))
  await decideLines(person, ref, {
    rev: 1,
    lines: keys.map((line) => ({ ...line, own: null, into: null, reason: null })),
  })
}

/**
 * The province's list in two editions, and what was made of it: Xining up to date, its county behind it and an enterprise
 * below that; Hainan to reconcile; Haidong half way; the others not begun. All decisions are made up.
 */
export async function demonstrate(ctx: Ctx): Promise<void> {
  const dueOn = `${yearOf(ctx.today) + 1}-12-31`
  const conference = await issue(ctx, -126, '全省产改联席会议部署任务（2024年10月）', 'conference')
  const first = await issue(ctx, -120, listName, 'opinion', (body) => firstEdition(body, dueOn))
  await mapConference(ctx, conference, first)
  const { body } = await frameworks.get(ctx.db, first)
  const minds = mindsOf((key) => findMeasure(body, key))
  const xining = await adopt(ctx, {
    ...{ days: -112, login: 'cadre-xining', frameworkId: first, mind: minds.xining, accepter: 'reviewer' },
  })
  await adopt(ctx, { days: -110, login: 'cadre-hainan', frameworkId: first, mind: minds.hainan, accepter: 'reviewer' })
  const datong = await adopt(ctx, {
    ...{ days: -100, login: 'cadre-datong', frameworkId: await resultOf(ctx, xining), mind: minds.datong },
    accepter: 'cadre-xining',
  })
  await adopt(ctx, {
    ...{ days: -90, login: 'chair-datong-freight', frameworkId: await resultOf(ctx, datong), mind: minds.freight },
    accepter: 'cadre-datong',
  })
  const second = await issue(ctx, -12, listName, first, secondEdition)
  await tellBelow(ctx, -11, second)
  await settle(ctx, -9, 'cadre-xining', xining)
  await submit(ctx, xining, { days: -8, login: 'cadre-xining', accepter: 'reviewer' })
  await tellBelow(ctx, -6, await resultOf(ctx, xining))
  await begun(ctx, second)
}
