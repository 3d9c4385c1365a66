import type { Fault } from '#platform/errors'
import { say } from '#platform/say'
import type { ReadRow } from '#platform/sheet'
import type { RegisterRow } from './read/claim.ts'

/** The columns of a register, with other headings they go by. */
const columns: Readonly<Record<keyof RegisterRow, readonly string[]>> = {
  id: ['id', '编号', '序号', 'no', 'no.'],
  area: ['area', '领域', '类别'],
  indicator: ['indicator_zh', 'indicator', '指标', '指标名称', '指标中文名'],
  slug: ['indicator_en', 'slug', '指标代码', '指标英文名'],
  value: ['value', '数值', '值', '数'],
  unit: ['unit_zh', 'unit', '单位', '计量单位'],
  qualifier: ['qualifier', '限定词', '修饰词'],
  reporter: ['reporting_org_zh', 'reporting_org', 'reporter', '填报单位', '报送单位', '报告单位', '来源单位'],
  subject: ['subject_org_or_region_zh', 'subject_org_or_region', 'subject', '统计对象', '对象', '地区', '单位或地区'],
  period: ['period_or_asof', 'period', '时期', '期间', '时段', '截至日期', '统计期'],
  note: ['basis_note_zh', 'basis_note', 'note', '口径说明', '备注', '说明'],
  line: ['line', '行', '行号', '出处'],
}

/** Without these there is nothing to compare. */
const needed: readonly (keyof RegisterRow)[] = ['indicator', 'value']

/** Headings of a register that is written by us. */
export const headings: Readonly<Record<keyof RegisterRow, string>> = Object.fromEntries(
  Object.entries(columns).map(([field, [heading = '']]) => [field, heading]),
) as Record<keyof RegisterRow, string>

const scales: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 千: 1e3 }

/** A number as registers write it: 1,234, １２３, 23.4万, 12.5%. Null when it is none. */
export function readNumber(written: string): string | null {
  const text = written.normalize('NFKC').replace(/[,\s，]/g, '')
  const found = /^([+-]?\d+(?:\.\d+)?)(万|亿|千)?[%％]?$/.exec(text)
  if (!found?.[1]) return null
  const scale = found[2] ? scales[found[2]] : undefined
  return scale ? String(Number((Number(found[1]) * scale).toPrecision(15))) : found[1].replace(/^\+/, '')
}

interface Table {
  rows: RegisterRow[]
  /** What cannot be read: row and field. */
  faults: Fault[]
}

function findColumns(heading: ReadRow): { at: Map<keyof RegisterRow, number>; faults: Fault[] } {
  const names = heading.cells.map((cell) =>
    String(cell ?? '')
      .trim()
      .toLowerCase(),
  )
  const at = new Map<keyof RegisterRow, number>()
  for (const [field, known] of Object.entries(columns) as [keyof RegisterRow, readonly string[]][]) {
    const found = known.map((name) => names.indexOf(name)).find((index) => index >= 0)
    if (found !== undefined) at.set(field, found)
  }
  const faults = needed
    .filter((field) => !at.has(field))
    .map((field) => ({
      path: columns[field][0] ?? field,
      row: heading.row,
      rule: 'column-missing',
      message: say(`缺少“${columns[field][0]}”列`, `The column "${columns[field][0]}" is missing`),
    }))
  return { at, faults }
}

/** Most faults that are told; a file with more is another kind of file. */
const mostFaults = 50

/** A text that holds no larger one in memory; one of less than 13 characters never does. */
const ownText = (text: string): string => (text.length < 13 ? text : text.split('').join(''))

/**
 * Keeps equal texts once, as copies of their own: names, offices and periods repeat in nearly every row, and a piece of
 * the file's text would hold all of it in memory.
 */
function onceEach(): (text: string) => string {
  const kept = new Map<string, string>()
  return (text) => {
    const known = kept.get(text)
    if (known !== undefined) return known
    const copy = ownText(text)
    if (kept.size < mostKept) kept.set(copy, copy)
    return copy
  }
}
const mostKept = 200_000

/** Reads a register row by row, remembering no row: what is wrong gathers in `faults`. */
export interface RegisterReader {
  faults: Fault[]
  /** False where the headings lack a column: there is no row to read then. */
  isReadable: boolean
  read(row: ReadRow): RegisterRow
}

/**
 * A reader of the rows below a heading, in any order of columns. An id that stands twice gets its row number behind it; a row
 * without one is called by its number.
 */
export function registerReader(heading: ReadRow): RegisterReader {
  const { at, faults } = findColumns(heading)
  const isReadable = faults.length === 0
  const seen = new Set<string>()
  const once = onceEach()
  return {
    faults,
    isReadable,
    read: ({ row, cells }) => {
      const cell = (field: keyof RegisterRow): string => String(cells[at.get(field) ?? -1] ?? '').trim()
      const value = readNumber(cell('value'))
      for (const [field, wrong] of [
        ['indicator', cell('indicator') === ''],
        ['value', value === null],
      ] as const)
        if (wrong && faults.length < mostFaults) faults.push(faultOf(field, row, cell(field)))
      const given = ownText(cell('id')) || `R${row}`
      const id = seen.has(given) ? `${given}#${row}` : given
      seen.add(id)
      const text = (field: keyof RegisterRow): string => once(cell(field))
      return {
        ...{ id, area: text('area'), indicator: text('indicator'), slug: text('slug'), value: value ?? '0' },
        ...{ unit: text('unit'), qualifier: text('qualifier'), reporter: text('reporter'), subject: text('subject') },
        ...{ period: text('period'), note: text('note'), line: text('line') },
      }
    },
  }
}

/** What there is to say of a file without a heading. */
export const emptyFile: Fault = {
  path: 'file',
  rule: 'file-empty',
  message: say('文件没有内容', 'The file is empty'),
}

/** Rows of a sheet as rows of a register, all of them. */
export function readTable(sheet: Iterable<ReadRow>): Table {
  const rows = sheet[Symbol.iterator]()
  const { value: heading } = rows.next()
  if (!heading) return { rows: [], faults: [emptyFile] }
  const reader = registerReader(heading)
  const read: RegisterRow[] = []
  if (reader.isReadable) for (let next = rows.next(); !next.done; next = rows.next()) read.push(reader.read(next.value))
  return { rows: read, faults: reader.faults }
}

function faultOf(field: 'indicator' | 'value', row: number, text: string): Fault {
  const [name] = columns[field]
  const message =
    field === 'value'
      ? say(`“${name}”应为数字，读到“${text}”`, `"${name}" must be a number, found "${text}"`)
      : say(`“${name}”不能为空`, `"${name}" must not be empty`)
  return { path: name ?? field, row, rule: 'cell-unreadable', message }
}
