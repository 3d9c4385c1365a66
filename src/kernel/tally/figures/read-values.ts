import type { Fault } from '#platform/errors'
import { type Say, say } from '#platform/say'
import { readDecimal } from '../exact.ts'
import { faultAt, refuseFaults, type Where } from '../fault.ts'
import { type BaseDefinition, categoriesOf, dimensionsOf } from '../formats/definition.ts'
import { readValue, type ValueRow } from '../formats/value.ts'
import type { Model } from '../model.ts'
import { lastDay, readSpan, type Span } from '../span.ts'
import { existsOn, lastDayIn, type UnitHistory, type Units } from '../tree/history.ts'
import { type Column, type Combo, columnOf, type Put, type Values } from './columns.ts'

export interface WrittenValue {
  row: ValueRow
  where: Where
}

/** A row that was read but cannot be counted, with the reason. */
export interface SetAside {
  file: string
  row: number | undefined
  unit: string
  indicator: string
  code: 'outside-life'
  message: Say
}

const outside = say('该单位在此期间不存在，此数不计入', 'The unit did not exist then; the value is not counted')

/** Rows of one indicator on their way into a column. */
interface Gathering {
  puts: Put[]
  combos: Combo[]
  comboAt: Map<string, number>
  seen: Map<string, Where>
}

class Reader {
  readonly faults: Fault[] = []
  readonly aside: SetAside[] = []
  readonly spans: Span[] = []
  readonly by = new Map<string, Gathering>()
  private readonly spanAt = new Map<string, number>()
  private readonly ids = new Set<string>()
  private readonly model: Model
  private readonly units: Units
  constructor(model: Model, units: Units) {
    this.model = model
    this.units = units
  }

  private fault(where: Where, path: string, rule: string, zh: string, en: string): null {
    this.faults.push(faultAt(where, path, rule, say(zh, en)))
    return null
  }

  read({ row, where }: WrittenValue): void {
    const unit = this.units.place.get(row.unit)
    const one = this.model.bases.get(row.indicator)
    if (unit === undefined)
      this.fault(where, 'unit', 'values.known', `没有编号为“${row.unit}”的单位`, `there is no unit "${row.unit}"`)
    if (!one) this.indicatorFault(row, where)
    const span = this.spanOf(row, where)
    const said = readValue(row.value)
    const number = said.is === 'number' ? readDecimal(said.text) : { digits: 0n, places: 0 }
    if (said.is === 'nonsense' || !number)
      this.fault(
        where,
        'value',
        'values.decimal',
        `“${String(row.value).slice(0, 40)}”不是十进制数；不适用请写 N/A，未报请留空`,
        `"${String(row.value).slice(0, 40)}" is not a decimal number; write N/A where it does not apply, nothing where nothing was reported`,
      )
    const combo = one && this.comboOf(row, one, where)
    if (
      unit === undefined ||
      !one ||
      span === null ||
      !number ||
      !combo ||
      said.is === 'nothing' ||
      said.is === 'nonsense'
    )
      return
    const own = row.id === null || row.id === undefined || row.id === '' ? null : String(row.id)
    if (own !== null && this.isTaken(own))
      this.fault(
        where,
        'id',
        'values.id-once',
        `编号“${own}”重复，结果的来源将无法分辨`,
        `the id "${own}" stands twice, and what a result comes from could not be told`,
      )
    const source = own ?? `${where.file}#${where.row}`
    this.put(one, unit, span, combo, { ...number, isNone: said.is === 'not-applicable', source }, where)
  }

  private indicatorFault(row: ValueRow, where: Where): void {
    if (this.model.formulas.has(row.indicator))
      this.fault(
        where,
        'indicator',
        'values.base-only',
        `“${row.indicator}”由公式算出，不能填报`,
        `"${row.indicator}" is reckoned by a formula and cannot be reported`,
      )
    else
      this.fault(
        where,
        'indicator',
        'values.known',
        `没有指标“${row.indicator}”`,
        `there is no indicator "${row.indicator}"`,
      )
  }

  private spanOf({ period, asOf }: ValueRow, where: Where): number | null {
    if (Boolean(period) === Boolean(asOf))
      return this.fault(where, 'period', 'values.period', 'period 与 asOf 须填且只填一项', 'give either period or asOf')
    const key = String(period || asOf).trim()
    const known = this.spanAt.get(key)
    if (known !== undefined && period) return known
    const span = readSpan(key, this.model.fy)
    if (!span || span.kind === 'as-of')
      return this.fault(
        where,
        period ? 'period' : 'asOf',
        'values.period',
        `“${key}”不是期间或日期，应写成 2026、2026-H1、2026-Q3、2026-07、2026-W05、FY2026 或 2026-07-15`,
        `"${key}" is no period or day; write 2026, 2026-H1, 2026-Q3, 2026-07, 2026-W05, FY2026 or 2026-07-15`,
      )
    if (asOf && span.kind !== 'day')
      return this.fault(where, 'asOf', 'values.as-of', 'asOf 应为日期', 'asOf must be a day')
    if (known !== undefined) return known
    this.spanAt.set(key, this.spans.length)
    this.spans.push(span)
    return this.spans.length - 1
  }

