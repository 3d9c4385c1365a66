import { escapeXml } from './escape.ts'
import type { Column, Sheet } from './index.ts'
import { columnLetters } from './letters.ts'

/** The name of the hidden sheet that holds lists too long, or of signs not allowed, for the rule itself. */
export const LIST_SHEET = '_lists'

type Heads = readonly Pick<Sheet, 'columns'>[]

/** Long lists of a workbook, each once, in the order of their columns on the hidden sheet. */
export function longLists(sheets: Heads): (readonly string[])[] {
  const lists = new Map<string, readonly string[]>()
  for (const { columns } of sheets) {
    for (const { choices } of columns) if (choices && !fitsInRule(choices)) lists.set(choices.join('\n'), choices)
  }
  return [...lists.values()]
}

/** A rule holds a list of up to 255 characters; commas part its entries and cannot be escaped. */
const fitsInRule = (choices: readonly string[]) =>
  choices.join(',').length <= 255 && !choices.some((choice) => /[,"\n]/.test(choice))

/** The drop-downs and hints of a sheet, for all rows below the heading. */
export function validationsXml(columns: readonly Column[], lists: (readonly string[])[]): string {
  const rules = columns.flatMap((column, i) => {
    const hint = column.note
      ? ` showInputMessage="1" promptTitle="${attribute(column.header, 32)}" prompt="${attribute(column.note, 255)}"`
      : ''
    const where = `sqref="${columnLetters(i + 1)}2:${columnLetters(i + 1)}1048576"`
    if (column.choices?.length) {
      const error = ' showErrorMessage="1" errorTitle="提示 Note" error="请从下拉列表中选择。 Choose from the list."'
      const list = `<formula1>${escapeXml(listFormula(column.choices, lists))}</formula1>`
      return [`<dataValidation type="list" allowBlank="1"${hint}${error} ${where}>${list}</dataValidation>`]
    }
    return hint ? [`<dataValidation allowBlank="1"${hint} ${where}/>`] : []
  })
  return rules.length > 0 ? `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>` : ''
}

function listFormula(choices: readonly string[], lists: (readonly string[])[]): string {
  if (fitsInRule(choices)) return `"${choices.join(',')}"`
  const key = choices.join('\n')
  const letters = columnLetters(lists.findIndex((list) => list.join('\n') === key) + 1)
  return `${LIST_SHEET}!$${letters}$1:$${letters}$${choices.length}`
}

const attribute = (text: string, most: number) => escapeXml(text.slice(0, most)).replace(/\n/g, '&#10;')
