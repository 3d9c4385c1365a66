import { dimensionNames, type View } from '../model/index.ts'

/** A view as the address bar holds it: texts, and only what differs from the usual. */
export type Address = Readonly<Record<string, string>>

const usual = { dims: 'region,grade', rows: 1 }

/** Dimensions in the rows and in the columns. */
export function sidesOf({ dims = usual.dims, rows }: Address): { rows: string[]; columns: string[] } {
  const all = dims.split(',').filter((name) => dimensionNames.includes(name))
  const inRows = rows === undefined ? Math.ceil(all.length / 2) : Number(rows)
  return { rows: all.slice(0, inRows), columns: all.slice(inRows) }
}

/** The change of address that lays a table out anew; an empty side of rows keeps one dimension. */
export function layOutBy({ rows, columns }: { rows: readonly string[]; columns: readonly string[] }) {
  const dims = [...rows, ...columns]
  return { dims: dims.join(','), rows: String(Math.max(1, rows.length)), page: null }
}

const asked: readonly (keyof View | 'page' | 'size')[] = [
  ...(['dims', 'rows', 'filters', 'unitId', 'measure', 'use', 'asOf', 'page'] as const),
]

/** What the server is asked for an address. */
export const queryOf = (address: Address): Record<string, string> =>
  Object.fromEntries(asked.flatMap((name) => (address[name] ? [[name, address[name]]] : [])))

/** The address of the same view of another unit. */
export const addressAt = (address: Address, unitId: number): string => {
  const { page: _, ...rest } = address
  return `/workforce?${new URLSearchParams({ ...rest, unitId: String(unitId) })}`
}
