import { randomUUID } from 'node:crypto'
import { noteDeed } from '#kernel/audit/server'
import type { Ctx, GivenFile } from '#kernel/domain/server'
import { nameUnits } from '#kernel/org/server'
import { openCase } from '#kernel/process/server'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import type { Column, Sheet } from '#platform/sheet'
import { writeSheets } from '#platform/sheet/server'
import { grades, itemsOf, type RoundTable, type RoundUnit } from '../model/index.ts'
import { evaluationProcess } from '../process/index.ts'
import { hundredthsOf } from '../rules/index.ts'
import {
  findRoundNamed,
  getRound,
  getSystem,
  insertRound,
  listEvaluations,
  roundLines,
  type StoredLine,
} from '../store/index.ts'
import { homeOf } from './systems.ts'

/** What a round is opened with. */
export interface NewRound {
  name: string
  period: string
  systemId: string
  units: readonly number[]
}

/**
 * Opens a round: the version of the system is fixed, and each unit gets its evaluation with all figures already known.
 * @throws Invalid for a name taken, a system that is not in force, or a unit named twice.
 */
export async function openRound(ctx: Ctx, wanted: NewRound): Promise<{ id: string; opened: number }> {
  const system = await getSystem(ctx.db, wanted.systemId)
  const bad = (path: string, zh: string, en: string) => new Invalid([{ path, message: say(zh, en) }])
  if (system.state !== 'in-force') throw bad('systemId', '该指标体系未施行', 'The system is not in force')
  if (await findRoundNamed(ctx.db, wanted.name)) throw bad('name', '已有同名轮次', 'There is a round of that name')
  if (new Set(wanted.units).size < wanted.units.length) throw bad('units', '单位重复', 'A unit is named twice')
  const unit = await homeOf(ctx, 'score.manage')
  const { name, period } = wanted
  const id = randomUUID()
  const round = { id, regionId: unit.regionId, unitId: unit.id, unitNo: unit.no, name, period, systemId: system.id }
  await insertRound(ctx.db, { ...round, openedOn: ctx.today, openedBy: ctx.actor.personId })
  await noteDeed(
    ctx,
    'score-round.open',
    { ...round, kind: 'score-round' },
    { name, period, system: system.name, version: system.version, units: wanted.units },
  )
  const names = await nameUnits(ctx.db, wanted.units)
  for (const unitId of wanted.units)
    await openCase(ctx, {
      process: evaluationProcess.name,
      unitId,
      title: `${name}：${names.get(unitId) ?? ''}`,
      period,
      answers: { round: name, system: `${system.name}（第${system.version}版）` },
    })
  return { id, opened: wanted.units.length }
}

type Row = Awaited<ReturnType<typeof listEvaluations>>[number]
const stateLabels = evaluationProcess.states as Record<string, { label: { zh: string; en: string } }>

function unitOf(row: Row, lines: readonly StoredLine[], aspects: readonly string[][]): RoundUnit {
  const sum = (kind: StoredLine['kind']) => lines.filter((l) => l.kind === kind).reduce((n, l) => n + l.points, 0)
  return {
    regionId: row.regionId,
    id: row.caseId,
    unitId: row.unitId,
    unitName: row.unitName,
    state: row.state,
    stateLabel: stateLabels[row.state]?.label ?? say(row.state, row.state),
    aspects: aspects.map((keys) => {
      const of = lines.filter((line) => keys.includes(line.item) && line.state !== 'not-applicable')
      if (of.length === 0) return null
      return { points: of.reduce((n, l) => n + l.points, 0), full: of.reduce((n, l) => n + l.fullPoints, 0) }
    }),
    bonus: sum('bonus'),
    deduction: 0 - sum('deduction'),
    vetoed: lines.some((line) => line.kind === 'veto' && line.input.yes === true),
    total: row.total,
    grade: row.grade,
    blocking: row.blocking,
  }
}

/** The table of a round, units in the order of the organisation. @throws Missing. */
export async function showRound(ctx: Pick<Ctx, 'db'>, id: string): Promise<RoundTable> {
  const round = await getRound(ctx.db, id)
  const system = await getSystem(ctx.db, round.systemId)
  const lines = await roundLines(ctx.db, id)
  const keys = system.body.aspects.map((aspect) => aspect.items.map((item) => item.key))
  const rows = await listEvaluations(ctx.db, id)
  return {
    round: { ...round, systemName: system.name, systemVersion: system.version },
    aspects: system.body.aspects.map(({ key, label, items }) => ({
      key,
      label,
      full: items.reduce((n, item) => n + hundredthsOf(item.weight), 0),
    })),
    units: rows.map((row) =>
      unitOf(
        row,
        lines.filter((line) => line.caseId === row.caseId),
        keys,
      ),
    ),
  }
}

const points = (hundredths: number | null | undefined) =>
  hundredths === null || hundredths === undefined ? null : hundredths / 100
const column = (header: string, kind: Column['kind'] = 'number', width = 12): Column => ({ header, kind, width })

function scoreSheet({ aspects, units }: RoundTable): Sheet {
  const columns = [
    column('单位', 'text', 34),
    column('状态', 'text'),
    ...aspects.map((aspect) => column(aspect.label.zh)),
    ...['加分', '扣分', '总分'].map((header) => column(header)),
    column('档次', 'text'),
  ]
  const rows = units.map((unit) => [
    unit.unitName,
    unit.stateLabel.zh,
    ...unit.aspects.map((aspect) => points(aspect?.points)),
    points(unit.bonus),
    points(unit.deduction),
    points(unit.total),
    unit.grade ? grades[unit.grade].zh : null,
  ])
  return { name: '得分表', columns, rows }
}

function itemSheet(
  units: readonly RoundUnit[],
  lines: readonly StoredLine[],
  labels: ReadonlyMap<string, string>,
): Sheet {
  const names = new Map(units.map((unit) => [unit.id, unit.unitName]))
  const columns = [
    column('单位', 'text', 34),
    column('编号', 'text', 8),
    column('指标', 'text', 30),
    column('满分'),
    column('得分'),
    column('计分过程', 'text', 60),
    column('失分原因', 'text', 60),
    column('经办', 'text'),
  ]
  const rows = lines
    .filter((line) => line.kind === 'item' && names.has(line.caseId))
    .map((l) => [
      names.get(l.caseId) ?? '',
      l.item,
      labels.get(l.item) ?? '',
      points(l.fullPoints),
      points(l.points),
      l.why.zh,
      l.missing?.zh ?? '',
      l.personName,
    ])
  return { name: '分项', columns, rows }
}

/** The table of a round as a workbook: points by aspect, and a second sheet with every item and its arithmetic. */
export async function exportRound(ctx: Ctx, id: string): Promise<GivenFile> {
  const table = await showRound(ctx, id)
  const { round, units } = table
  const system = await getSystem(ctx.db, round.systemId)
  const labels = new Map(itemsOf(system.body).map((item) => [item.key, item.label.zh]))
  const lines = await roundLines(ctx.db, id)
  const stored = await getRound(ctx.db, id)
  await noteDeed(ctx, 'score-round.export', { ...stored, kind: 'score-round' }, { units: units.length })
  return {
    name: `${round.name}得分表-${ctx.today}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: writeSheets([scoreSheet(table), itemSheet(units, lines, labels)]),
  }
}
