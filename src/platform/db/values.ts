import pg from 'pg'

const oid = {
  int8: 20,
  date: 1082,
  timestamp: 1114,
  timestamptz: 1184,
  numeric: 1700,
  int8List: 1016,
  dateList: 1182,
  timestampList: 1115,
  timestamptzList: 1185,
  numericList: 1231,
} as const

const textListOid: number = 1009

const asIs = (text: string): string => text

/** A 64-bit integer as a number. Throws where a number would silently lose digits. */
function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer too large for a number: ${text}`)
  return value
}

/**
 * A moment as an ISO text in UTC, `2026-11-22T02:00:00.123Z`; microseconds are kept when there are any,
 * so that a moment read can be found again. `infinity` stays as it is.
 */
export function isoMoment(text: string): string {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text)
  if (!parts) return text.endsWith('infinity') ? text : new Date(text).toISOString()
  return `${parts[1]}T${parts[2]}.${(parts[3] ?? '').padEnd(3, '0')}Z`
}

type Nested<T> = null | T | Nested<T>[]

const listOf = <T>(parse: (text: string) => T) => {
  const each = (item: Nested<string>): Nested<T> =>
    item === null ? null : Array.isArray(item) ? item.map(each) : parse(item)
  return (text: string) => each(pg.types.getTypeParser(textListOid)(text) as Nested<string>)
}

const parsers = new Map<number, (text: string) => unknown>([
  [oid.int8, safeInteger],
  [oid.date, asIs],
  [oid.timestamp, asIs],
  [oid.timestamptz, isoMoment],
  [oid.numeric, asIs],
  [oid.int8List, listOf(safeInteger)],
  [oid.dateList, listOf(asIs)],
  [oid.timestampList, listOf(asIs)],
  [oid.timestamptzList, listOf(isoMoment)],
  [oid.numericList, listOf(asIs)],
])

/** How values of the wire become values of TypeScript; everything not named here is left to the driver. */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    parsers.get(id) ?? (format === 'binary' ? pg.types.getTypeParser(id, 'binary') : pg.types.getTypeParser(id)),
}
