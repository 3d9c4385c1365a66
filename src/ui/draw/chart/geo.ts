import type { Area } from './data.ts'

type Point = readonly [number, number]
type Given = Record<string, unknown>

const isObject = (value: unknown): value is Given => typeof value === 'object' && value !== null

/**
 * A ring of the short form of Apache ECharts: each letter a step to the next point, zigzag-coded from code point 64, in
 * parts of 1024.
 */
export function decodeRing(code: string, offsets: readonly number[], scale = 1024): Point[] {
  const unzigzag = (at: number) => {
    const n = code.charCodeAt(at) - 64
    return (n >> 1) ^ -(n & 1)
  }
  let [x = 0, y = 0] = offsets
  const points: Point[] = []
  for (let i = 0; i + 1 < code.length; i += 2) {
    x += unzigzag(i)
    y += unzigzag(i + 1)
    points.push([x / scale, y / scale])
  }
  return points
}

const isPoint = (value: unknown): value is Point =>
  Array.isArray(value) &&
  value.length >= 2 &&
  value.slice(0, 2).every((n) => typeof n === 'number' && Number.isFinite(n))

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((n) => typeof n === 'number')

/** Rings of coordinates of any depth, plain or in the short form with its offsets beside it. */
function ringsIn(coordinates: unknown, offsets: unknown, scale: number | undefined): Point[][] {
  if (typeof coordinates === 'string') return isNumbers(offsets) ? [decodeRing(coordinates, offsets, scale)] : []
  if (!Array.isArray(coordinates)) return []
  if (coordinates.length > 0 && coordinates.every(isPoint)) return [coordinates.map(([x, y]) => [x, y] as const)]
  const beside: readonly unknown[] = Array.isArray(offsets) ? offsets : []
  return coordinates.flatMap((part, i) => ringsIn(part, beside[i], scale))
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null

function areaOf(feature: unknown, scale: number | undefined): Area | null {
  if (!isObject(feature) || !isObject(feature.geometry)) return null
  const properties = isObject(feature.properties) ? feature.properties : {}
  const key = textOf(feature.id) ?? textOf(properties.adcode) ?? textOf(properties.code) ?? textOf(properties.id)
  const rings = ringsIn(feature.geometry.coordinates, feature.geometry.encodeOffsets, scale)
  if (key === null || rings.length === 0) return null
  return { key, name: textOf(properties.name) ?? key, rings }
}

/** A map: its areas, and the number under which it may be shown to the public, where its file names one (`approval`). */
export interface AreaMap {
  areas: Area[]
  approval: string | null
}

/**
 * Reads a GeoJSON FeatureCollection whose features are known by division code (`id`, or `adcode`, `code` or `id` among
 * their properties). Null when it is no such file or holds no area.
 */
export function readMap(raw: unknown): AreaMap | null {
  if (!isObject(raw) || !Array.isArray(raw.features)) return null
  const scale = typeof raw.UTF8Scale === 'number' ? raw.UTF8Scale : undefined
  const areas = raw.features.flatMap((feature) => areaOf(feature, scale) ?? [])
  return areas.length > 0 ? { areas, approval: textOf(raw.approval) } : null
}