  private comboOf(row: ValueRow, one: BaseDefinition, where: Where): Combo | null {
    const names = dimensionsOf(one)
    let isGood = true
    for (const [name, category] of Object.entries(row.dimensions ?? {})) {
      if (!category) continue
      const categories = categoriesOf(one, name)
      if (!names.includes(name)) {
        isGood = false
        this.fault(
          where,
          name,
          'values.dimension',
          `指标“${one.id}”没有维度“${name}”`,
          `the indicator "${one.id}" has no dimension "${name}"`,
        )
      } else if (categories && !categories.includes(category)) {
        isGood = false
        this.fault(
          where,
          name,
          'values.category',
          `“${category}”不在维度“${name}”的分类之中`,
          `"${category}" is not a category of "${name}"`,
        )
      }
    }
    return isGood ? names.map((name) => row.dimensions?.[name] || null) : null
  }

  private isTaken(id: string): boolean {
    const isThere = this.ids.has(id)
    this.ids.add(id)
    return isThere
  }

  private gatheringOf(id: string): Gathering {
    const there = this.by.get(id)
    if (there) return there
    const made: Gathering = { puts: [], combos: [], comboAt: new Map(), seen: new Map() }
    this.by.set(id, made)
    return made
  }

  private put(
    one: BaseDefinition,
    unit: number,
    span: number,
    combo: Combo,
    said: Omit<Put, 'unit' | 'span' | 'combo'>,
    where: Where,
  ) {
    const gathering = this.gatheringOf(one.id)
    const key = JSON.stringify(combo)
    let at = gathering.comboAt.get(key)
    if (at === undefined) {
      at = gathering.combos.push(combo) - 1
      gathering.comboAt.set(key, at)
    }
    const about = this.spans[span]
    const thing = `${unit} ${about?.from} ${about?.to} ${at}`
    const twin = gathering.seen.get(thing)
    if (twin) {
      this.fault(
        where,
        'value',
        'values.once',
        `与${twin.file}第 ${twin.row} 行是同一单位、指标、期间和分类，只能有一个数`,
        `row ${twin.row} of ${twin.file} is about the same unit, indicator, period and categories; there must be one value`,
      )
      return
    }
    gathering.seen.set(thing, where)
    if (about && !isAlive(this.units.list[unit], about, one.kind)) this.setAside(one, unit, where)
    else gathering.puts.push({ unit, span, combo: at, ...said })
  }

  private setAside(one: BaseDefinition, unit: number, { file, row }: Where): void {
    const id = this.units.list[unit]?.id ?? ''
    this.aside.push({ file, row, unit: id, indicator: one.id, code: 'outside-life', message: outside })
  }
}

/** Whether a unit existed when a value says it did something, or on the day at which a stock stands. */
function isAlive(unit: UnitHistory | undefined, span: Span, kind: BaseDefinition['kind']): boolean {
  if (!unit) return false
  return kind === 'stock' ? existsOn(unit, lastDay(span)) : lastDayIn(unit, span.from, span.to) !== null
}

/** Categories of each dimension as reported or listed, sorted as the definition lists them or by their text. */
export function categoriesIn(one: BaseDefinition, column: Column | undefined, name: string): string[] {
  const listed = categoriesOf(one, name)
  if (listed) return [...listed]
  const at = dimensionsOf(one).indexOf(name)
  const found = new Set((column?.combos ?? []).flatMap((combo) => combo[at] ?? []))
  return [...found].sort()
}

/**
 * Puts values in columns.
 * @throws Invalid naming file, row, field and rule of every fault: unknown units, indicators and categories, numbers that
 * are none, and two values about one thing.
 */
export function readValues(
  rows: readonly WrittenValue[],
  model: Model,
  units: Units,
): { values: Values; aside: SetAside[] } {
  const reader = new Reader(model, units)
  for (const row of rows) reader.read(row)
  refuseFaults(reader.faults)
  const columns = new Map(
    [...reader.by].map(([id, { puts, combos }]) => [id, columnOf(puts, units.list.length, combos)] as const),
  )
  return { values: { spans: reader.spans, columns }, aside: reader.aside }
}
