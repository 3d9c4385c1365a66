import type { Fault } from '#platform/errors'
import { inLang, join, type Say, say } from '#platform/say'
import type { Cell, Column, ReadRow } from '#platform/sheet'
import { faultsOf } from './faults.ts'
import type { Field, FieldKind, PersonAnswer } from './field.ts'
import { type Form, schemaOf } from './form.ts'

/** How a cell of each kind is stored; kinds that are left out have no place in a sheet. */
const cellKinds: Partial<Record<FieldKind, Column['kind']>> = {
  text: 'text',
  'long-text': 'text',
  number: 'number',
  date: 'date',
  period: 'text',
  'yes-no': 'choice',
  choice: 'choice',
  choices: 'text',
  unit: 'text',
  units: 'text',
  person: 'text',
}

const yesNo = [say('是', 'Yes'), say('否', 'No')] as const
const widths: Partial<Record<FieldKind, number>> = {
  'long-text': 50,
  text: 28,
  units: 30,
  unit: 26,
  number: 12,
  date: 12,
}
const notes: Partial<Record<FieldKind, Say>> = {
  date: say('格式如 2026-03-31。', 'Such as 2026-03-31.'),
  period: say('格式如 2026-Q3、2026-05 或 2026。', 'Such as 2026-Q3, 2026-05 or 2026.'),
  unit: say('单位全称、简称或路径。', 'Full or short name of the unit, or its path.'),
  units: say('单位全称或简称，用顿号隔开。', 'Full or short names, separated by commas.'),
  choices: say('用顿号隔开。', 'Separated by commas.'),
}

/** Fields of a form that a sheet can hold, in the form's order. */
const inSheet = (form: Form): [string, Field][] =>
  Object.entries(form).filter(([, field]) => cellKinds[field.kind] !== undefined)

/** Fields that must be answered and that no sheet can hold: with any of them, the form cannot be filled by sheet. */
export const beyondSheet = (form: Form): Field[] =>
  Object.values(form).filter((field) => !field.optional && cellKinds[field.kind] === undefined)

function noteOf(field: Field): string | undefined {
  const parts = [
    ...(field.optional ? [] : [say('必填。', 'Required. ')]),
    ...(field.hint ? [field.hint] : []),
    ...(notes[field.kind] ? [notes[field.kind] as Say] : []),
    ...(field.kind === 'choices' ? [say(`可选：${field.choices?.map((c) => c.label.zh).join('、')}`, '')] : []),
  ]
  return parts.length > 0 ? join(...parts).zh : undefined
}

/** The columns of a sheet for a form: the same for the template, for what is saved and for what is taken back in. */
export const columnsOf = (form: Form): Column[] =>
  inSheet(form).map(([, field]) => ({
    header: field.measure ? `${field.label.zh}（${field.measure.zh}）` : field.label.zh,
    width: widths[field.kind] ?? 16,
    kind: cellKinds[field.kind] ?? 'text',
    ...(field.kind === 'yes-no' ? { choices: yesNo.map((one) => one.zh) } : {}),
    ...(field.kind === 'choice' ? { choices: field.choices?.map((one) => one.label.zh) ?? [] } : {}),
    note: noteOf(field),
  }))

/** The cells of some answers, in the order of `columnsOf`; units by the names given. */
export function cellsOf(form: Form, answers: Record<string, unknown>, nameOf: (unitId: number) => string): Cell[] {
  const named = (field: Field, value: unknown) =>
    field.choices?.find((one) => one.value === value)?.label.zh ?? String(value)
  return inSheet(form).map(([name, field]) => {
    const value = answers[name]
    if (value === null || value === undefined) return null
    if (field.kind === 'yes-no') return (value ? yesNo[0] : yesNo[1]).zh
    if (field.kind === 'choice') return named(field, value)
    if (field.kind === 'choices') return (value as unknown[]).map((one) => named(field, one)).join('、')
    if (field.kind === 'person') return (value as PersonAnswer).name
    if (field.kind === 'unit') return nameOf(value as number)
    if (field.kind === 'units') return (value as number[]).map(nameOf).join('、')
    return value as Cell
  })
}

/** Finds a unit by any of its names: its id, 'several' for a name that several bear, or nothing. */
export type FindUnit = (name: string) => number | 'several' | undefined

