import { say } from '#platform/say'
import {
  BarChart,
  type ChartProps,
  type ChartValue,
  LineChart,
  MapChart,
  PyramidChart,
  StackedBarChart,
  TileChart,
  useGo,
} from '#ui'
import { type About, type CellValue, type Head, keptBack, labelOfDimension, measures } from '../model/index.ts'
import type { CrossAnswer } from './table.tsx'
import { type Address, addressAt } from './view.ts'

const kinds = {
  bar: BarChart,
  stacked: StackedBarChart,
  line: LineChart,
  pyramid: PyramidChart,
  tiles: TileChart,
  map: MapChart,
} as const

const joined = (heads: readonly Head[]) =>
  say(heads.map(({ label }) => label.zh).join(' / '), heads.map(({ label }) => label.en).join(' / '))

/** Where a row has one place on a map, its division is its key; otherwise its own. */
const keyOf = (heads: readonly Head[]): string => {
  const [head] = heads
  return heads.length === 1 && head?.unitId != null ? String(head.regionId) : heads.map(({ key }) => key).join('|')
}

function figureOf(value: CellValue | undefined, about: About): ChartValue {
  if (value === keptBack) return 'hidden'
  if (value === null || value === undefined) return null
  return about.measure === 'count' || about.measure === 'age' ? value : value * 100
}

/** Series of a drawing: the columns without their total; of a map the total alone, because an area has one shade. */
function seriesOf({ about, columns, rows }: CrossAnswer, chart: string) {
  const body = rows.filter(({ heads }) => heads.length > 0)
  const all = columns.map((heads, c) => ({
    label: heads.length === 0 ? say('合计', 'Total') : joined(heads),
    isTotal: heads.length === 0,
    values: body.map(({ cells }) => figureOf(cells[c], about)),
  }))
  const parts = all.filter(({ isTotal }) => !isTotal)
  if (chart === 'tiles' || chart === 'map' || parts.length === 0) return all.slice(-1)
  return chart === 'pyramid' ? parts.slice(0, 2) : parts
}

/** The table as a drawing. A region leads to its parts. */
export function Drawing({ of, address, chart }: { of: CrossAnswer; address: Address; chart: keyof typeof kinds }) {
  const go = useGo()
  const { about, rows } = of
  const body = rows.filter(({ heads }) => heads.length > 0)
  const unitOf = new Map(body.map(({ heads }) => [keyOf(heads), heads.length === 1 ? heads[0]?.unitId : null]))
  const by = about.dims.map(({ name }) => labelOfDimension(name))
  const names = say(by.map(({ zh }) => zh).join('、'), by.map(({ en }) => en).join(', '))
  const measure = measures.find(({ value }) => value === about.measure)?.label ?? say('人数', 'People')
  const isShare = about.measure !== 'count' && about.measure !== 'age'
  const given: Omit<ChartProps, 'kind'> = {
    title: say(
      `${about.unitName}职工队伍：${names.zh}（${measure.zh}）`,
      `Workforce of ${about.unitName}: ${names.en} (${measure.en})`,
    ),
    source:
      about.use === 'internal'
        ? say('职工档案统计快照。内部使用，不得公布', 'Snapshot of workers’ files. Internal, not for publication')
        : say(
            `职工档案统计快照；少于 ${about.least} 人不公布`,
            `Snapshot of workers’ files; fewer than ${about.least} kept back`,
          ),
    asOf: say(about.asOf, about.asOf),
    measure: isShare ? say('%', '%') : about.measure === 'age' ? say('岁', 'years') : say('人', 'people'),
    decimals: about.measure === 'count' ? 0 : 1,
    categories: body.map(({ heads }) => ({ key: keyOf(heads), label: joined(heads) })),
    series: seriesOf(of, chart).map(({ label, values }) => ({ label, values })),
    leads: (key) => unitOf.get(key) != null,
    onPick: (key) => {
      const unitId = unitOf.get(key)
      if (unitId != null) go(addressAt(address, unitId))
    },
    table: 'none',
  }
  const Kind = kinds[chart]
  return <Kind {...given} />
}
