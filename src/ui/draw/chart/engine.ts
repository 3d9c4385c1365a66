import { BarChart, CustomChart, LineChart, MapChart } from 'echarts/charts'
import {
  GraphicComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  MarkPointComponent,
  TitleComponent,
  TooltipComponent,
} from 'echarts/components'
import { type ECharts, init, registerMap, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'
import type { Plan } from './data.ts'
import { geoJsonOf, mapName } from './option/index.ts'

use([BarChart, CustomChart, LineChart, MapChart, GridComponent, LegendComponent, TitleComponent, TooltipComponent])
use([GraphicComponent, MarkLineComponent, MarkPointComponent, LabelLayout, CanvasRenderer, SVGRenderer])

/** How a drawing is made: as SVG on the page, as pixels for a picture. */
interface Ground {
  renderer: 'svg' | 'canvas'
  width: number
  height: number
  /** Without a page, as in tests. */
  ssr?: boolean
}

/** ECharts on an element, or on nothing; a map's areas are made known to it first. */
export function engineOn(element: HTMLElement | null, plan: Plan, ground: Ground): ECharts {
  if (plan.kind === 'map' && plan.areas.length > 0) registerMap(mapName, geoJsonOf(plan.areas))
  return init(element, null, ground)
}
