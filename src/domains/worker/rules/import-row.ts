import {
  type CodeList,
  educations,
  employments,
  ethnicities,
  industries,
  occupations,
  ownerships,
  parties,
  skillGrades,
  titleLevels,
} from '#kernel/codes'
import type { Fault } from '#platform/errors'
import { say } from '#platform/say'
import type { Cell } from '#platform/sheet'
import { codeFault, modern, numberFault, personOf, sources, tidy } from './numbers.ts'

/** A row of an import, read and checked. */
export interface ReadWorker {
  name: string
  identity: string
  card: string | null
  phone: string | null
  bank: string | null
  bornOn: string
  birthYear: number
  sex: number
  coded: Record<string, number | string | boolean | null>
  hiredOn: string | null
  employer: string | null
  employerCode: string | null
}

interface CodedColumn {
  header: string
  name: string
  words: Map<string, string | number>
  list: CodeList
  /** Taken where the cell is empty; null where it must be filled. */
  unset: string | number | null
  optional: boolean
}

const wordsOf = (list: CodeList) =>
  new Map(
    list.codes.flatMap(({ value, label }) => [String(value), label.zh, label.en].map((word) => [word, value] as const)),
  )
const coded = (name: string, list: CodeList, unset: string | number | null = null, optional = false): CodedColumn => ({
  ...{ name, list, unset, optional, header: list.label.zh, words: wordsOf(list) },
})

const codedColumns: readonly CodedColumn[] = [
  coded('education', educations),
  coded('ethnicity', ethnicities, null, true),
  coded('occupation', occupations),
  coded('industry', industries),
  coded('ownership', ownerships),
  coded('employment', employments),
  coded('skillGrade', skillGrades, 0),
  coded('titleLevel', titleLevels, 0),
  coded('party', parties, 13),
]

/** Headings of the sheet, in the order of the template. */
export const headers = [
  ...['姓名', '身份证号', '社会保障卡号', '手机号', '银行卡号'],
  ...codedColumns.map(({ header }) => header),
  ...['工会会员', '农民工', '入职日期', '用人单位', '统一社会信用代码'],
] as const
const needed = [
  '姓名',
  '身份证号',
  ...codedColumns.filter((one) => one.unset === null && !one.optional).map((one) => one.header),
]

/** Where each heading stands; faults for those that are missing. Other columns are passed over. */
export function placesOf(cells: readonly Cell[]): { places: Map<string, number>; faults: Fault[] } {
  const places = new Map(cells.map((cell, i) => [String(cell ?? '').trim(), i]))
  const faults = needed
    .filter((header) => !places.has(header))
    .map((header) => ({
      path: 'file',
      row: 1,
      rule: 'header',
      message: say(`缺少“${header}”一栏`, `The column "${header}" is missing`),
    }))
  return { places, faults }
}

const yes = new Map([
  ['是', true],
  ['否', false],
  ['TRUE', true],
  ['FALSE', false],
  ['1', true],
  ['0', false],
  ['yes', true],
  ['no', false],
])

/** A day as sheets write it: YYYY-MM-DD, with slashes, without signs, or the number of days a spreadsheet counts. */
function dayOf(text: string): string | null {
  const serial = /^\d{5}$/.test(text)
    ? new Date(Date.UTC(1899, 11, 30 + Number(text))).toISOString().slice(0, 10)
    : null
  const parts = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})$/.exec(text)
  const day = parts ? `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}` : serial
  return day && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day) ? day : null
}

/** One row checked, or what is wrong with it: every fault of the row, not only the first. `today` bounds days. */
export function readRow(
  cells: readonly Cell[],
  places: ReadonlyMap<string, number>,
  today: string,
): { read: ReadWorker } | { faults: Fault[] } {
  const faults: Fault[] = []
  const at = (header: string): string => String(cells[places.get(header) ?? -1] ?? '').trim()
  const wrong = (path: string, rule: string, zh: string, en: string) =>
    faults.push({ path, rule, message: say(zh, en), source: sources.privacy })
  const number = (field: 'identity' | 'card' | 'phone' | 'bank', header: string): string | null => {
    const text = tidy(at(header))
    if (!text) return null
    const whole = field === 'identity' ? modern(text) : text
    const fault = numberFault(field, whole, today, header)
    if (fault) faults.push(fault)
    return whole
  }
  const name = at('姓名')
  if (!name) wrong('姓名', 'required', '“姓名”必须填写', '"姓名" is required')
  if (name.length > 60) wrong('姓名', 'too-long', '“姓名”不能超过 60 个字', '"姓名" has at most 60 characters')
  const identity = number('identity', '身份证号')
  if (!identity) wrong('身份证号', 'required', '“身份证号”必须填写', '"身份证号" is required')
  const values: ReadWorker['coded'] = {}
  for (const column of codedColumns) values[column.name] = codeOf(column, at(column.header), wrong)
  for (const [header, field] of [
    ['工会会员', 'unionMember'],
    ['农民工', 'migrant'],
  ] as const) {
    const text = at(header)
    if (text && !yes.has(text)) wrong(header, 'yes-no', `“${header}”应填“是”或“否”`, `"${header}" is yes or no`)
    values[field] = yes.get(text) ?? false
  }
  const hired = at('入职日期')
  const hiredOn = hired ? dayOf(hired) : null
  if (hired && !hiredOn) wrong('入职日期', 'date', '“入职日期”应为日期', '"入职日期" is a day')
  const code = tidy(at('统一社会信用代码')) || null
  const codeWrong = codeFault(code, '统一社会信用代码')
  if (codeWrong) faults.push(codeWrong)
  const rest = {
    card: number('card', '社会保障卡号'),
    phone: number('phone', '手机号'),
    bank: number('bank', '银行卡号'),
  }
  if (faults.length > 0 || !identity) return { faults }
  const employer = at('用人单位').slice(0, 120) || null
  return {
    read: { name, identity, ...rest, ...personOf(identity), coded: values, hiredOn, employer, employerCode: code },
  }
}

function codeOf(
  { header, words, unset, optional }: CodedColumn,
  text: string,
  wrong: (path: string, rule: string, zh: string, en: string) => void,
): string | number | null {
  if (!text) {
    if (unset === null && !optional) wrong(header, 'required', `“${header}”必须填写`, `"${header}" is required`)
    return unset
  }
  const value = words.get(text)
  if (value === undefined)
    wrong(header, 'code', `“${header}”没有“${text.slice(0, 20)}”这一项`, `"${header}" has no such code`)
  return value ?? null
}
