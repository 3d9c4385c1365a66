import { drawBars, drawStacked } from './bars.ts'
import type { ChartKind, Plan } from './data.ts'
import { drawLine } from './line.ts'
import { drawMap } from './map.ts'
import { drawPyramid } from './pyramid.ts'
import type { Scene } from './scene.ts'
import { drawTiles } from './tiles.ts'

const drawers: Readonly<Record<ChartKind, (plan: Plan, width: number) => Scene>> = {
  bars: drawBars,
  stacked: drawStacked,
  pyramid: drawPyramid,
  line: drawLine,
  tiles: drawTiles,
  map: drawMap,
}

/** A chart as wide as there is room. */
export const draw = (plan: Plan, width: number): Scene => drawers[plan.kind](plan, width)
