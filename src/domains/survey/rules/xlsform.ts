import type { Fault } from '#platform/errors'
import { say } from '#platform/say'
import type { ReadSheet } from '#platform/sheet'
import type { Condition, Option, Question, Questionnaire, Quota } from '../model/questionnaire.ts'
import { readRelevant } from './relevant.ts'

type Row = { row: number; of(column: string): string; at(column: string): string }

/** Letters of a column: 0 is A. */
const letters = (place: number): string =>
  (place < 26 ? '' : letters(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26))

function rowsOf(sheet: ReadSheet): Row[] {
  const [head, ...rest] = sheet.rows
  const places = new Map(
    (head?.cells ?? []).map((cell, i) => [
      String(cell ?? '')
        .trim()
        .toLowerCase(),
      i,
    ]),
  )
  return rest.map(({ row, cells }) => ({
    row,
    of: (column) => String(cells[places.get(column.toLowerCase()) ?? -1] ?? '').trim(),
    at: (column) => `${sheet.name}!${letters(places.get(column.toLowerCase()) ?? 0)}${row}`,
  }))
}

const faultAt = (row: Row, column: string, rule: string, zh: string, en: string): Fault => ({
  path: row.at(column),
  row: row.row,
  rule,
  message: say(`${row.at(column)}（${column}）：${zh}`, `${row.at(column)} (${column}): ${en}`),
})

const chinese = ['label::中文', 'label::中文 (zh)', 'label::chinese (zh)', 'label::zh', 'label']
const english = ['label::english (en)', 'label::english', 'label::en']
const firstOf = (row: Row, columns: readonly string[]) => columns.map((column) => row.of(column)).find(Boolean) ?? ''
function labelOf(row: Row) {
  const zh = firstOf(row, chinese)
  return say(zh, firstOf(row, english) || zh)
}

function choicesIn(sheet: ReadSheet | undefined, faults: Fault[]): Map<string, Option[]> {
  const lists = new Map<string, Option[]>()
  for (const row of sheet ? rowsOf(sheet) : []) {
    const list = row.of('list_name') || row.of('list name')
    const value = row.of('name')
    if (!list) faults.push(faultAt(row, 'list_name', 'required', '未写选项组名', 'the list has no name'))
    else if (!/^[\w-]{1,40}$/.test(value))
      faults.push(
        faultAt(
          row,
          'name',
          'name',
          '选项编码须为字母、数字、下划线',
          'a choice is named by letters, digits and underscores',
        ),
      )
    else if (!labelOf(row).zh) faults.push(faultAt(row, 'label', 'required', '选项没有文字', 'a choice has no label'))
    else lists.set(list, [...(lists.get(list) ?? []), { value, label: labelOf(row) }])
  }
  return lists
}

/** `. >= 0 and . <= 24`: bounds of a number. Null for any other constraint. */
function boundsIn(text: string): { min?: number; max?: number } | null {
  const bounds: { min?: number; max?: number } = {}
  for (const part of text.split(/\s+and\s+/).filter(Boolean)) {
    const match = /^\.\s*(>=|<=)\s*(-?\d+(?:\.\d+)?)$/.exec(part.trim())
    if (!match) return null
    if (match[1] === '>=') bounds.min = Number(match[2])
    else bounds.max = Number(match[2])
  }
  return bounds
}

interface Reading {
  lists: ReadonlyMap<string, Option[]>
  faults: Fault[]
  groups: (Condition | null)[]
  notes: { zh: string; en: string }[]
}

function conditionOf(row: Row, reading: Reading): Condition | null {
  const text = row.of('relevant')
  if (!text) return null
  const read = readRelevant(text)
  if ('condition' in read) return read.condition
  reading.faults.push(
    faultAt(
      row,
      'relevant',
      'relevant',
      `条件“${text}”第 ${read.at + 1} 处读不懂`,
      `"${text}" cannot be read at its word ${read.at + 1}`,
    ),
  )
  return null
}

function showIfOf(row: Row, reading: Reading): Condition | null {
  const all = [...reading.groups, conditionOf(row, reading)].filter((one) => one !== null)
  const [only] = all
  return all.length > 1 ? { op: 'and', of: all } : (only ?? null)
}

function listOf(row: Row, name: string, reading: Reading): Option[] {
  const list = reading.lists.get(name)
  if (list && list.length > 1) return list
  reading.faults.push(
    faultAt(
      row,
      'type',
      'no-list',
      `choices 表中没有选项组“${name}”，或选项不足两个`,
      `choices has no list "${name}" of two or more`,
    ),
  )
  return []
}

function numberOf(row: Row, decimals: number, asked: Asked, reading: Reading): Question {
  const bounds = boundsIn(row.of('constraint'))
  if (!bounds)
    reading.faults.push(
      faultAt(
        row,
        'constraint',
        'constraint',
        '只支持 . >= 下限 and . <= 上限',
        'only . >= least and . <= most can be read',
      ),
    )
  return { kind: 'number', ...asked, ...bounds, decimals }
}

