import { asPerson, findLogins, listAppointments } from '#kernel/access/server'
import {
  addWorkingDays,
  lastDayOf,
  parsePeriod,
  periodKey,
  periodOf,
  periodRange,
  plusDays,
  plusPeriods,
} from '#kernel/calendar'
import { loadCalendar } from '#kernel/calendar/server'
import { type Ctx, eachAtOnce } from '#kernel/domain/server'
import { act, findCase, processOf, type StoredCase } from '#kernel/process/server'
import { askingOf, askReports } from '../deeds/ask.ts'
import { watchEnds } from '../deeds/lights.ts'
import { openRound } from '../deeds/open.ts'
import { planOf } from '../deeds/plan.ts'
import { plannedProgress, speaksOf } from '../rules/index.ts'
import { countToAsk, listUnended, listUnitsAsked, type Ref } from '../store/index.ts'
import { helpWords, obstacleWords, progressWords, returnWords } from './words.ts'

/** Percentage points that tasks are behind their plan, task after task: every light occurs. */
const behind = [0, 4, 16, -3, 38, 8, 2, 24, 0, 12, 34, 5] as const
const reporters: readonly string[] = ['liaison', 'prefecture-cadre', 'county-cadre', 'enterprise-chair']

type Turn = 'asked' | 'submitted' | 'returned' | 'accepted'
/** How reports of the present quarter stand, one after the other. */
const turns: readonly Turn[] = ['accepted', 'returned', 'submitted', 'asked', 'asked']
/** A county or an enterprise has few tasks: one after the other, so that each desk shows something else to do. */
const smallTurns: readonly Turn[] = ['asked', 'accepted', 'returned', 'submitted']
/** What is accepted of a county is far behind: its red light brings an order to put it right. Enterprises are nearer to plan. */
const smallLags: Readonly<Record<string, readonly number[]>> = {
  'county-cadre': [6, 32, 12, 3],
  'enterprise-chair': [6, 12, 3, 0],
}
const quarters = [-3, -2, -1] as const
const all = 1000

/** The same transaction on another day, at half past nine in China. */
const onDay = (ctx: Ctx, today: string): Ctx => ({ ...ctx, today, now: new Date(`${today}T01:30:00Z`) })

/** Days of one quarter's walk. */
interface Days {
  open: string
  send: string
  late: string
  check: string
  again: string
}

/** Whoever sits at a unit's desk, by unit: their account. */
type Desks = ReadonlyMap<number, Desk>

interface Desk {
  login: string
  post: string
}

/** Who reports for each unit that a quarter asks, found in one go. */
async function findDesks(ctx: Ctx, round: Ref): Promise<Desks> {
  const units = await listUnitsAsked(ctx.db, round)
  const held = await listAppointments(ctx.db, units, null, ctx.today)
  const logins = await findLogins(
    ctx.db,
    held.map((one) => one.personId),
  )
  return new Map(
    held.flatMap(({ unitId, personId, post }) => {
      const login = logins.get(personId)
      return login && reporters.includes(post) ? [[unitId, { login, post }] as const] : []
    }),
  )
}

/** A report and who writes it, how far behind its plan the work is, and in which quarter. */
interface Writing {
  ref: Ref
  login: string
  lag: number
  i: number
  quarter: number
}

/** Whether the unit has yet to take the work on: it stands where it began, and the unit itself must move it. */
function waitsToBeTaken(ctx: Ctx, { process: name, version, state }: StoredCase): boolean {
  const process = processOf(ctx.house, name, version)
  return state === process.start && process.states[state]?.turn?.own === true
}

/** A report as its owner would write it; none, and false, on a task that nobody has taken on. */
async function writeReport(ctx: Ctx, { ref, login, lag, i, quarter }: Writing): Promise<boolean> {
  const one = await findCase(ctx.db, ref)
  const owner = await asPerson(ctx, login)
  const task = one?.parentId ? await findCase(ctx.db, { regionId: one.parentRegion ?? 0, id: one.parentId }) : null
  if (!one || !task || waitsToBeTaken(ctx, task)) return false
  const planned = plannedProgress({ ...planOf(ctx.house, task), today: speaksOf(String(one.period), ctx.today) })
  // Complete needs proof, which the demonstration leaves to whoever tries it.
  const progress = Math.min(Math.max(Math.round((planned ?? 50) - lag), task.progress ?? 0, 0), 98)
  const isBehind = lag >= 10
  const input = {
    progress,
    done: progressWords[quarter]?.(task.title) ?? task.title,
    obstacles: isBehind ? (obstacleWords[i % obstacleWords.length] ?? null) : null,
    help: isBehind ? (helpWords[i % helpWords.length] ?? null) : null,
  }
  await act(owner, ref, 'submit', { input })
  return true
}

