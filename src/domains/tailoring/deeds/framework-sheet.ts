import { isDate } from '#kernel/calendar'
import type { Ctx, GivenFile, SentFile } from '#kernel/domain/server'
import { findStale, type Stamped, stampColumn, stampedRows } from '#kernel/edition/server'
import { areas } from '#kernel/process'
import type { Fault } from '#platform/errors'
import { say } from '#platform/say'
import type { Cell, Column, ReadRow } from '#platform/sheet'
import { readSheetsAside, writeSheets } from '#platform/sheet/server'
import { type FrameworkBody, findMeasure, Measure } from '../model/index.ts'
import { parseTargets, targetsText } from '../rules/index.ts'
import { frameworks } from '../store/index.ts'
import { getDraft } from './frameworks.ts'
import { placesOf } from './places.ts'

export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const targetNote = '每项写作“内容>=数值单位”，用分号分开；比较用 >= <= = > < ≈；时限写在 @ 后'
const columns: Column[] = [
  { header: '部分', kind: 'text', width: 28 },
  { header: '编号', kind: 'text', width: 10 },
  { header: '举措', kind: 'text', width: 40 },
  { header: '内容', kind: 'text', width: 60 },
  { header: '重点任务', kind: 'choice', choices: areas.map(({ label }) => label.zh), width: 14 },
  { header: '目标', kind: 'text', width: 36, note: targetNote },
  { header: '完成时限', kind: 'date', width: 12 },
  { header: '牵头单位', kind: 'text', width: 28 },
  { header: '依据', kind: 'text', width: 40 },
  { header: '上版编号', kind: 'text', width: 12, note: '与上版编号不同、拆分或合并时填写，用顿号分开' },
]
const needed = ['部分', '编号', '举措', stampColumn.header]

/** What a row says, as it is written out and as it is held against its stamp. */
function cellsOf(one: Measure, { groups }: FrameworkBody): Cell[] {
  return [
    groups.find(({ key }) => key === one.group)?.title ?? '',
    one.key,
    one.title,
    one.words,
    areas.find(({ value }) => value === one.area)?.label.zh ?? null,
    targetsText(one.targets),
    one.dueOn,
    one.lead,
    one.basis,
    one.was.join('、'),
  ]
}

const stampedIn = (body: FrameworkBody): Stamped[] =>
  body.measures.map((one) => ({ key: one.key, cells: cellsOf(one, body) }))

/** A framework as a workbook that can be changed and taken in again. @throws Missing. */
export async function frameworkSheet(ctx: Ctx, id: string): Promise<GivenFile> {
  const edition = await frameworks.get(ctx.db, id)
  const rows = stampedRows(stampedIn(edition.body))
  await frameworks.note(ctx, 'export', edition, { measures: rows.length })
  const bytes = writeSheets([{ name: '任务框架', columns: [...columns, stampColumn], rows }])
  return { name: `${edition.name}-第${edition.version}版.xlsx`, type: xlsx, bytes }
}

type Say = (path: string, rule: string, zh: string, en: string) => void

function readMeasure(of: (column: string) => string, group: string, old: Measure | undefined, fault: Say) {
  const areaText = of('重点任务')
  const area = areas.find(({ label, value }) => label.zh === areaText || value === areaText)
  if (areaText && !area)
    fault('重点任务', 'choice', `“${areaText}”不是五项重点任务之一`, `"${areaText}" is none of the five key tasks`)
  const targets = parseTargets(of('目标'))
  if (targets === null) fault('目标', 'targets', `“目标”看不懂：${targetNote}`, 'The targets cannot be read')
  const dueOn = of('完成时限') || null
  if (dueOn !== null && !isDate(dueOn))
    fault('完成时限', 'date', `“${dueOn}”不是日期，格式如 2026-12-31`, `"${dueOn}" is no date such as 2026-12-31`)
  return Measure.safeParse({
    ...{ key: of('编号'), group, title: of('举措'), words: of('内容'), area: area?.value ?? null },
    ...{
      targets: targets ?? [],
      dueOn: dueOn !== null && isDate(dueOn) ? dueOn : null,
      lead: of('牵头单位'),
      basis: of('依据'),
    },
    ...{
      place: old?.place ?? null,
      was: of('上版编号')
        .split(/[、，,;；\s]+/)
        .filter(Boolean),
      trace: null,
    },
  })
}

const fieldNames: Readonly<Record<string, string>> = {
  ...{ key: '编号', title: '举措', words: '内容', lead: '牵头单位', basis: '依据', was: '上版编号', targets: '目标' },
}

function readBody(rows: readonly ReadRow[], places: ReadonlyMap<string, number>, before: FrameworkBody) {
  const faults: Fault[] = []
  const groups = new Map<string, string>()
  const measures: Measure[] = []
  for (const { row, cells } of rows) {
    const of = (column: string) => String(cells[places.get(column) ?? -1] ?? '').trim()
    const fault: Say = (path, rule, zh, en) => faults.push({ path, row, rule, message: say(zh, en) })
    const part = of('部分')
    if (!part) fault('部分', 'required', '“部分”必须填写', 'A part is required')
    const known =
      [...groups].find(([, title]) => title === part) ??
      before.groups.map((g) => [g.key, g.title]).find(([, t]) => t === part)
    const group = String(known?.[0] ?? `p${groups.size + 1}`)
    groups.set(group, part)
    const read = readMeasure(of, group, findMeasure(before, of('编号')), fault)
    if (!read.success)
      for (const { path } of read.error.issues) {
        const name = fieldNames[String(path[0])] ?? String(path[0])
        fault(name, 'field', `“${name}”未填写或不合要求`, `"${name}" is missing or not right`)
      }
    else if (measures.some(({ key }) => key === read.data.key))
      fault('编号', 'key-twice', `编号 ${read.data.key} 重复`, `The key ${read.data.key} is used twice`)
    else measures.push(read.data)
  }
  const body: FrameworkBody = { ...before, groups: [...groups].map(([key, title]) => ({ key, title })), measures }
  return { faults, body }
}

/**
 * Takes all measures of a draft from a workbook: one bad row, or one
 * that somebody changed after the export, and nothing is written, unless it is only tried.
 * @throws Missing for what is no draft of theirs; Invalid for a file that is no workbook or lacks columns.
 */
export async function importFramework(ctx: Ctx, id: string, file: SentFile | null, dryRun: boolean) {
  const edition = await getDraft(ctx, id)
  const [sheet] = await readSheetsAside(file?.bytes ?? Buffer.alloc(0), { rows: 1000 })
  const [head, ...rows] = sheet?.rows ?? []
  const places = placesOf(head, needed)
  const { faults, body } = readBody(rows, places, edition.body)
  faults.push(...findStale(rows, places, stampedIn(edition.body), { columns, keyed: '编号' }))
  if (rows.length === 0)
    faults.push({ path: '', rule: 'sheet-empty', message: say('表中没有举措', 'The sheet has no measures') })
  if (dryRun || faults.length > 0) return { rows: rows.length, added: 0, faults }
  const { name, year, version } = edition
  await frameworks.rewrite(ctx.db, id, { name, year, version, body })
  await frameworks.note(ctx, 'import', edition, { file: file?.name ?? '', measures: rows.length })
  return { rows: rows.length, added: rows.length, faults }
}
