import { Suspense, use } from 'react'
import { say } from '#platform/say'
import { T } from '../../words/language.tsx'
import { Chart, type ChartProps } from './chart.tsx'
import { type AreaMap, readMap } from './geo.ts'

type Props = Omit<ChartProps, 'kind' | 'areas' | 'note'>

/** Bars from left to right: units beside each other, each figure behind its bar. Several series stand below each other. */
export const BarChart = (props: Props) => <Chart {...props} kind="bars" />

/** Bars made of the series; a part that is hidden is hatched and its total says so. */
export const StackedBarChart = (props: Props) => <Chart {...props} kind="stacked" />

/** Two series back to back, as ages by sex are shown: the first to the left, categories from the lowest up. */
export const PyramidChart = (props: Props) => <Chart {...props} kind="pyramid" />

/** Figures over time; a projected series is dashed. */
export const LineChart = (props: Props) => <Chart {...props} kind="line" />

/** One tile for each category, prefectures and counties by their division codes where they lie. No boundaries, so nothing to approve. */
export const TileChart = (props: Props) => <Chart {...props} kind="tiles" />

/** Where the map's file is: ours, or that of the operator in its place. */
const address = '/map/region.geojson'

let asked: Promise<AreaMap | null> | null = null

/** The map, fetched once; null where it cannot be had. */
function fetchMap(): Promise<AreaMap | null> {
  asked ??= fetch(address)
    .then(async (answer) => (answer.ok ? readMap(await answer.json()) : null))
    .catch(() => null)
  return asked
}

const sketch = say('示意图，不反映行政区划界线，不作为划界依据。', 'A sketch: it shows no boundary with authority.')

function Mapped(props: Props) {
  const map = use(fetchMap())
  if (!map)
    return (
      <>
        <p className="g-hint" role="status">
          <T of={say('地图文件未能读取，以下改用方格图。', 'The map could not be read; tiles are shown instead.')} />
        </p>
        <TileChart {...props} />
      </>
    )
  const note =
    map.approval === null ? sketch : say(`${sketch.zh}审图号：${map.approval}`, `${sketch.en} ${map.approval}`)
  return <Chart {...props} kind="map" areas={map.areas} note={note} />
}

/** Areas shaded by their figure, known by division code. Always called a sketch (示意图); the operator may put another file in its place. */
export const MapChart = (props: Props) => (
  <Suspense fallback={<div className="g-chart-wait" />}>
    <Mapped {...props} />
  </Suspense>
)