function rangeOf(row: Row, asked: Asked, reading: Reading): Question {
  const given = Object.fromEntries(
    [...row.of('parameters').matchAll(/(\w+)\s*=\s*(-?\d+)/g)].map(([, name, value]) => [name, Number(value)]),
  )
  const { start: from = 1, end: to = 5, step = 1 } = given as Record<string, number>
  if (step !== 1 || from >= to)
    reading.faults.push(
      faultAt(row, 'parameters', 'range', '量表须写 start=1 end=5 step=1，步长为 1', 'a range is start=1 end=5 step=1'),
    )
  return { kind: 'scale', ...asked, from, to, low: say(String(from), String(from)), high: say(String(to), String(to)) }
}

type Asked = Pick<Question, 'key' | 'label' | 'hint' | 'required' | 'showIf'>

function questionOf(row: Row, reading: Reading): Question | null {
  const [type = '', list = ''] = row.of('type').split(/\s+/)
  const key = row.of('name')
  const label = labelOf(row)
  if (!/^[A-Za-z][A-Za-z0-9_]{0,39}$/.test(key))
    reading.faults.push(
      faultAt(
        row,
        'name',
        'name',
        '题号须以字母开头，只含字母、数字、下划线',
        'a name begins with a letter and has letters, digits and underscores',
      ),
    )
  if (!label.zh) reading.faults.push(faultAt(row, 'label', 'required', '没有题目文字', 'the question has no label'))
  const hint = row.of('hint::中文') || row.of('hint')
  const required = /^(yes|true|true\(\)|1)$/i.test(row.of('required'))
  const asked: Asked = { key, label, ...(hint && { hint: say(hint, hint) }), required, showIf: showIfOf(row, reading) }
  switch (type) {
    case 'select_one':
      return { kind: 'single', ...asked, options: listOf(row, list, reading) }
    case 'select_multiple':
      return { kind: 'multiple', ...asked, options: listOf(row, list, reading) }
    case 'integer':
    case 'decimal':
      return numberOf(row, type === 'integer' ? 0 : 2, asked, reading)
    case 'text':
      return { kind: 'text', ...asked, max: 500 }
    case 'range':
      return rangeOf(row, asked, reading)
  }
  reading.faults.push(
    faultAt(row, 'type', 'type', `不支持的题型“${row.of('type')}”`, `"${row.of('type')}" is no kind of question here`),
  )
  return null
}

function readRow(row: Row, reading: Reading): Question | null {
  const type = row.of('type').replace(/\s+/, '_').toLowerCase()
  if (!row.of('type')) return null
  if (type === 'begin_group') reading.groups.push(conditionOf(row, reading))
  else if (type === 'end_group') {
    if (reading.groups.length === 0)
      reading.faults.push(
        faultAt(row, 'type', 'group', 'end_group 没有对应的 begin_group', 'end_group without begin_group'),
      )
    reading.groups.pop()
  } else if (type === 'note') reading.notes.push(labelOf(row))
  else return questionOf(row, reading)
  return null
}

/** Quotas of a sheet of our own, which other readers of XLSForm pass over: a condition as in `relevant`, and how many. */
function quotasIn(sheet: ReadSheet | undefined, faults: Fault[]): Quota[] {
  return (sheet ? rowsOf(sheet) : []).flatMap((row) => {
    const [text, count] = [row.of('condition'), Number(row.of('count'))]
    if (!text && !row.of('count')) return []
    const read = readRelevant(text)
    if ('at' in read)
      faults.push(faultAt(row, 'condition', 'condition', `看不懂的条件“${text}”`, `"${text}" cannot be read`))
    if (!Number.isInteger(count) || count < 1)
      faults.push(faultAt(row, 'count', 'count', '份数须为正整数', 'how many must be a whole number above 0'))
    return 'at' in read ? [] : [{ when: read.condition, count }]
  })
}

/**
 * Reads a questionnaire from a workbook in XLSForm (sheets survey and choices, and quotas where there is one). What cannot be read is named by sheet, cell and
 * column. Notes become part of the introduction; a group's condition holds for all in it. Source: xlsform.org.
 */
export function readXlsForm(
  sheets: readonly ReadSheet[],
  title: string,
): { questionnaire: Questionnaire; faults: Fault[] } {
  const survey = sheets.find(({ name }) => name.trim().toLowerCase() === 'survey')
  const faults: Fault[] = []
  const lists = choicesIn(
    sheets.find(({ name }) => name.trim().toLowerCase() === 'choices'),
    faults,
  )
  const reading: Reading = { lists, faults, groups: [], notes: [] }
  const questions = survey ? rowsOf(survey).flatMap((row) => readRow(row, reading) ?? []) : []
  if (!survey)
    faults.push({
      path: 'survey',
      rule: 'no-sheet',
      message: say('工作簿里没有 survey 表', 'The workbook has no sheet "survey"'),
    })
  else if (questions.length === 0 && faults.length === 0)
    faults.push({
      path: 'survey',
      rule: 'empty',
      message: say('survey 表里没有题目', 'The sheet "survey" has no questions'),
    })
  if (reading.groups.length > 0)
    faults.push({
      path: 'survey',
      rule: 'group',
      message: say('begin_group 没有对应的 end_group', 'begin_group without end_group'),
    })
  const quotas = quotasIn(
    sheets.find(({ name }) => name.trim().toLowerCase() === 'quotas'),
    faults,
  )
  const note = reading.notes.map(({ zh }) => zh).join('\n')
  const intro = say(note || title, reading.notes.map(({ en }) => en).join('\n') || title)
  return { questionnaire: { title: say(title, title), intro, questions, quotas }, faults }
}
