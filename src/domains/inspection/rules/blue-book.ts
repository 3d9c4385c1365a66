import type { Headline, IndicatorDefinition } from '#kernel/indicator'
import { claimMethods } from '#kernel/indicator'
import type { Block } from '#platform/paper'
import type { Sheet } from '#platform/sheet'
import type { BookNote, BookTable } from '../model/index.ts'

/** A figure that stands for a unit and a year, as the kernel gives it. */
type Standing = Headline & { claim: Headline['claim'] & { figure: { zh: string }; reporterUnitName: string | null } }

/** The names of indicators as they were typed, with 、 or commas between. */
export const splitNames = (text: string): string[] =>
  text
    .split(/[、，,;；\n]/)
    .map((name) => name.trim())
    .filter(Boolean)

/** What one table is made from. `of` gives the figure that counts for a unit and a year; null where nobody said anything. */
export interface BookSource {
  title: string
  indicator: IndicatorDefinition
  years: readonly number[]
  /** `open` is false where the reader may not see the unit's figures: that is not the same as not reported. */
  units: readonly { id: number; name: string; open: boolean }[]
  of(unitId: number, year: number): Standing | null
}

const sayWho = ({ claim }: Standing): string =>
  [
    claim.reporterUnitName ?? claim.reporterName,
    claim.asOf ? `截至 ${claim.asOf}` : null,
    claim.scope || '全口径',
    claimMethods[claim.method].zh,
    claim.state === 'accepted' ? '已审核' : '未审核',
  ]
    .filter(Boolean)
    .join('，')

/**
 * A table of one indicator: units down, years across. A figure carries the number of its footnote, which names its claim;
 * what was not reported is “—”, counted as such; what is disputed is marked. `notes` is added to.
 */
export function bookTable({ title, indicator, years, units, of }: BookSource, notes: BookNote[]): BookTable {
  const cellOf = (unit: BookSource['units'][number], year: number) => {
    const empty = { figure: '—', value: null, disputed: false, note: null }
    if (!unit.open) return { ...empty, state: 'hidden' as const, figure: '无权查看' }
    const found = of(unit.id, year)
    if (!found) return { ...empty, state: 'missing' as const }
    const { claim, disputed } = found
    const note: BookNote = {
      n: notes.length + 1,
      regionId: claim.regionId,
      claim: claim.id,
      unitName: unit.name,
      label: indicator.label.zh,
      period: String(year),
      said: disputed ? `${sayWho(found)}；另有不同数据，存争议` : sayWho(found),
    }
    notes.push(note)
    const { figure } = claim
    return { state: 'given' as const, figure: figure.zh, value: Number(claim.value), disputed, note: note.n }
  }
  const rows = units.map((unit) => ({
    unitId: unit.id,
    unitName: unit.name,
    cells: years.map((year) => cellOf(unit, year)),
  }))
  const reported = years.map((_, i) => {
    const column = rows.map(({ cells }) => cells[i]?.state)
    const hidden = column.filter((state) => state === 'hidden').length
    return { n: column.filter((state) => state === 'given').length, of: column.length - hidden, hidden }
  })
  return { title, label: indicator.label, measure: indicator.measure, years: [...years], rows, reported }
}

type Cell = BookTable['rows'][number]['cells'][number]

/** 9,800人※[3] */
const sayCell = ({ figure, disputed, note }: Cell): string =>
  `${figure}${disputed ? '※' : ''}${note === null ? '' : `[${note}]`}`

const sayReported = ({ n, of, hidden }: BookTable['reported'][number]): string =>
  `${n}/${of}${hidden > 0 ? `（另有${hidden}个无权查看）` : ''}`

const explained = '“—”为未报送，不作零计算；“※”为同一口径下另有不同数据；方括号内为数据来源编号，见文后“数据来源”。'

/** The tables as they stand in a printed chapter, each figure with the number of its source, and the sources after them. */
export function tableBlocks(tables: readonly BookTable[], notes: readonly BookNote[]): Block[] {
  const blocks = tables.flatMap(({ title, label, measure, years, rows, reported }, i): Block[] => [
    { kind: 'heading', level: 2, text: `表${i + 1} ${title}：${label.zh}（${measure.zh}）` },
    {
      kind: 'table',
      columns: [{ header: '地区和单位' }, ...years.map((year) => ({ header: `${year}年` }))],
      rows: [
        ...rows.map(({ unitName, cells }) => [unitName, ...cells.map(sayCell)]),
        ['已报/应报', ...reported.map(sayReported)],
      ],
    },
  ])
  return [
    { kind: 'heading', level: 1, text: '数据表' },
    ...blocks,
    { kind: 'paragraph', text: explained },
    { kind: 'heading', level: 1, text: '数据来源' },
    notes.length === 0
      ? { kind: 'paragraph', text: '所选指标、单位和年度均无数据报送。' }
      : {
          kind: 'table',
          columns: [
            { header: '编号', width: 1 },
            { header: '数据', width: 4 },
            { header: '来源', width: 4 },
            { header: '台账编号', width: 4 },
          ],
          rows: notes.map(({ n, unitName, label, period, said, claim }) => [
            `[${n}]`,
            `${unitName} ${period}年 ${label}`,
            said,
            claim,
          ]),
        },
  ]
}

/** The tables as a workbook: a sheet for each, figures as numbers, and the sources on the last. */
export function tableSheets(tables: readonly BookTable[], notes: readonly BookNote[]): Sheet[] {
  const sheets = tables.map(
    ({ title, label, measure, years, rows, reported }, i): Sheet => ({
      name: `表${i + 1} ${label.zh}`,
      columns: [
        { header: `${title}（${measure.zh}）`, kind: 'text', width: 30 },
        ...years.flatMap((year) => [
          { header: `${year}年`, kind: 'number' as const, width: 14 },
          { header: `${year}年来源`, kind: 'text' as const, width: 16 },
        ]),
      ],
      rows: [
        ...rows.map(({ unitName, cells }) => [
          unitName,
          ...cells.flatMap((cell) => [cell.value, cell.note === null ? cell.figure : sayCell(cell)]),
        ]),
        ['已报/应报', ...reported.flatMap((one) => [one.n, sayReported(one)])],
      ],
    }),
  )
  return [
    ...sheets,
    {
      name: '数据来源',
      columns: [
        { header: '编号', kind: 'text', width: 8 },
        { header: '单位', kind: 'text', width: 28 },
        { header: '年度', kind: 'text', width: 8 },
        { header: '指标', kind: 'text', width: 28 },
        { header: '来源', kind: 'text', width: 50 },
        { header: '台账编号', kind: 'text', width: 40 },
      ],
      rows: [
        ...notes.map(({ n, unitName, period, label, said, claim }) => [`[${n}]`, unitName, period, label, said, claim]),
        ['说明', explained, null, null, null, null],
      ],
    },
  ]
}