/** Answers read from one row of a sheet. */
export interface SheetAnswers {
  row: number
  answers: Record<string, unknown>
}

const parts = (text: string): string[] =>
  text
    .split(/[、，,;；\n]/)
    .map((part) => part.trim())
    .filter(Boolean)

/** One cell as the answer its field wants; faults are told and the cell then counts as empty. */
function answerIn(field: Field, cell: Cell | undefined, find: FindUnit, fault: (rule: string, words: Say) => void) {
  const text = String(cell ?? '').trim()
  if (text === '') return undefined
  const unitOf = (name: string) => {
    const id = find(name)
    if (typeof id === 'number') return id
    if (id === 'several')
      fault('unit-ambiguous', say(`“${name}”有多个同名单位，请填写全称`, `"${name}" is the name of several units`))
    else fault('unit-unknown', say(`“${name}”不是系统中的单位`, `"${name}" is no unit here`))
    return undefined
  }
  const choiceOf = (word: string) => {
    const found = field.choices?.find(({ value, label }) => [value, label.zh, label.en].includes(word))
    if (found) return found.value
    const known = (lang: 'zh' | 'en') =>
      field.choices?.map(({ label }) => inLang(label, lang)).join(lang === 'zh' ? '、' : ', ')
    fault('choice', say(`“${word}”不在选项中：${known('zh')}`, `"${word}" is none of: ${known('en')}`))
    return undefined
  }
  if (field.kind === 'number') {
    const value = Number(text.replace(/[,，]/g, ''))
    return Number.isNaN(value) ? text : value
  }
  if (field.kind === 'yes-no') {
    const said = yesNo.findIndex((one) => one.zh === text || one.en.toLowerCase() === text.toLowerCase())
    return said === -1 ? text : said === 0
  }
  if (field.kind === 'choice') return choiceOf(text)
  if (field.kind === 'choices') return parts(text).map(choiceOf).filter(Boolean)
  if (field.kind === 'unit') return unitOf(text)
  if (field.kind === 'units') return parts(text).map(unitOf).filter(Boolean)
  return text
}

/** Where each column stands; faults for those that a form cannot do without. */
function placesOf(form: Form, head: ReadRow | undefined) {
  const heads = (head?.cells ?? []).map((cell) => String(cell ?? '').trim())
  const columns = columnsOf(form)
  const places = columns.map(({ header }) => heads.indexOf(header))
  const missing = inSheet(form).flatMap(([, field], i) =>
    places[i] === -1 && !field.optional ? [columns[i]?.header] : [],
  )
  const words = say(
    `缺少列：${missing.join('、')}。请使用导入模板。`,
    `Columns missing: ${missing.join(', ')}. Use the template.`,
  )
  const faults: Fault[] =
    missing.length > 0 ? [{ path: 'file', row: head?.row ?? 1, rule: 'sheet-columns', message: words }] : []
  return { places, faults }
}

/**
 * Reads rows of a sheet whose first row holds the headings of `columnsOf`, in any order, other columns passed over.
 * Every fault names row, field and rule; rows with faults give no answers.
 */
export function answersIn(
  form: Form,
  [head, ...body]: readonly ReadRow[],
  find: FindUnit,
): { read: SheetAnswers[]; faults: Fault[] } {
  const { places, faults } = placesOf(form, head)
  if (faults.length > 0) return { read: [], faults }
  const asked = Object.fromEntries(inSheet(form))
  const read: SheetAnswers[] = []
  for (const { row, cells } of body) {
    const own: Fault[] = []
    const answers = Object.fromEntries(
      Object.entries(asked).map(([name, field], i) => {
        const label = say(`“${field.label.zh}”`, `"${field.label.en}" `)
        const fault = (rule: string, words: Say) => own.push({ path: name, row, rule, message: join(label, words) })
        return [name, answerIn(field, cells[places[i] ?? -1], find, fault)]
      }),
    )
    const checked = schemaOf(asked).safeParse(answers, { reportInput: true })
    const told = new Set(own.map(({ path }) => path))
    if (!checked.success)
      own.push(
        ...faultsOf(asked, checked.error, '')
          .filter(({ path }) => !told.has(path.split('.')[0] ?? ''))
          .map((one) => ({ ...one, row })),
      )
    faults.push(...own)
    if (checked.success && own.length === 0) read.push({ row, answers: checked.data })
  }
  return { read, faults }
}
