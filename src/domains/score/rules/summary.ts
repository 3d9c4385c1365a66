import type { Content, ContentUnit } from '../model/content.ts'
import { pointsText } from './exact.ts'

/** What a bulletin says of one item over all units: rates are always shown with their counts. */
export interface ItemSummary {
  key: string
  label: string
  /** Units it applies to, and those of them with full points. */
  applied: number
  full: number
  /** Hundredths lost by all units together, and which units lost how much. */
  lost: number
  losers: { unitName: string; lost: number }[]
}

export interface AspectSummary {
  key: string
  label: string
  items: ItemSummary[]
  /** Points of all units together and what they could have been, in hundredths. */
  points: number
  possible: number
  /** Points over possible points in per cent, one decimal; null where nothing applied. */
  rate: string | null
}

function ofItem(item: Content['aspects'][number]['items'][number], units: readonly ContentUnit[]): ItemSummary {
  const lines = units.flatMap((unit) => {
    const line = unit.lines.find((l) => l.item === item.key)
    return line && line.state !== 'not-applicable' ? [{ unitName: unit.unitName, line }] : []
  })
  const losers = lines
    .filter(({ line }) => line.points < line.full)
    .map(({ unitName, line }) => ({ unitName, lost: line.full - line.points }))
  const lost = losers.reduce((sum, one) => sum + one.lost, 0)
  return {
    key: item.key,
    label: item.label.zh,
    applied: lines.length,
    full: lines.length - losers.length,
    lost,
    losers,
  }
}

/** Every aspect over all units: points, rate, and which items lost them. */
export function summarise({ aspects, units }: Pick<Content, 'aspects' | 'units'>): AspectSummary[] {
  return aspects.map((aspect) => {
    const keys = new Set(aspect.items.map((item) => item.key))
    const lines = units.flatMap((unit) => unit.lines.filter((line) => keys.has(line.item)))
    const points = lines.reduce((sum, line) => sum + line.points, 0)
    const possible = lines.reduce((sum, line) => sum + line.full, 0)
    // Tenths of a per cent, half up: whole numbers all the way.
    const tenths = possible > 0 ? Math.floor((2000 * points + possible) / (2 * possible)) : null
    return {
      key: aspect.key,
      label: aspect.label.zh,
      items: aspect.items.map((item) => ofItem(item, units)),
      points,
      possible,
      rate: tenths === null ? null : `${Math.floor(tenths / 10)}.${tenths % 10}`,
    }
  })
}

/** Points of a unit in one aspect, in hundredths; null where nothing of it applies. */
export function aspectPoints(unit: Pick<ContentUnit, 'lines'>, items: readonly string[]): number | null {
  const lines = unit.lines.filter((line) => items.includes(line.item) && line.state !== 'not-applicable')
  return lines.length === 0 ? null : lines.reduce((sum, line) => sum + line.points, 0)
}

/** The items that cost most, at most so many: what a bulletin calls its main problems. */
export const worstItems = (summaries: readonly AspectSummary[], most: number): ItemSummary[] =>
  summaries
    .flatMap((aspect) => aspect.items)
    .filter((item) => item.lost > 0)
    .sort((a, b) => b.lost - a.lost || (a.key < b.key ? -1 : 1))
    .slice(0, most)

/** The sentence of one such problem, to begin a clerk's own with. */
export const problemText = ({ label, applied, full, lost, losers }: ItemSummary): string =>
  `${label}失分较多。${applied}个参评单位中有${applied - full}个未得满分，合计失${pointsText(lost)}分，涉及${losers
    .slice(0, 6)
    .map((one) => one.unitName)
    .join('、')}${losers.length > 6 ? '等单位' : ''}。`
