import { scopeOf } from '#kernel/access'
import type { Asked, Ctx, House } from '#kernel/domain/server'
import { findRegion, isWithinRegion } from '#kernel/org'
import { holdsOn } from '#kernel/parameter'
import {
  changeParameter as change,
  listParameters as listHolding,
  listParameterHistory,
  type ParameterRow,
} from '#kernel/parameter/server'
import { Missing } from '#platform/errors'
import { say } from '#platform/say'
import type { ChangeParameter, GetParameter, ListParameters, ParameterLine } from '../model/index.ts'
import { assertReachesAll } from './reach.ts'

const lineOf = (row: ParameterRow): ParameterLine => ({
  ...row,
  regionName:
    row.region === null ? null : (findRegion(row.region)?.name ?? say(String(row.region), String(row.region))),
})

/** The values that hold on a day, a page at a time. */
export async function listParameters({ db, query, today }: Asked<typeof ListParameters>) {
  const { page, size, words, on, region, confidence } = query
  const asked = words?.toLowerCase()
  const rows = (await listHolding(db, on ?? today)).filter(
    (row) =>
      (!asked || `${row.key} ${row.label.zh} ${row.label.en} ${row.source.zh}`.toLowerCase().includes(asked)) &&
      (region === undefined || row.region === region) &&
      (!confidence || row.confidence === confidence),
  )
  return { rows: rows.slice((page - 1) * size, page * size).map(lineOf), total: rows.length, more: false }
}

const newestProcesses = (house: House) =>
  [...house.processes.values()].flatMap((all) => {
    const [newest] = [...all].sort((a, b) => b.version - a.version)
    return newest ? [newest] : []
  })

/** A parameter with every value it ever had and the processes that keep it. @throws Missing for an unknown key. */
export async function getParameter({ db, house, params, today }: Asked<typeof GetParameter>) {
  const history = await listParameterHistory(db, params.key)
  const [newest] = history
  if (!newest) throw new Missing()
  return {
    key: params.key,
    label: newest.label,
    unit: newest.unit,
    kind: typeof newest.value as 'number' | 'string' | 'boolean',
    rows: history.map((row) => ({
      ...lineOf(row),
      reason: row.reason,
      recordedName: row.recordedName,
      recordedAt: row.recordedAt,
      withdrawn: row.validTo === row.validFrom,
      current: holdsOn(row, today),
    })),
    usedBy: newestProcesses(house)
      .filter((process) => process.parameters.includes(params.key))
      .map(({ name, label }) => ({ process: name, label })),
  }
}

/** @throws Missing for a region out of reach, Refused for everywhere when the permission does not reach everything. */
async function assertMayChange(ctx: Ctx, region: number | null): Promise<void> {
  if (region === null) return assertReachesAll(ctx, 'parameter.manage')
  const { territorial } = scopeOf(ctx.actor, 'parameter.manage')
  if (!territorial.some((range) => isWithinRegion(region, range.regionId))) throw new Missing()
}

/** A new value from a day on; cases already open keep the one of their own date. */
export async function changeParameter(asked: Asked<typeof ChangeParameter>) {
  const { source, ...body } = asked.body
  await assertMayChange(asked, body.region)
  const row = await change(asked.db, asked.actor, { ...body, key: asked.params.key, source: say(source, source) })
  return { id: row.id }
}

/** Which parameters each process keeps, with today's values that hold everywhere, or in the first region that has one. */
export async function listParameterUses({ db, house, today }: Ctx) {
  const holding = await listHolding(db, today)
  return newestProcesses(house).map((process) => ({
    process: process.name,
    parameters: process.parameters.flatMap((key) => {
      const row = holding.find((one) => one.key === key)
      return row ? [lineOf(row)] : []
    }),
  }))
}
