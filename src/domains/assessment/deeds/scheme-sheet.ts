import { noteDeed } from '#kernel/audit/server'
import type { Ctx, GivenFile, SentFile } from '#kernel/domain/server'
import { findStale, type Stamped, stampColumn, stampedRows } from '#kernel/edition/server'
import { nameUnits, unitFinder } from '#kernel/org/server'
import { areas } from '#kernel/process'
import type { Fault } from '#platform/errors'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import type { Column, ReadRow } from '#platform/sheet'
import { readSheetsAside, writeSheets } from '#platform/sheet/server'
import { itemsOf, type SchemeAspect, type SchemeBody, SchemeItem } from '../model/index.ts'
import { schemes } from '../store/index.ts'
import { getDraft } from './schemes.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const columns: Column[] = [
  { header: '方面', kind: 'text', width: 20 },
  { header: '条目编号', kind: 'text', width: 10 },
  { header: '考核内容', kind: 'text', width: 36 },
  { header: '分值', kind: 'number', width: 8 },
  { header: '佐证要求', kind: 'text', width: 48 },
  { header: '责任单位', kind: 'text', width: 28 },
  { header: '依据', kind: 'text', width: 48 },
  { header: '重点任务', kind: 'text', width: 20 },
  { header: '关联指标', kind: 'text', width: 30, note: '指标编码，用顿号分开' },
  { header: '关联流程', kind: 'text', width: 30, note: '流程编码，用顿号分开' },
  { header: '上年条目', kind: 'text', width: 10 },
]
const needed = [...columns.slice(0, 5).map(({ header }) => header), stampColumn.header]

const areaName = (value: string) => areas.find((area) => area.value === value)?.label.zh ?? value

/** What a scheme says, row by row, as it is written out and as a workbook that comes back is held against it. */
async function stampedIn(ctx: Ctx, body: SchemeBody): Promise<Stamped[]> {
  const units = itemsOf(body).flatMap(({ unitId }) => (unitId === null ? [] : [unitId]))
  const names = await nameUnits(ctx.db, units)
  return body.aspects.flatMap((aspect) =>
    aspect.items.map((item) => ({
      key: item.key,
      cells: [
        aspect.label.zh,
        item.key,
        item.label.zh,
        item.weight,
        item.demands.zh,
        item.unitId === null ? null : (names.get(item.unitId) ?? null),
        item.source.zh,
        item.areas.map(areaName).join('、'),
        item.indicators.join('、'),
        item.processes.join('、'),
        item.was,
      ],
    })),
  )
}

/** A scheme as a workbook that can be changed and taken in again. */
export async function schemeSheet(ctx: Ctx, id: string): Promise<GivenFile> {
  const scheme = await schemes.get(ctx.db, id)
  const rows = stampedRows(await stampedIn(ctx, scheme.body))
  await noteDeed(ctx, 'assessment-scheme.export', { ...scheme, kind: 'assessment-scheme' }, { items: rows.length })
  const bytes = writeSheets([{ name: '考核框架', columns: [...columns, stampColumn], rows }])
  return { name: `${scheme.name}-${scheme.year}.xlsx`, type: xlsx, bytes }
}

type Row = (column: string) => string
type FindUnit = (name: string) => number | 'several' | undefined

const partsOf = (text: string) =>
  text
    .split(/[、，,;；\s]+/)
    .map((part) => part.trim())
    .filter(Boolean)

/** Words whose Chinese stayed keep their English; new ones stand for both until somebody translates them. */
const wordsOf = (zh: string, old: { zh: string; en: string } | undefined) => (old?.zh === zh ? old : { zh, en: zh })

function itemOf(
  of: Row,
  old: SchemeItem | undefined,
  find: FindUnit,
): { item: unknown; problems: [string, string, string][] } {
  const problems: [string, string, string][] = []
  const unit = of('责任单位')
  const found = unit ? find(unit) : undefined
  if (unit && typeof found !== 'number')
    problems.push(['责任单位', `“${unit}”不是系统中的单位，或有多个同名单位`, `"${unit}" is no unit here, or several`])
  const chosen = partsOf(of('重点任务')).flatMap((name) => {
    const area = areas.find(({ label, value }) => label.zh === name || value === name)
    if (!area) problems.push(['重点任务', `“${name}”不是五项重点任务之一`, `"${name}" is none of the five key tasks`])
    return area ? [area.value as string] : []
  })
  const item = {
    key: of('条目编号'),
    label: wordsOf(of('考核内容'), old?.label),
    weight: Number(of('分值') || Number.NaN),
    demands: wordsOf(of('佐证要求'), old?.demands),
    source: wordsOf(of('依据') || '办公室自定', old?.source),
    unitId: typeof found === 'number' ? found : null,
    areas: chosen,
    indicators: partsOf(of('关联指标')),
    processes: partsOf(of('关联流程')),
    was: of('上年条目') || null,
  }
  return { item, problems }
}

