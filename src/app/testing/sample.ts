import type { Field, Form } from '#kernel/form'

/** What a made-up answer may draw on: a unit, an indicator, a fresh file, days from today. */
export interface Stock {
  /** Marks every text, so that a test finds it again wherever it leaks. */
  mark: string
  /** Today, YYYY-MM-DD. */
  today: string
  unitId: number
  otherUnitId: number
  indicator: string
  /** Answers that must name something that exists, by the name of their field: an account, its person, a permission. */
  known: Readonly<Record<string, string>>
  /** Uploads a file nobody has sent before and answers its id. */
  upload(): Promise<string>
}

/** How the made-up answers differ from try to try, when a rule objects to the first. */
export interface Bent {
  days: number
  optional: boolean
  choice: number
  number: 'low' | 'middle' | 'high'
}

/** Tried in this order until the rules are content. */
export const bents: readonly Bent[] = [
  { days: 20, optional: true, choice: 0, number: 'middle' },
  { days: 20, optional: true, choice: 1, number: 'low' },
  { days: 0, optional: true, choice: 0, number: 'high' },
  { days: -20, optional: true, choice: 2, number: 'low' },
  { days: 120, optional: true, choice: 0, number: 'low' },
  { days: 20, optional: false, choice: 0, number: 'middle' },
]

const dayAfter = (today: string, days: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

function numberOf({ min = 0, max = 100, decimals = 0 }: Field, bent: Bent): number {
  const value = { low: min, middle: (min + max) / 2, high: max }[bent.number]
  return Number(value.toFixed(decimals))
}

async function answerOf(field: Field, stock: Stock, bent: Bent): Promise<unknown> {
  const day = dayAfter(stock.today, bent.days)
  const values = field.choices?.map((one) => one.value) ?? []
  const chosen = values[bent.choice % Math.max(values.length, 1)]
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return `${stock.mark}${field.label.zh}`.slice(0, field.max ?? 200)
    case 'number':
      return numberOf(field, bent)
    case 'date':
      return day
    case 'period':
      return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
    case 'yes-no':
      return bent.choice % 2 === 0
    case 'choice':
      return chosen
    case 'choices':
      return chosen === undefined ? [] : [chosen]
    case 'unit':
      return bent.choice === 0 ? stock.unitId : stock.otherUnitId
    case 'units':
      return [stock.unitId]
    case 'person':
      return { id: null, name: `${stock.mark}责任人` }
    case 'evidence':
      return [await stock.upload()]
    case 'figures':
      return [{ indicator: stock.indicator, value: 12, scope: stock.mark, asOf: stock.today }]
    case 'targets':
      return [{ noun: `${stock.mark}人数`, value: 60, measure: '人', comparison: '>=', by: day }]
    case 'rows':
      return [await sampleAnswers(field.row ?? {}, stock, bent)]
    case 'place':
      return { documentId: crypto.randomUUID(), title: `${stock.mark}意见`, number: '一', start: 0, end: 4 }
  }
}

/** Answers to every field of a form, made from the fields' kinds and bounds. */
export async function sampleAnswers(form: Form, stock: Stock, bent: Bent): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(form)) {
    if (field.optional && !bent.optional) continue
    const answer = stock.known[name] ?? (await answerOf(field, stock, bent))
    const isFit = field.schema.safeParse(answer).success
    if (isFit || !field.optional) answers[name] = answer
  }
  return answers
}

interface Schema {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  minimum?: number
  minLength?: number
  minItems?: number
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  default?: unknown
}

const texts: Readonly<Record<string, string>> = {
  uuid: '3f2b8c1e-5a64-4c0e-9d3b-0a1b2c3d4e5f',
  date: '2026-11-20',
  'date-time': '2026-11-20T02:00:00Z',
  email: 'a@example.org',
}

/** A value that a JSON schema takes: the plainest one. Patterns are met from a short list of our own codes. */
export function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const branch = schema.anyOf?.[0] ?? schema.oneOf?.[0]
  if (branch) return sampleOf(branch)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object' || schema.properties)
    return Object.fromEntries(
      (schema.required ?? []).map((name) => [name, sampleOf(schema.properties?.[name] ?? {})] as const),
    )
  if (type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}))
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 1, 1)
  if (type === 'boolean') return true
  if (type === 'null') return null
  if (schema.format && texts[schema.format]) return texts[schema.format]
  if (schema.pattern) {
    const met = ['2026-Q3', '2026', '2026-11-20', '630000', '000000', 'abcdef', 'true'].find((text) =>
      new RegExp(schema.pattern ?? '', 'u').test(text),
    )
    if (met) return met
  }
  return 'x'.repeat(Math.max(schema.minLength ?? 1, 3))
}
