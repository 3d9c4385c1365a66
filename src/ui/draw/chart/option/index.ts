import type { ChartKind, Plan } from '../data.ts'
import { barsOption, stackedOption } from './bars.ts'
import { lineOption } from './line.ts'
import { mapOption } from './map.ts'
import type { Drawing, Room } from './parts.ts'
import { pyramidOption } from './pyramid.ts'
import { tilesOption } from './tiles.ts'

export { geoJsonOf, mapName } from './map.ts'
export type { Drawing } from './parts.ts'

const makers: Readonly<Record<ChartKind, (plan: Plan, room: Room) => Drawing>> = {
  bars: barsOption,
  stacked: stackedOption,
  pyramid: pyramidOption,
  line: lineOption,
  tiles: tilesOption,
  map: mapOption,
}

/** What ECharts is told to draw for a chart as wide as there is room, below what is left free on top. */
export const optionOf = (plan: Plan, width: number, top = 0): Drawing => makers[plan.kind](plan, { width, top })
