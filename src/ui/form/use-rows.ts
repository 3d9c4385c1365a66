import { useRef } from 'react'

/** Rows of an answer that are written one by one. */
export interface RowsOf<Row> {
  /** Each row with a key that stays its own while others come and go. */
  keyed: { key: number; row: Row }[]
  change(at: number, part: Partial<Row>): void
  add(row: Row): void
  remove(at: number): void
}

/** Rows have no identity of their own; this gives them one, so that the cursor stays where it is when a row goes. */
export function useRows<Row>(rows: readonly Row[], onChange: (rows: Row[]) => void): RowsOf<Row> {
  const keys = useRef<number[]>([])
  const next = useRef(0)
  while (keys.current.length < rows.length) keys.current.push(next.current++)
  keys.current.length = rows.length
  return {
    keyed: rows.map((row, i) => ({ key: keys.current[i] ?? i, row })),
    change: (at, part) => onChange(rows.map((row, i) => (i === at ? { ...row, ...part } : row))),
    add: (row) => onChange([...rows, row]),
    remove: (at) => {
      keys.current.splice(at, 1)
      onChange(rows.filter((_, i) => i !== at))
    },
  }
}
