import { Chart, type ChartProps } from './chart.tsx'

type Props = Omit<ChartProps, 'kind'>

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

/** Areas shaded by their figure, known by division code. Always called a sketch (示意图); the operator may put another file in its place. */
export const MapChart = (props: Props) => <Chart {...props} kind="map" />
