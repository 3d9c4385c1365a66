import { mayOver } from '#kernel/access'
import type { Ctx, GivenFile, SentFile } from '#kernel/domain/server'
import {
  answersIn,
  beyondSheet,
  columnsOf,
  defineForm,
  type FindUnit,
  type Form,
  optional,
  period,
  text,
  unit,
} from '#kernel/form'
import { getUnit, unitFinder } from '#kernel/org/server'
import { type Fault, Missing, Refused } from '#platform/errors'
import { say } from '#platform/say'
import { readSheetsAside, writeSheets } from '#platform/sheet/server'
import type { AnyProcess } from './definition.ts'
import { latestProcess } from './find.ts'
import { openCase } from './open.ts'

/** Cases that one sheet may begin: each is a whole case with its journal line, and all are one transaction. */
const mostRows = 500

/** What every case needs besides its process's own form. */
const frame = defineForm({
  $unit: unit(say('责任单位', 'Responsible unit')),
  $title: text(say('事项标题', 'Title of the case'), { max: 300 }),
  $period: optional(period(say('事项期间', 'Period of the case'))),
})

const sheetForm = (process: AnyProcess): Form => ({ ...frame, ...process.form })

/** @throws Missing for a process nobody may begin; Refused when its form needs what no sheet can hold. */
function sheetProcess(ctx: Ctx, name: string): AnyProcess {
  const process = latestProcess(ctx.house, name)
  if (!ctx.actor.grants.some((grant) => grant.permission === process.startBy)) throw new Missing()
  const beyond = beyondSheet(process.form)
  if (beyond.length === 0) return process
  const labels = (lang: 'zh' | 'en') => beyond.map(({ label }) => label[lang]).join(lang === 'zh' ? '、' : ', ')
  const message = say(
    `“${process.label.zh}”须填“${labels('zh')}”，表格中填不了，请在页面上逐件发起。`,
    `"${process.label.en}" needs ${labels('en')}, which no sheet can hold; begin each on its page.`,
  )
  throw new Refused([{ rule: 'beyond-sheet', message, source: process.source }])
}

/** An empty workbook for beginning many cases of a process at once. */
export function templateOf(ctx: Ctx, name: string): GivenFile {
  const process = sheetProcess(ctx, name)
  const sheet = { name: process.label.zh, columns: columnsOf(sheetForm(process)), rows: [] }
  return {
    name: `${process.label.zh}-导入模板.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: writeSheets([sheet]),
  }
}

/** Every unit named anywhere in the sheet, found in one question. */
async function finderFor(ctx: Ctx, cells: Iterable<unknown>): Promise<FindUnit> {
  const names = new Set<string>()
  for (const cell of cells)
    if (typeof cell === 'string' && cell.length < 200)
      for (const name of [cell, ...cell.split(/[、，,;；\n]/)]) names.add(name.trim())
  return unitFinder(ctx.db, [...names])
}

/**
 * Begins a case for every row of a workbook, or for none: a faulty row is named with its field and rule and nothing is written.
 * @throws Missing, Refused as above; Invalid for a file that is no workbook; what `openCase` throws for the first case it refuses.
 */
export async function importCases(ctx: Ctx, name: string, file: SentFile | null, dryRun: boolean) {
  const process = sheetProcess(ctx, name)
  const [sheet] = await readSheetsAside(file?.bytes ?? Buffer.alloc(0), { rows: mostRows + 1 })
  const rows = sheet?.rows ?? []
  const find = await finderFor(
    ctx,
    rows.slice(1).flatMap(({ cells }) => cells),
  )
  const { read, faults } = answersIn(sheetForm(process), rows, find)
  for (const { row, answers } of read) faults.push(...(await faultsOfUnit(ctx, process, row, Number(answers.$unit))))
  const count = Math.max(0, rows.length - 1)
  if (dryRun || faults.length > 0)
    return { rows: count, added: 0, faults: faults.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) }
  for (const { answers } of read) {
    const { $unit, $title, $period, ...own } = answers
    await openCase(ctx, {
      process: name,
      unitId: Number($unit),
      title: String($title),
      period: ($period as string | null) ?? null,
      answers: { ...emptyBeyond(process), ...own },
    })
  }
  return { rows: count, added: read.length, faults: [] }
}

/** Optional fields that a sheet cannot hold stay empty. */
const emptyBeyond = (process: AnyProcess) =>
  Object.fromEntries(
    Object.entries(process.form)
      .filter(([, field]) => field.optional)
      .map(([name]) => [name, null]),
  )

async function faultsOfUnit(ctx: Ctx, process: AnyProcess, row: number, unitId: number): Promise<Fault[]> {
  if (mayOver(ctx.actor, process.startBy, await getUnit(ctx.db, unitId))) return []
  const message = say('“责任单位”不在您的管辖范围内', 'The responsible unit is outside your scope')
  return [{ path: '$unit', row, rule: 'unit-outside', message, source: process.source }]
}
