import type { Fault } from '#platform/errors'
import { say } from '#platform/say'
import type { Cell, Column, ReadRow } from '#platform/sheet'
import type { UnitKind } from './contracts-rows.ts'
import { findKind, unitKinds } from './kinds.ts'
import { tidyUscc } from './uscc.ts'

/** The columns of a sheet of units; the same for the template, what is exported and what is imported. */
export const unitColumns: readonly Column[] = [
  { header: '单位名称', width: 36, kind: 'text', note: '全称。同一上级下不得重名。' },
  { header: '简称', width: 18, kind: 'text' },
  { header: '别名', width: 24, kind: 'text', note: '文件中可能出现的其他叫法，用顿号隔开。' },
  { header: '类别', width: 18, kind: 'choice', choices: Object.values(unitKinds).map((kind) => kind.zh) },
  { header: '行政区划代码', width: 14, kind: 'text', note: 'GB/T 2260 六位代码，例如 630121。' },
  {
    header: '上级单位',
    width: 48,
    kind: 'text',
    note: '全称；有重名时写明路径，例如 青海省总工会/西宁市总工会。顶层单位留空。',
  },
  { header: '产业上级', width: 30, kind: 'text', note: '产业（行业）工会系统内的上级，没有则留空。' },
  { header: '统一社会信用代码', width: 22, kind: 'text' },
  { header: '启用日期', width: 12, kind: 'date', note: '从哪一天起有这个单位。' },
]

/** A row of a sheet as it reads, before units above it are looked for. */
export interface UnitDraft {
  row: number
  name: string
  shortName: string | null
  aliases: string[]
  kind: UnitKind
  regionId: number
  parent: string | null
  industrialParent: string | null
  uscc: string | null
  validFrom: string
  /** Whether the row itself has a fault; it still tells others what stands where. */
  faulty: boolean
}

type Texts = Record<(typeof keys)[number], string>

const keys = [
  'name',
  'shortName',
  'aliases',
  'kind',
  'regionId',
  'parent',
  'industrialParent',
  'uscc',
  'validFrom',
] as const

const text = (cell: Cell | undefined): string => String(cell ?? '').trim()

/**
 * Reads rows of units; the first row must hold the headings, in any order, and columns we do not know are passed over.
 * Faults carry the row's number in the file.
 */
export function readUnitRows(rows: readonly ReadRow[]): { drafts: UnitDraft[]; faults: Fault[] } {
  const [head, ...body] = rows
  const places = unitColumns.map(({ header }) => head?.cells.findIndex((cell) => text(cell) === header) ?? -1)
  const missing = unitColumns.filter((column, i) => places[i] === -1 && needed.has(column.header))
  if (missing.length > 0) {
    const names = missing.map((column) => column.header).join('、')
    const message = say(`缺少列：${names}。请使用导入模板。`, `Columns are missing: ${names}. Use the template.`)
    return { drafts: [], faults: [{ path: '', row: head?.row ?? 1, message }] }
  }
  const drafts: UnitDraft[] = []
  const faults: Fault[] = []
  for (const { row, cells } of body) {
    const texts = Object.fromEntries(keys.map((key, i) => [key, text(cells[places[i] ?? -1])])) as Texts
    if (keys.every((key) => texts[key] === '')) continue
    const found = rowFaults(texts).map(([path, zh, en]) => ({ path, row, message: say(zh, en) }))
    faults.push(...found)
    drafts.push({ ...draftOf(row, texts), faulty: found.length > 0 })
  }
  return { drafts, faults }
}

const needed = new Set(['单位名称', '类别', '行政区划代码', '上级单位', '启用日期'])

function rowFaults(texts: Texts): [path: string, zh: string, en: string][] {
  const faults: [string, string, string][] = []
  const length = texts.name.length
  if (length < 2 || length > 100) faults.push(['name', '单位名称应为 2 至 100 个字', 'A name has 2 to 100 characters'])
  if (!findKind(texts.kind)) {
    const known = Object.values(unitKinds)
      .map((kind) => kind.zh)
      .join('、')
    faults.push(['kind', `类别“${texts.kind}”不在范围内：${known}`, `The kind "${texts.kind}" is none of: ${known}`])
  }
  if (!/^\d{6}$/.test(texts.regionId)) {
    faults.push([
      'regionId',
      `行政区划代码应为六位数字，现为“${texts.regionId}”`,
      `A region code has six digits, not "${texts.regionId}"`,
    ])
  }
  if (!isDate(texts.validFrom)) {
    faults.push([
      'validFrom',
      `启用日期“${texts.validFrom}”不是日期，应写作 2026-11-22`,
      `"${texts.validFrom}" is no date; write 2026-11-22`,
    ])
  }
  return faults
}

/** A real day of the calendar, `YYYY-MM-DD`. */
function isDate(day: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return false
  const time = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day)
}

const draftOf = (row: number, texts: Texts): Omit<UnitDraft, 'faulty'> => ({
  row,
  name: texts.name,
  shortName: texts.shortName || null,
  aliases: texts.aliases.split(/[、,，;；\s]+/).filter(Boolean),
  kind: findKind(texts.kind) ?? 'base-union',
  regionId: Number(texts.regionId) || 0,
  parent: texts.parent || null,
  industrialParent: texts.industrialParent || null,
  uscc: texts.uscc ? tidyUscc(texts.uscc) : null,
  validFrom: texts.validFrom,
})
