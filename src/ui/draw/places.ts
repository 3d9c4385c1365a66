/** Where a division's tile stands: column from the west, row from the north. A seating plan, not a map. */
export const tilePlaces: Readonly<Record<string, readonly [column: number, row: number]>> = {
  '632800': [1, 1],
  '632200': [2, 1],
  '630100': [3, 1],
  '630200': [4, 1],
  '632500': [2, 2],
  '632300': [3, 2],
  '632700': [1, 3],
  '632600': [2, 3],
}

/** Whether every key has a place; otherwise tiles simply follow one another. */
export const hasPlaces = (keys: readonly string[]): boolean => keys.length > 0 && keys.every((key) => key in tilePlaces)
