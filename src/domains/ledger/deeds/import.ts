import { isDate } from '#kernel/calendar'
import type { Ctx, SentFile } from '#kernel/domain/server'
import { workAreas } from '#kernel/process'
import { type Fault, Invalid } from '#platform/errors'
import { say } from '#platform/say'
import type { ReadRow } from '#platform/sheet'
import { readSheetsAside } from '#platform/sheet/server'
import { type ItemToAdd, insertItems } from '../store/items.ts'
import { lockPoints } from '../store/points.ts'
import { itemColumns } from './columns.ts'
import { type FindUnit, unitFinder } from './find-units.ts'
import { note } from './journal.ts'
import { assertMay } from './reach.ts'

const heads = itemColumns.map((column) => column.header)

/** Where each heading stands in the sheet. @throws Invalid naming a heading that is missing. */
function placesOf(head: ReadRow | undefined): Map<string, number> {
  const places = new Map((head?.cells ?? []).map((cell, i) => [String(cell ?? '').trim(), i]))
  const missing = heads.slice(0, 6).filter((name) => !places.has(name))
  if (missing.length === 0) return places
  const message = say(
    `缺少列：${missing.join('、')}。请使用导入模板。`,
    `Columns missing: ${missing.join(', ')}. Use the template.`,
  )
  throw new Invalid([{ path: 'file', row: head?.row ?? 1, message, rule: 'sheet-columns' }])
}

function readUnits(text: string, column: string, row: number, find: FindUnit, faults: Fault[]): number[] {
  const names = text
    .split(/[、，,;；\n]/)
    .map((name) => name.trim())
    .filter(Boolean)
  return names.flatMap((name) => {
    const id = find(name)
    if (typeof id === 'number') return [id]
    const message =
      id === 'several'
        ? say(
            `“${column}”中的“${name}”有多个同名单位，请填写全称`,
            `"${name}" in ${column} is the name of several units; give it in full`,
          )
        : say(`“${column}”中的“${name}”不是系统中的单位`, `"${name}" in ${column} is no unit here`)
    faults.push({ path: column, row, message, rule: id === 'several' ? 'unit-ambiguous' : 'unit-unknown' })
    return []
  })
}

function readRow({ row, cells }: ReadRow, places: Map<string, number>, find: FindUnit, faults: Fault[]): ItemToAdd {
  const text = (column: string) => String(cells[places.get(column) ?? -1] ?? '').trim()
  const fault = (path: string, rule: string, zh: string, en: string) =>
    faults.push({ path, row, rule, message: say(zh, en) })
  const title = text('任务名称')
  if (!title) fault('任务名称', 'required', '“任务名称”必须填写', 'A title is required')
  if (title.length > 200)
    fault('任务名称', 'too_big', '“任务名称”不能超过 200 个字', 'A title has at most 200 characters')
  const areaText = text('所属重点任务')
  const area = workAreas.find((one) => one.label.zh === areaText || one.label.en === areaText)?.value ?? null
  if (areaText && !area)
    fault(
      '所属重点任务',
      'choice',
      `“${areaText}”既不是五项重点任务之一，也不是“组织保障（不属五项重点任务）”`,
      `"${areaText}" is none of the five key tasks`,
    )
  const dueOn = text('完成时限') || null
  if (dueOn && !isDate(dueOn))
    fault('完成时限', 'date', `“${dueOn}”不是日期，格式如 2026-12-31`, `"${dueOn}" is no date such as 2026-12-31`)
  const leads = readUnits(text('牵头单位'), '牵头单位', row, find, faults)
  const joints = readUnits(text('配合单位'), '配合单位', row, find, faults)
  return {
    title,
    words: text('条款原文') || null,
    area,
    dueOn,
    leads,
    joints,
    note: text('备注') || null,
    origin: 'imported',
  }
}

/**
 * Reads items from a workbook into work points: one bad row and nothing is written, unless it is only tried. Lines are matched
 * to units by name, short name or alias.
 * @throws Invalid for a file that is no workbook or lacks columns; Missing for work points not the actor's.
 */
export async function importItems(ctx: Ctx, pointsId: string, file: SentFile | null, dryRun: boolean) {
  const points = await lockPoints(ctx.db, pointsId)
  assertMay(ctx, 'ledger.issue', points)
  const [sheet] = await readSheetsAside(file?.bytes ?? Buffer.alloc(0), { rows: 5000 })
  const [head, ...rows] = sheet?.rows ?? []
  const places = placesOf(head)
  const find = await unitFinder(ctx)
  const faults: Fault[] = []
  const items = rows.map((row) => readRow(row, places, find, faults))
  if (dryRun || faults.length > 0) return { rows: items.length, added: 0, faults }
  await insertItems(ctx.db, points, items)
  await note(ctx, 'points.import', 'work-points', points, { file: file?.name ?? '', items: items.length })
  return { rows: items.length, added: items.length, faults }
}
