import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import { type Say, say } from '#platform/say'
import { To } from '../pages/go.tsx'
import { useSay } from '../words/language.tsx'
import { Cell } from './cell.tsx'
import type { Column } from './column.ts'

/** Which rows are picked for a batch. */
export interface Selection {
  keys: readonly string[]
  onChange(keys: string[]): void
}

export interface TableProps<Row> {
  /** What the table holds, for those who cannot see it. */
  caption: Say
  columns: readonly Column<Row>[]
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => string
  /** Page of a row; its first column becomes the link. */
  link?: (row: Row) => string | null
  /** What to do next when there is nothing. */
  empty?: ReactNode
  paging?: { page: number; size: number; total: number; more?: boolean; onPage(page: number, size: number): void }
  selection?: Selection
  /** The page has an export of its own; otherwise the table offers what it shows. */
  exported?: boolean
  /** Buttons at the end of each row. */
  rowActions?: (row: Row) => ReactNode
}

const selectWord = say('选择', 'Select')

/** First cell of a row: a link where the row has a page. */
export function Lead<Row>({ of, row, column }: { of: TableProps<Row>; row: Row; column: Column<Row> }) {
  const to = of.link?.(row)
  const cell = <Cell column={column} row={row} />
  return to ? <To to={to}>{cell}</To> : cell
}

/** Picks or drops one row. */
export function Pick({ selection, id }: { selection: Selection; id: string }) {
  const toSay = useSay()
  const picked = selection.keys.includes(id)
  const toggle = () => selection.onChange(picked ? selection.keys.filter((k) => k !== id) : [...selection.keys, id])
  return <Checkbox aria-label={toSay(selectWord)} checked={picked} onChange={toggle} />
}
