import { parsePeriod, periodRange, plusDays } from '#kernel/calendar'
import type { FigureRow } from '../contracts.ts'
import type { FoundFigure } from '../model.ts'
import { type Known, matchIndicator } from './match.ts'

/** What a figure becomes unless somebody says otherwise. */
export type Proposed = Pick<
  FigureRow,
  'value' | 'measure' | 'qualifier' | 'indicator' | 'label' | 'kind' | 'period' | 'asOf' | 'scope'
>

/** What is known beside the figure. */
export interface Around {
  known: readonly Known[]
  /** Day of the report. */
  date: string | null
  today: string
  /** Name of the unit that reports. */
  unit: string
}

const longestQualifier = 20
const longestScope = 180
const STOCK = /^(?:现有|共有|总数|总量|拥有)|(?:总数|总量|覆盖率|占比|存量|在职)/

/** Counted over the period, standing at a moment, or a share. */
const kindOf = ({ unit, asOf, noun, period }: FoundFigure): FigureRow['kind'] => {
  if (unit === '%' || unit === '个百分点') return 'ratio'
  return asOf !== null || STOCK.test(noun) || (period ?? '').startsWith('截至') ? 'stock' : 'flow'
}

const notLater = (day: string | null, today: string): string | null => (day !== null && day <= today ? day : null)

/** The period's last day when it is past, else today: what a figure of the period is as of at the latest. */
function endOf(period: string | null, today: string): string | null {
  if (period === null) return null
  const last = plusDays(periodRange(parsePeriod(period)).to, -1)
  return last <= today ? last : today
}

/**
 * Proposals of one report, apart from each other: a second value of the same name, measure and period is told from the
 * first by its place, or it would take the first one's place as a later report does.
 */
export function apart<P extends Proposed>(proposals: readonly P[]): P[] {
  const values = new Map<string, string[]>()
  return proposals.map((one) => {
    const key = JSON.stringify([one.indicator ?? one.label, one.measure, one.period, one.scope])
    const before = values.get(key) ?? []
    if (!before.includes(one.value)) values.set(key, [...before, one.value])
    const place = before.includes(one.value) ? before.indexOf(one.value) : before.length
    return place === 0 ? one : { ...one, scope: [one.scope, `原文第${place + 1}处`].filter(Boolean).join('，') }
  })
}

const WHOLE = /^(全)(省|市|州|县|区|旗|盟|国)/

/**
 * The whole place a figure is about (全省), where that is more than whoever reports: a department's figure of its province is
 * not the department's own. A union of a place speaks of its place anyway.
 */
function scopeOf({ subject }: FoundFigure, unit: string): string {
  const level = WHOLE.exec(subject ?? '')?.[2]
  if (subject === null || level === undefined) return ''
  return new RegExp(`${level}(总工会)?$`).test(unit) ? '' : subject.slice(0, 2)
}

/** Whom a figure counts beside what the catalogue's name says: 规模以上工业企业 of 规模以上工业企业新增高技能人才数. */
const partOf = (name: string, catalogued: string | undefined): string =>
  catalogued !== undefined && name.length > catalogued.length + 1 && name.endsWith(catalogued)
    ? name.slice(0, -catalogued.length)
    : ''

/** The name of what is counted without the place, which is the scope's to say. */
const placeless = (name: string): string => (name.length > 4 ? name.replace(WHOLE, '') : name)

/** What a found figure becomes: an indicator of the catalogue or a new one, for a period or as of a day. */
export function proposalOf(read: FoundFigure, { known, date, today, unit }: Around): Proposed {
  const found = { ...read, indicator: placeless(read.indicator), noun: placeless(read.noun) }
  const indicator = matchIndicator(found, known)
  const catalogued = known.find((one) => one.name === indicator)?.label
  const label = catalogued ?? (found.indicator || found.noun)
  const period = found.periodKey
  const asOf = notLater(found.asOf, today) ?? endOf(period, today) ?? notLater(date, today) ?? today
  return {
    value: found.value,
    measure: found.unit,
    qualifier: found.qualifier.replaceAll('、', '').slice(0, longestQualifier),
    indicator,
    label: label.slice(0, 100),
    kind: kindOf(found),
    period,
    asOf,
    scope: (scopeOf(found, unit) + partOf(found.indicator, catalogued)).slice(0, longestScope),
  }
}
