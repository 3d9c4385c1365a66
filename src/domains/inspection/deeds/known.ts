import { mayOver } from '#kernel/access'
import type { Asked, Ctx } from '#kernel/domain/server'
import type { FigureAnswer } from '#kernel/form'
import { headlineClaims, listIndicators } from '#kernel/indicator/server'
import { getUnit } from '#kernel/org/server'
import type { AnyProcess } from '#kernel/process'
import { findCase, listCases, rowOf } from '#kernel/process/server'
import { Missing } from '#platform/errors'
import type { KnownOfUnit } from '../model/index.ts'

/** Processes whose cases belong into an enterprise's report, by name: they are read from the kernel's own tables. */
const recorded = ['pilot', 'practice', 'copy', 'commendation']
const most = 50

type Unit = Awaited<ReturnType<typeof getUnit>>

const newest = (ctx: Ctx, name: string): AnyProcess | undefined =>
  [...(ctx.house.processes.get(name) ?? [])].sort((a, b) => b.version - a.version)[0]

/** Cases of one process about the enterprise: its own, or those in which it is named. */
async function casesAbout(ctx: Ctx, name: string, unit: Unit) {
  const process = newest(ctx, name)
  if (!process || !mayOver(ctx.actor, process.readBy, unit)) return []
  const named = name === 'commendation'
  const filter = { process: name, open: 'all' as const, page: 1, size: most }
  const { rows } = await listCases(ctx.db, named ? filter : { ...filter, unitId: unit.id }, null, ctx.today)
  return rows.filter((row) => !named || (row.state === 'awarded' && row.shown.enterprise === unit.name))
}

/** Pilots, practice and commendations that belong to a year: begun by its end, and not ended before it began. */
async function recordsOf(ctx: Ctx, unit: Unit, year: string) {
  const found = []
  for (const name of recorded)
    for (const one of await casesAbout(ctx, name, unit)) {
      const ended = one.closedAt?.slice(0, 4) ?? year
      if (one.openedOn.slice(0, 4) > year || ended < year) continue
      const { title, processLabel, stateLabel, id } = rowOf(ctx, one)
      const on = one.closedAt && ended === year ? one.closedAt.slice(0, 10) : one.openedOn
      found.push({ what: title, kind: `${processLabel.zh}（${stateLabel.zh}）`, on, number: id })
    }
  return found.sort((a, b) => a.on.localeCompare(b.on))
}

/** The figures that count for the enterprise and the year, as a form takes them. */
async function figuresOf(ctx: Ctx, unitId: number, year: string): Promise<FigureAnswer[]> {
  const names = (await listIndicators(ctx.db)).map(({ name }) => name)
  const found = await headlineClaims(ctx, names, unitId, year)
  return [...found.values()].map(({ claim }) => ({
    indicator: claim.indicator,
    value: Number(claim.value),
    qualifier: claim.qualifier,
    scope: claim.scope,
    asOf: claim.asOf,
    method: claim.method,
  }))
}

/** What the enterprise wrote the last time: most of it still holds. */
async function lastText(ctx: Ctx, unit: Unit) {
  const filter = { process: 'disclosure', unitId: unit.id, open: 'all' as const, page: 1, size: most }
  const { rows } = await listCases(ctx.db, filter, null, ctx.today)
  const [last] = rows.sort((a, b) => (b.period ?? '').localeCompare(a.period ?? ''))
  const one = last && (await findCase(ctx.db, last))
  const said = (name: string) => (typeof one?.answers[name] === 'string' ? String(one.answers[name]) : null)
  return { leadership: said('leadership'), skills: said('skills'), rights: said('rights') }
}

/** Everything the product knows of an enterprise's year, so that nobody types it again. @throws Missing out of reach. */
export async function knownOfUnit(asked: Asked<typeof KnownOfUnit>) {
  const { unitId, period } = asked.query
  const unit = await getUnit(asked.db, unitId)
  if (!mayOver(asked.actor, 'disclosure.write', unit)) throw new Missing()
  return {
    enterprise: unit.name,
    ...(await lastText(asked, unit)),
    figures: await figuresOf(asked, unitId, period),
    records: await recordsOf(asked, unit, period),
  }
}
