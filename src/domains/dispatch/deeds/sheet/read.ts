import type { FigureAnswer } from '#kernel/form'
import { type Fault, Invalid } from '#platform/errors'
import { say } from '#platform/say'
import type { Cell, ReadRow, ReadSheet } from '#platform/sheet'
import { readSheetsAside } from '#platform/sheet/server'
import { sources } from '../../rules/index.ts'
import {
  type FigureHeader,
  figureColumns,
  intents,
  methodNames,
  type ReportHeader,
  reportColumns,
  sheetNames,
} from './columns.ts'

/** A row of the dispatch sheet that its owner wants to send. */
export interface SentRow {
  row: number
  id: string
  rev: number
  input: Record<string, unknown>
  override: string | undefined
}

/** A sheet taken apart: rows to send, rows left alone, and what is wrong. */
export interface ReadBoard {
  sent: SentRow[]
  skipped: number
  faults: Fault[]
}

/** A fault in words that name row and field, with rule and source. */
export const rowFault = (
  row: number,
  field: string,
  message: { zh: string; en: string },
  rule: string,
  source = sources.practice,
): Fault => ({
  row,
  path: field,
  rule,
  source,
  message: say(`第 ${row} 行“${field}”：${message.zh}`, `Row ${row}, "${field}": ${message.en}`),
})

/** Reads cells by heading, wherever a column stands. @throws Invalid when headings are missing. */
function byHeading<H extends string>(sheet: ReadSheet | undefined, name: string, headers: readonly H[]) {
  const [head, ...rows] = sheet?.rows ?? []
  const at = new Map(head?.cells.map((cell, i) => [String(cell ?? '').trim(), i]))
  const missing = headers.filter((header) => !at.has(header))
  if (!head || missing.length > 0) {
    const message = say(
      `工作表“${name}”缺少列：${missing.join('、')}；请用本系统导出的调度表填写`,
      `The sheet "${name}" lacks columns: ${missing.join(', ')}; fill in a sheet exported here`,
    )
    throw new Invalid([{ path: name, rule: 'sheet-columns', message, row: 1, source: sources.practice }])
  }
  const cell = (row: ReadRow, header: H): Cell => row.cells[at.get(header) ?? -1] ?? null
  return { rows, cell }
}

const textOf = (cell: Cell): string | null => {
  const text = cell === null ? '' : String(cell).trim()
  return text === '' ? null : text
}

/** A number as it stands in the cell; other text is kept, so that the form says what is wrong with it. */
const numberOf = (cell: Cell): unknown => {
  const text = textOf(cell)
  if (text === null || typeof cell === 'number') return cell === null ? undefined : cell
  const plain = text.replace(/[%％]$/, '').trim()
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : text
}

function readFigures(sheets: readonly ReadSheet[], faults: Fault[]): Map<string, FigureAnswer[]> {
  const found = new Map<string, FigureAnswer[]>()
  const sheet = sheets.find((one) => one.name === sheetNames.figures)
  if (!sheet) return found
  const headers = figureColumns([]).map((column) => column.header as FigureHeader)
  const { rows, cell } = byHeading(sheet, sheetNames.figures, headers)
  for (const row of rows) {
    const id = textOf(cell(row, '报送编号'))
    const value = numberOf(cell(row, '数值'))
    if (id === null || value === undefined) continue
    if (typeof value !== 'number') {
      faults.push(rowFault(row.row, '数值', say('应填数字', 'must be a number'), 'invalid_type'))
      continue
    }
    const method = methodNames.get(textOf(cell(row, '来源方式')) ?? '填报') ?? 'filled'
    const figure: FigureAnswer = {
      indicator: (textOf(cell(row, '指标')) ?? '').split('｜').at(-1) ?? '',
      value,
      qualifier: textOf(cell(row, '限定词')) ?? '',
      scope: textOf(cell(row, '口径')) ?? '',
      asOf: textOf(cell(row, '截止日期')),
      method,
    }
    found.set(id, [...(found.get(id) ?? []), figure])
  }
  return found
}

/** Takes a dispatch sheet apart. @throws Invalid when it is no sheet of ours. */
export async function readBoard(bytes: Buffer): Promise<ReadBoard> {
  const sheets = await readSheetsAside(bytes)
  const faults: Fault[] = []
  const headers = reportColumns.map((column) => column.header as ReportHeader)
  const main = sheets.find((one) => one.name === sheetNames.reports) ?? sheets[0]
  const { rows, cell } = byHeading(main, sheetNames.reports, headers)
  const figures = readFigures(sheets, faults)
  const sent: SentRow[] = []
  let skipped = 0
  for (const row of rows) {
    const intent = textOf(cell(row, '本行处理'))
    if (intent === null || intent === intents.skip) {
      skipped += 1
      continue
    }
    if (intent !== intents.send) {
      const message = say(`应选“${intents.send}”或“${intents.skip}”`, `must be "${intents.send}" or "${intents.skip}"`)
      faults.push(rowFault(row.row, '本行处理', message, 'choice'))
      continue
    }
    const id = textOf(cell(row, '报送编号')) ?? ''
    const said = figures.get(id)
    sent.push({
      row: row.row,
      id,
      rev: Number(textOf(cell(row, '版本'))),
      input: {
        progress: numberOf(cell(row, '累计进度（%）')),
        done: textOf(cell(row, '本季度进展情况')) ?? undefined,
        figures: said ?? null,
        obstacles: textOf(cell(row, '存在的困难')),
        help: textOf(cell(row, '需要协调的事项')),
        proof: null,
      },
      override: textOf(cell(row, '说明理由')) ?? undefined,
    })
  }
  return { sent, skipped, faults }
}
