/** Where a unit's tile stands: column from the west, row from the north. A seating plan, not a map. */
export type Seats = Readonly<Record<string, readonly [column: number, row: number]>>

/** The counties of Qinghai, each prefecture a block, blocks roughly where they lie; keys by GB/T 2260. */
const counties: Seats = {
  // 海西
  ...{ '632803': [1, 1], '632857': [2, 1], '632802': [3, 1], '632823': [4, 1] },
  ...{ '632801': [1, 2], '632822': [3, 2], '632821': [4, 2] },
  // 海北
  ...{ '632222': [5, 1], '632221': [7, 1], '632224': [5, 2], '632223': [6, 2] },
  // 西宁
  ...{ '630121': [7, 2], '630105': [8, 2], '630123': [7, 3], '630104': [8, 3], '630103': [9, 3], '630102': [10, 3] },
  ...{ '630106': [8, 4] },
  // 海东
  ...{ '630223': [9, 2], '630203': [9, 4], '630202': [10, 4], '630222': [11, 4], '630224': [9, 5], '630225': [10, 5] },
  // 海南
  ...{ '632521': [6, 3], '632523': [7, 4], '632524': [5, 4], '632525': [6, 4], '632522': [6, 5] },
  // 黄南
  ...{ '632322': [8, 5], '632301': [9, 6], '632323': [8, 6], '632324': [8, 7] },
  // 果洛
  ...{ '632626': [4, 6], '632621': [6, 6], '632624': [5, 7], '632623': [6, 7], '632622': [6, 8], '632625': [7, 8] },
  // 玉树
  ...{ '632724': [1, 6], '632726': [2, 6], '632723': [3, 6], '632722': [1, 7], '632701': [2, 7], '632725': [2, 8] },
}

/** The prefectures of Qinghai. */
const prefectures: Seats = {
  ...{ '632800': [1, 1], '632200': [2, 1], '630100': [3, 1], '630200': [4, 1] },
  ...{ '632500': [2, 2], '632300': [3, 2] },
  ...{ '632700': [1, 3], '632600': [2, 3] },
}

export const seats: readonly Seats[] = [prefectures, counties]

/** A unit with its tile's place. */
export interface Seated {
  key: string
  column: number
  row: number
}

/** Numbers without the gaps between them: 3, 7, 8 become 1, 2, 3. */
function closed(all: readonly number[]): Map<number, number> {
  return new Map([...new Set(all)].sort((a, b) => a - b).map((n, i) => [n, i + 1]))
}

/**
 * Gives each of some units a place. Units of one plan keep to it, without empty rows and columns; those it does not
 * know, and those whose seat is taken, follow below in a tidy grid, as all do where there is room for fewer columns.
 * @param most columns there is room for
 */
export function seat(keys: readonly string[], most: number, plans: readonly Seats[] = seats): Seated[] {
  const known = (plan: Seats) => keys.filter((key) => key in plan).length
  const plan = [...plans].sort((a, b) => known(b) - known(a))[0] ?? {}
  const taken = new Set<string>()
  const placed = keys.filter((key, i) => {
    const at = plan[key]
    if (!at || keys.indexOf(key) < i || taken.has(at.join())) return false
    taken.add(at.join())
    return true
  })
  const columns = closed(placed.map((key) => plan[key]?.[0] ?? 0))
  const rows = closed(placed.map((key) => plan[key]?.[1] ?? 0))
  const isPlan = placed.length > 1 && columns.size <= most
  const first = isPlan
    ? placed.map((key) => ({
        key,
        column: columns.get(plan[key]?.[0] ?? 0) ?? 1,
        row: rows.get(plan[key]?.[1] ?? 0) ?? 1,
      }))
    : []
  const rest = keys.filter((key, i) => !isPlan || !placed.includes(key) || keys.indexOf(key) < i)
  const wide = Math.min(most, isPlan ? Math.max(columns.size, 4) : most)
  const start = isPlan ? rows.size : 0
  return [...first, ...rest.map((key, i) => ({ key, column: (i % wide) + 1, row: start + Math.floor(i / wide) + 1 }))]
}