const fieldNames: Readonly<Record<string, string>> = {
  key: '条目编号',
  label: '考核内容',
  weight: '分值',
  demands: '佐证要求',
  source: '依据',
  indicators: '关联指标',
  processes: '关联流程',
  was: '上年条目',
}

function readItems(rows: readonly ReadRow[], places: ReadonlyMap<string, number>, before: SchemeBody, find: FindUnit) {
  const faults: Fault[] = []
  const aspects = new Map<string, SchemeAspect>()
  const known = new Map(itemsOf(before).map((item) => [item.key, item]))
  for (const { row, cells } of rows) {
    const of: Row = (column) => String(cells[places.get(column) ?? -1] ?? '').trim()
    const { item, problems } = itemOf(of, known.get(of('条目编号')), find)
    const fault = (path: string, zh: string, en: string) => faults.push({ path, row, message: say(zh, en) })
    for (const [path, zh, en] of problems) fault(path, zh, en)
    const read = SchemeItem.safeParse(item)
    if (!read.success) {
      for (const issue of read.error.issues) {
        const name = fieldNames[String(issue.path[0])] ?? String(issue.path[0])
        fault(name, `“${name}”未填写或不合要求`, `"${name}" is missing or not right`)
      }
      continue
    }
    const key = read.data.key.split('.')[0] ?? ''
    const label = wordsOf(of('方面') || `方面${key}`, before.aspects.find((aspect) => aspect.key === key)?.label)
    const aspect = aspects.get(key) ?? { key, label, items: [] }
    aspect.items.push(read.data)
    aspects.set(key, aspect)
  }
  return { faults, body: { note: before.note, aspects: [...aspects.values()] } }
}

function placesOf(head: ReadRow | undefined): Map<string, number> {
  const places = new Map((head?.cells ?? []).map((cell, i) => [String(cell ?? '').trim(), i]))
  const missing = needed.filter((name) => !places.has(name))
  if (missing.length === 0) return places
  const message = say(
    `缺少列：${missing.join('、')}。请先导出本框架，在其上修改。`,
    `Columns missing: ${missing.join(', ')}. Export the scheme and change that.`,
  )
  throw new Invalid([{ path: 'file', row: head?.row ?? 1, message, rule: 'sheet-columns' }])
}

/**
 * Takes all items of a draft from a workbook: one bad row, or one that somebody changed after the export, and nothing is
 * written, unless it is only tried.
 * @throws Missing for what is no draft of theirs; Invalid for a file that is no workbook or lacks columns.
 */
export async function importScheme(ctx: Ctx, id: string, file: SentFile | null, dryRun: boolean) {
  const scheme = await getDraft(ctx, id)
  const [sheet] = await readSheetsAside(file?.bytes ?? Buffer.alloc(0), { rows: 1000 })
  const [head, ...rows] = sheet?.rows ?? []
  const places = placesOf(head)
  const unitPlace = places.get('责任单位') ?? -1
  const names = rows.map(({ cells }) => String(cells[unitPlace] ?? '').trim()).filter(Boolean)
  const { faults, body } = readItems(rows, places, scheme.body, await unitFinder(ctx.db, names))
  faults.push(...findStale(rows, places, await stampedIn(ctx, scheme.body), { columns, keyed: '条目编号' }))
  if (rows.length === 0)
    faults.push({ path: '', message: say('表中没有条目', 'The sheet has no items'), rule: 'sheet-empty' })
  if (dryRun || faults.length > 0) return { rows: rows.length, added: 0, faults }
  await schemes.rewrite(ctx.db, id, { name: scheme.name, year: scheme.year, version: scheme.version, body })
  const said = { file: file?.name ?? '', items: rows.length }
  await noteDeed(ctx, 'assessment-scheme.import', { ...scheme, kind: 'assessment-scheme' }, said)
  return { rows: rows.length, added: rows.length, faults }
}
