import type { RegisterRow } from './read/claim.ts'
import { periodOf } from './read/period.ts'
import { unitOf } from './read/unit.ts'

/** A printed figure in the form that claims are kept in. */
export interface StoredForm {
  label: { zh: string; en: string }
  measure: string
  kind: 'flow' | 'stock' | 'ratio'
  value: string
  qualifier: string
  period: string | null
  asOf: string | null
  basis: string
}

const dayOf = (at: number): string => String(at).replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3')

const ends: Readonly<Record<string, string>> = {
  '01-12': '',
  '01-06': '-H1',
  '07-12': '-H2',
  '01-03': '-Q1',
  '04-06': '-Q2',
  '07-09': '-Q3',
  '10-12': '-Q4',
}

/** A whole year, half, quarter or month as periods are named (2024-Q3); anything else in its own words. */
function periodName(text: string): string {
  const { kind, from, to, vague } = periodOf(text)
  if (kind !== 'span' || vague || from === null || to === null) return text || '未注明'
  const [first, last] = [String(from), String(to)]
  if (first.slice(0, 4) !== last.slice(0, 4) || !first.endsWith('01')) return text
  const months = `${first.slice(4, 6)}-${last.slice(4, 6)}`
  const part = first.slice(4, 6) === last.slice(4, 6) ? `-${first.slice(4, 6)}` : ends[months]
  const whole =
    new Date(Date.UTC(Number(last.slice(0, 4)), Number(last.slice(4, 6)), 0)).getUTCDate() === Number(last.slice(6))
  return part === undefined || !whole ? text : `${first.slice(0, 4)}${part}`
}

/** Decimal text without an exponent. */
function scaled(value: string, factor: number): string {
  if (factor === 1) return value
  return (Number(value) * factor).toFixed(6).replace(/\.?0+$/, '')
}

/** The number in single measures, the period named as periods are, the as-of date as a day. */
export function storedForm(row: RegisterRow): StoredForm {
  const unit = unitOf(row.unit)
  const read = periodOf(row.period)
  const asOf = read.kind === 'as-of' && read.to !== null && !read.vague ? dayOf(read.to) : null
  return {
    label: { zh: row.indicator, en: row.slug.replaceAll('-', ' ') || row.indicator },
    measure: unit.factor === 1 ? row.unit || '—' : `${unit.base}${unit.per ? `/${unit.per}` : ''}`,
    kind: unit.kind === 'percent' ? 'ratio' : asOf ? 'stock' : 'flow',
    value: scaled(row.value, unit.factor),
    qualifier: row.qualifier,
    period: periodName(row.period),
    asOf,
    basis: row.note,
  }
}

const regionEnd = /(省|市|州|县|区|旗|盟|地区)$/

/** Names by which a printed body may be known: its own, with its union, and departments under their full names. */
export function unitNamesFor(printed: string): string[] {
  const name = printed.replace(/（[^）]*）|\([^)]*\)/g, '').trim()
  if (!name) return []
  const fuller = name
    .replace(/人力资源社会保障/, '人力资源和社会保障')
    .replace('人社厅', '人力资源和社会保障厅')
    .replace('发展改革委', '发展和改革委员会')
    .replace('国资委', '政府国有资产监督管理委员会')
    .replace('科技厅', '科学技术厅')
    .replace('工信厅', '工业和信息化厅')
  return [...new Set([name, fuller, ...(regionEnd.test(name) ? [`${name}总工会`] : [])])]
}