const accept = async (ctx: Ctx, ref: Ref): Promise<void> => {
  await act(await asPerson(ctx, 'reviewer'), ref, 'accept', { input: { opinion: '情况属实。' } })
}

const sendBack = async (ctx: Ctx, ref: Ref): Promise<void> => {
  await act(await asPerson(ctx, 'reviewer'), ref, 'return', { input: { reason: returnWords } })
}

/** Owners report in time, late or not at all; the reviewer accepts most and sends some back. */
async function walkReports(ctx: Ctx, round: Ref, days: Days, quarter: number): Promise<void> {
  const desks = await findDesks(onDay(ctx, days.send), round)
  await eachAtOnce(await listUnended(ctx.db, round), async ({ unitId, ...ref }, i) => {
    const turn = (i + quarter * 2) % 9
    const desk = desks.get(unitId)
    if (turn === 8 || !desk) return
    const report = { ref, login: desk.login, lag: behind[i % behind.length] ?? 0, i, quarter }
    if (!(await writeReport(onDay(ctx, turn === 5 ? days.late : days.send), report))) return
    if (turn === 3 || turn === 7) {
      await sendBack(onDay(ctx, days.late), ref)
      await writeReport(onDay(ctx, days.check), report)
    }
    await accept(onDay(ctx, days.again), ref)
  })
}

async function closedQuarter(ctx: Ctx, period: string, quarter: number): Promise<void> {
  const end = lastDayOf(parsePeriod(period))
  const cal = await loadCalendar(ctx.db)
  const after = (days: number) => addWorkingDays(cal, end, days).date
  const days = { open: plusDays(end, -5), send: after(3), late: after(7), check: after(8), again: after(9) }
  const round = await openFor(onDay(ctx, days.open), period)
  if (!round) return
  await walkReports(ctx, round, days, quarter)
  const clerk = await asPerson(onDay(ctx, after(10)), 'clerk')
  await act(clerk, round, 'check')
  await act(onDay(clerk, after(12)), round, 'close', { override: '未报送单位已约谈说明，按无数据处理。' })
}

/** Opens a quarter by the clerk where there is anything to ask; all reports at once. */
async function openFor(ctx: Ctx, period: string): Promise<Ref | null> {
  const clerk = await asPerson(ctx, 'clerk')
  const [issuer] = clerk.ownUnits
  if (issuer === undefined) return null
  const { tasks } = await countToAsk(ctx.db, await askingOf(ctx, issuer, period, null))
  if (tasks === 0) return null
  const round = await openRound(clerk, { period, note: '请对照年度工作要点据实填报，数据注明口径和截止日期。' })
  await askReports(clerk, round, all)
  return { regionId: round.regionId, id: round.id }
}

/** The present quarter: opened some days ago; some accepted, some to be checked, one sent back and late, the rest still asked. */
async function presentQuarter(ctx: Ctx, period: string): Promise<void> {
  const cal = await loadCalendar(ctx.db)
  const { from } = periodRange(parsePeriod(period))
  const ago = (days: number) => {
    const day = addWorkingDays(cal, ctx.today, -days).date
    return day < from ? from : day
  }
  const round = await openFor(onDay(ctx, ago(10)), period)
  if (!round) return
  const desks = await findDesks(ctx, round)
  const seen = new Map<number, number>()
  await eachAtOnce(await listUnended(ctx.db, round), async ({ unitId, ...ref }, i) => {
    const desk = desks.get(unitId)
    if (!desk) return
    const nth = seen.get(unitId) ?? 0
    seen.set(unitId, nth + 1)
    const first = desk.post === 'enterprise-chair' ? [...seen.keys()].indexOf(unitId) : 0
    const lags = smallLags[desk.post]
    const turn = lags ? smallTurns[(first + nth) % smallTurns.length] : turns[i % turns.length]
    if (turn === undefined || turn === 'asked') return
    const lag = (lags ? lags[(nth + first) % lags.length] : behind[i % behind.length]) ?? 0
    if (!(await writeReport(onDay(ctx, ago(8)), { ref, login: desk.login, lag, i, quarter: 3 }))) return
    if (turn === 'accepted') await accept(onDay(ctx, ago(5)), ref)
    if (turn === 'returned') await sendBack(onDay(ctx, ago(6)), ref)
  })
}

/**
 * Three closed quarters before the one of today, and that one half way, every step by whoever would take it. Quarters in which no
 * tracked case had begun are left out.
 */
export async function demonstrate(ctx: Ctx): Promise<void> {
  const present = periodOf(ctx.today, 'quarter')
  for (const [i, back] of quarters.entries()) await closedQuarter(ctx, periodKey(plusPeriods(present, back)), i)
  await presentQuarter(ctx, periodKey(present))
  // What a night's watch would have found by this morning.
  await watchEnds(ctx)
}
