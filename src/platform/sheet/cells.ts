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
export function rowXml(number: number, cells: readonly Cell[], columns: readonly Column[], style?: number): string {
  let xml = `<row r="${number}">`
  for (let i = 0; i < columns.length; i++) {
    const value = cells[i] ?? null
    if (value === null || value === '') continue
    const address = columnLetters(i + 1) + number
    xml += style === undefined ? cellXml(address, value, columns[i]) : textXml(address, String(value), style)
  }
  return `${xml}</row>`
}

function cellXml(address: string, value: string | number, column: Column | undefined): string {
  if (column?.kind === 'number') {
    const isNumber = typeof value === 'number' ? Number.isFinite(value) : EXACT_NUMBER.test(value)
    if (isNumber) return `<c r="${address}"><v>${Number(value)}</v></c>`
  }
  if (column?.kind === 'date' && typeof value === 'string') {
    const serial = toSerial(value)
    if (serial !== null) return `<c r="${address}" s="${STYLE.date}"><v>${serial}</v></c>`
  }
  return textXml(address, String(value), STYLE.text)
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
