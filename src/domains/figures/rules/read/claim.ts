import { cut, dimensionOf, isKnown } from '../words/segment.ts'
import { type Amount, amountOf } from './amount.ts'
import type { Name, NameReader } from './name.ts'
import { type Note, noteOf } from './note.ts'
import { type Period, periodOf, spansYears } from './period.ts'
import { type Subject, subjectOf } from './subject.ts'
import { type Unit, unitOf } from './unit.ts'

/** A figure as a register prints it; every cell as text. */
export interface RegisterRow {
  id: string
  area: string
  indicator: string
  /** The indicator's short English name; figures of one slug claim to be about one thing. */
  slug: string
  value: string
  unit: string
  qualifier: string
  reporter: string
  subject: string
  period: string
  note: string
  line: string
}

/** What a number is meant to be: what happened, what is aimed at, or what a rule sets. */
export type Role = 'actual' | 'target' | 'rule'

/** A figure, read. */
export interface Claim {
  row: RegisterRow
  name: Name
  unit: Unit
  amount: Amount
  subject: Subject
  period: Period
  note: Note
  role: Role
  /** A yearly average over the period. */
  yearly: boolean
  /** Counted from the start of something, not only in the period. */
  cumulative: boolean
}

const placeEnd = /(省|市|州|盟|地区|县|区|旗)$/

/** The indicator's name without the name of whom it is about: 西豫职工培训人次 of 青海西豫有色金属有限公司 is 职工培训人次. */
export function bareIndicator({ indicator, subject: text }: Pick<RegisterRow, 'indicator' | 'subject'>): string {
  const subject = subjectOf(text)
  const isClass = /以上|以下|规模|全部|所有|各类|各级/.test(subject.text)
  const own = isClass || cut(subject.text).tokens.every(isKnown) ? '' : subject.text
  const names = [own, subject.place, subject.place.replace(placeEnd, '')].filter((name) => name.length >= 2)
  const start = names.find((name) => indicator.startsWith(name) && indicator.length > name.length + 1)
  if (start) return indicator.slice(start.length)
  const inside = names.slice(own ? 1 : 0).find((name) => indicator.includes(name) && indicator.length > name.length + 3)
  if (inside) return indicator.replace(inside, '')
  return withoutProperName(indicator, subject.text)
}

const isFirm = /公司|集团|厂|矿|油田|股份|银行|港|中国一/

/** An enterprise's own short name, at the beginning or behind a modifier: 西豫, 省内西矿. */
function withoutProperName(indicator: string, subject: string): string {
  if (!isFirm.test(subject)) return indicator
  const lead = [2, 3, 4].find((size) => dimensionOf.has(indicator.slice(0, size))) ?? 0
  const rest = indicator.slice(lead)
  for (let size = 4; size >= 2; size--) {
    const start = rest.slice(0, size)
    if (cut(rest).tokens[0] !== start || isKnown(start) || !subject.includes(start) || rest.length <= size + 1) continue
    return indicator.slice(0, lead) + rest.slice(size).replace(/^(集团|公司|油田)/, '')
  }
  return indicator
}

function roleOf(name: Name, note: Note, { period, qualifier }: RegisterRow): Role {
  if (note.role) return note.role
  if (name.target || /下一步|^到\d{4}年$/.test(period) || /计划|力争|拟/.test(qualifier)) return 'target'
  return name.rule ? 'rule' : 'actual'
}

/** A share whose remark says of what it is one (占应到代表) is read as if its name said so. */
const withBase = (name: Name, { base }: Note, nameOf: NameReader): Name =>
  base && name.measure === 'share' && name.base.length === 0 ? { ...name, base: nameOf(base, 'person').tokens } : name

/** Reads one row. The value must be a decimal number: whoever reads the file has checked it. */
export function claimOf(row: RegisterRow, near: number, nameOf: NameReader): Claim {
  const unit = unitOf(row.unit)
  const subject = subjectOf(row.subject)
  const note = noteOf(row.note)
  const name = withBase(nameOf(bareIndicator(row), unit.per ? 'per' : unit.kind), note, nameOf)
  const period = note.openPeriod ? { ...periodOf('未注明'), text: row.period } : periodOf(row.period)
  const amount = amountOf(row.value, unit.factor, row.qualifier, near)
  return {
    row,
    name,
    unit,
    amount,
    subject,
    period,
    note,
    role: roleOf(name, note, row),
    yearly: name.yearly || /年均|每年/.test(row.qualifier) || note.text === '年均',
    cumulative: name.cumulative || /累计/.test(row.qualifier) || note.run === 'running',
  }
}

/** Kinds of measure that are counts of something, so that parts and wholes make sense. */
export const isCount = (claim: Claim): boolean =>
  claim.name.measure === 'count' && !claim.yearly && claim.unit.per === ''

/** Counts that happened, neither aimed at nor set by a rule. */
export const isActualCount = (claim: Claim): boolean => isCount(claim) && claim.role === 'actual'

/** Whether figures of it over time stand at a moment rather than add up. */
export const isStock = ({ name, unit, period }: Claim): boolean => {
  if (period.kind === 'as-of') return true
  if (name.measure === 'count' && spansYears(period)) return false
  return name.measure !== 'count' || (!name.flow && unit.kind !== 'visit' && unit.kind !== 'money')
}
