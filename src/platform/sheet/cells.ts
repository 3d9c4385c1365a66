import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { toSerial } from './day.ts'
import { escapeCell } from './escape.ts'
import type { Cell, Column } from './index.ts'
import { columnLetters } from './letters.ts'
import { STYLE } from './styles.ts'

/** The most characters a cell can hold; a spreadsheet refuses or "repairs" a file with more. */
const MOST_CHARACTERS = 32_767
/** Spreadsheets keep 15 digits of a number; longer ones stay texts. */
const EXACT_NUMBER = /^-?(?=(\D*\d){1,15}\D*$)\d+(\.\d+)?$/

/** The XML of one row. Rows and cells carry their addresses: some readers need them. */
export function rowXml(
  number: number,
  cells: readonly Cell[],
  columns: readonly Column[],
  { style, guarded = false }: { style?: number; guarded?: boolean } = {},
): string {
  let xml = `<row r="${number}">`
  for (let i = 0; i < columns.length; i++) {
    const value = cells[i] ?? null
    if (value === null || value === '') continue
    const address = columnLetters(i + 1) + number
    xml += style === undefined ? cellXml(address, value, columns[i], guarded) : textXml(address, String(value), style)
  }
  return `${xml}</row>`
}

/** The style of a column's cells. In a guarded sheet the columns that are not locked stay open. */
export function styleOf({ kind, locked }: Column, guarded: boolean): number {
  const isOpen = guarded && !locked
  if (kind === 'number') return isOpen ? STYLE.openPlain : STYLE.plain
  if (kind === 'date') return isOpen ? STYLE.openDate : STYLE.date
  return isOpen ? STYLE.openText : STYLE.text
}

function cellXml(address: string, value: string | number, column: Column | undefined, guarded: boolean): string {
  const isOpen = guarded && !column?.locked
  if (column?.kind === 'number') {
    const isNumber = typeof value === 'number' ? Number.isFinite(value) : EXACT_NUMBER.test(value)
    const style = isOpen ? ` s="${STYLE.openPlain}"` : ''
    if (isNumber) return `<c r="${address}"${style}><v>${Number(value)}</v></c>`
  }
  if (column?.kind === 'date' && typeof value === 'string') {
    const serial = toSerial(value)
    if (serial !== null) return `<c r="${address}" s="${isOpen ? STYLE.openDate : STYLE.date}"><v>${serial}</v></c>`
  }
  return textXml(address, String(value), isOpen ? STYLE.openText : STYLE.text)
}

/** Inline text is never read as a formula, whatever sign it begins with. */
function textXml(address: string, text: string, style: number): string {
  if (text.length > MOST_CHARACTERS) {
    throw new Invalid([
      {
        path: address,
        rule: 'cell-length',
        message: say(
          `单元格 ${address} 的文字超过 ${MOST_CHARACTERS} 字，电子表格无法保存。`,
          `Cell ${address} has more than ${MOST_CHARACTERS} characters, which a spreadsheet cannot hold.`,
        ),
      },
    ])
  }
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeCell(text)}</t></is></c>`
}
