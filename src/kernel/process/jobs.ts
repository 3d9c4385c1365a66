import { listHolders } from '#kernel/access/server'
import { dateInChina, plusDays } from '#kernel/calendar'
import type { Ctx } from '#kernel/domain/server'
import { tellPersons } from '#kernel/notification/server'
import { fillPath } from '#platform/endpoint'
import { join, say } from '#platform/say'
import { act } from './act.ts'
import { bareTitle } from './bare-title.ts'
import type { State } from './definition.ts'
import { findAction, processOf } from './find.ts'
import { findCase, type StoredCase } from './store/cases.ts'

type Payload = {
  regionId: number
  id: string
  rev: number
  permission?: string
  why?: 'turn' | 'soon' | 'overdue'
  link?: string
}

/** The case of a job; null when it has moved on and the timer no longer means anything. */
async function findStill(ctx: Ctx, payload: Payload): Promise<StoredCase | null> {
  const one = await findCase(ctx.db, { regionId: payload.regionId, id: payload.id })
  return one && one.rev === payload.rev ? one : null
}

const openings = {
  turn: say('待办：', 'To do: '),
  news: say('进展：', 'News: '),
  soon: say('即将到期：', 'Due soon: '),
  overdue: say('已逾期：', 'Overdue: '),
  done: say('已办结：', 'Done: '),
}

/** A message that asks for nothing does not begin with what is to be done. */
const openingOf = (one: StoredCase, state: State | undefined, why: 'turn' | 'soon' | 'overdue') =>
  one.closedAt ? 'done' : why === 'turn' && !state?.turn ? 'news' : why

/** Days after which news of something that asks for nothing is no news any longer. */
const newsDays = 14

/** What ended long before its message could be sent (history taken in, a background that stood still) concerns nobody now. */
const isOldNews = (ctx: Ctx, one: StoredCase, state: State | undefined): boolean =>
  one.closedAt
    ? dateInChina(new Date(one.closedAt)) < plusDays(ctx.today, -newsDays)
    : !state?.turn && one.dueOn !== null && one.dueOn < plusDays(ctx.today, -newsDays)

/**
 * Whom a message about a case concerns: those whose desk shows it. Where the unit itself must act, its own people, and whoever is
 * above only while the unit has nobody; where a unit above must, those above.
 */
async function whomToTell(ctx: Ctx, one: StoredCase, permission: string, turn: State['turn']): Promise<string[]> {
  const hold = (where: 'anywhere' | 'above' | 'at') =>
    listHolders(ctx.db, permission, { no: one.unitNo, indNo: one.indNo }, ctx.today, where)
  if (turn?.by !== permission) return hold('anywhere')
  if (turn.above) return hold('above')
  const own = turn.own ? await hold('at') : []
  return own.length > 0 ? own : hold('anywhere')
}

async function tell(ctx: Ctx, one: StoredCase, permission: string, why: 'turn' | 'soon' | 'overdue'): Promise<void> {
  const process = processOf(ctx.house, one.process, one.version)
  const state = process.states[one.state]
  if (isOldNews(ctx, one, state)) return
  const persons = await whomToTell(ctx, one, permission, state?.turn)
  const due = one.dueOn ? join(say('，期限 ', ', due '), one.dueOn) : say('', '')
  const text = join(
    openings[openingOf(one, state, why)],
    process.label,
    say('《', ' "'),
    bareTitle(one.title, process.label),
    say('》', '": '),
    state?.todo ?? state?.label ?? say('', ''),
    due,
  )
  const link = process.page ? fillPath(process.page, { regionId: one.regionId, id: one.id }) : null
  await tellPersons(ctx, persons, { text, link, dedupe: `${why}:${one.id}:${one.rev}` })
}

/** Background work of cases: messages, timers, links. */
export const processJobs: Readonly<Record<string, (ctx: Ctx, payload: Record<string, unknown>) => Promise<void>>> = {
  'case.tell': async (ctx, raw) => {
    const payload = raw as unknown as Payload
    const one = await findStill(ctx, payload)
    if (one && payload.permission) await tell(ctx, one, payload.permission, payload.why ?? 'turn')
  },
  'case.overdue': async (ctx, raw) => {
    const one = await findStill(ctx, raw as unknown as Payload)
    if (!one || one.closedAt) return
    const { overdue } = processOf(ctx.house, one.process, one.version).states[one.state] ?? {}
    if (!overdue) return
    if ('tell' in overdue) await tell(ctx, one, overdue.tell, 'overdue')
    else if (findAction(processOf(ctx.house, one.process, one.version), overdue.act)) await act(ctx, one, overdue.act)
  },
  'case.link': async (ctx, raw) => {
    const payload = raw as unknown as Payload
    const one = await findCase(ctx.db, { regionId: payload.regionId, id: payload.id })
    const link = ctx.house.links.find((l) => l.name === payload.link)
    if (one && link) await link.run(ctx, one)
  },
}
