import { mayOver, scopeOf } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { getUnits, type Unit } from '#kernel/org/server'
import { Invalid, Missing, Refused } from '#platform/errors'
import { say } from '#platform/say'
import type { Head, TableRow, Use, View } from '../model/index.ts'
import type { FrozenUnit } from '../rules/regions.ts'
import { type Plan, readView } from '../rules/view.ts'
import { countVisible } from '../store/chunks.ts'
import { listSnapshots, type Snapshot } from '../store/snapshots.ts'
import { guard, overOf } from './guard.ts'
import { layOut, type Part } from './lay-out.ts'
import { loadPeople, type People } from './load.ts'

/** A cross table as it is shown, whole. */
export interface CrossTable {
  plan: Plan
  snapshot: Snapshot
  days: string[]
  people: People
  unit: Unit
  base: FrozenUnit
  columns: Head[][]
  rows: TableRow[]
  /** Rows of the whole table. */
  total: number
  hidden: number
  mayInternal: boolean
  took: number
}

/** The unit asked about, or the first that the reader may see. @throws Missing for one that the reader may not. */
async function unitFor(ctx: Ctx, unitId: number | undefined): Promise<Unit> {
  const [range] = scopeOf(ctx.actor, 'workforce.read').territorial
  const own = await getUnits(ctx.db, unitId === undefined ? ctx.ownUnits : [unitId])
  const found = [...own.values()].filter((unit) => mayOver(ctx.actor, 'workforce.read', { no: unit.no, indNo: null }))
  const unit = found.sort((a, b) => a.no - b.no)[0]
  if (!range || !unit) throw new Missing()
  return unit
}

/**
 * The snapshot a table is taken from. Internal tables are as fresh as can be; what may be published comes from the first
 * snapshot of a month, because two of them a day apart would tell who came and went in between.
 */
export function chooseSnapshot(
  all: readonly Snapshot[],
  { use, asOf }: { use: Use; asOf?: string | undefined },
): Snapshot | undefined {
  const firsts = new Map(all.map((one) => [one.asOf.slice(0, 7), one]))
  const choice = use === 'internal' ? all : [...firsts.values()]
  return asOf === undefined ? choice[0] : choice.find((one) => one.asOf === asOf)
}

/** @throws Invalid for a day without a snapshot, Missing for a unit out of reach, Refused where a table cannot be protected. */
export async function crossTable(ctx: Ctx, view: View, part: Part): Promise<CrossTable | null> {
  const unit = await unitFor(ctx, view.unitId)
  const mayInternal = mayOver(ctx.actor, 'worker.read', { no: unit.no, indNo: null })
  const plan = readView(view, view.use ?? (mayInternal ? 'internal' : 'publish'))
  if (plan.use === 'internal' && !mayInternal) throw new Refused([notInternal])
  const all = await listSnapshots(ctx.db)
  const snapshot = chooseSnapshot(all, { use: plan.use, asOf: view.asOf })
  if (!snapshot && view.asOf !== undefined) throw new Invalid([noSuchDay])
  if (!snapshot) return null
  const people = await loadPeople(ctx, snapshot)
  const base = people.units.byId.get(unit.id)
  const of = { plan, snapshot, people, unit, mayInternal, days: daysOf(all, plan) }
  if (!base) return { ...of, base: nobodyAt(unit), columns: [[]], rows: [], total: 0, hidden: 0, took: 0 }
  if (plan.use === 'internal') await checkVisible(ctx, people, base)
  const hides = plan.use === 'publish' ? await guard(ctx, people, overOf(people, base, plan)) : null
  return { ...of, base, ...layOut(people, base, plan, hides, part) }
}

const daysOf = (all: readonly Snapshot[], { use }: Plan): string[] =>
  all.map(({ asOf }) => asOf).filter((asOf) => chooseSnapshot(all, { use, asOf }))

const nobodyAt = (unit: Unit): FrozenUnit => ({ ...unit, parentId: unit.parentId })

const notInternal = {
  rule: 'workforce-internal',
  message: say(
    '内部使用的表不作小数保护，只有对该单位有“查看职工档案”权限的人员可以查看',
    'Internal tables protect nobody; they are for those who may read the workers’ files of the unit',
  ),
  source: say('《中华人民共和国个人信息保护法》第六条、第二十八条', 'PIPL arts. 6, 28'),
}
const noSuchDay = { path: 'asOf', message: say('该日没有可用的快照', 'No snapshot of that day can be used') }

/** Internal tables are counted only for those who see every unit in them by the database's own policies, as they stand today. */
async function checkVisible(ctx: Ctx, people: People, base: FrozenUnit): Promise<void> {
  const inside = people.blocks.filter(({ no }) => no >= base.no && no < base.upto)
  const [unit] = (await getUnits(ctx.db, [base.id])).values()
  const seen = await countVisible(ctx.db, people.snapshot.id, { no: unit?.no ?? 0, upto: unit?.upto ?? 0 })
  const there = inside.reduce((sum, { from, to }) => sum + to - from, 0)
  if (seen.units !== inside.length || seen.people !== there)
    throw new Refused([
      {
        rule: 'workforce-units-moved',
        message: say(
          '快照生成后有单位调整了隶属关系，本单位的内部表待下一次快照生成后再看',
          'Units have moved since the snapshot; the internal table waits for the next one',
        ),
        source: say('产品规则', 'Rule of the product'),
      },
    ])
}
