import type { ReactNode } from 'react'
import type { Say } from '#platform/say'

/** How a cell is drawn. Numbers are right-aligned; the rest is left-aligned. */
export type ColumnKind =
  | 'text'
  | 'say'
  | 'number'
  | 'money'
  | 'percent'
  | 'date'
  | 'due'
  | 'state'
  | 'unit'
  | 'light'
  | 'yes-no'

/** A column of a list. Without `value` the cell shows the row's own `key`. */
export interface Column<Row> {
  key: string
  label: Say
  kind?: ColumnKind
  /** What the cell shows, when it is not simply `row[key]`. A light takes a colour or `{ light, reason, label }`. */
  value?: (row: Row) => unknown
  /** Draws the cell itself. */
  render?: (row: Row) => ReactNode
  /** Unit of the numbers, printed in the heading. */
  measure?: Say
  decimals?: number
  /** Figures written with their measure stand at the right, too. */
  align?: 'end'
  /** Least width in pixels. */
  width?: number
  /** Left out of a table none of whose rows has it. */
  ifAny?: boolean
  /** Left out of the cards on a phone. */
  wideOnly?: boolean
}

const numeric: readonly ColumnKind[] = ['number', 'money', 'percent']

/** Whether a column's cells are aligned at the right, figure under figure. */
export const isNumeric = (column: { kind?: ColumnKind; align?: 'end' }): boolean =>
  column.align === 'end' || numeric.includes(column.kind ?? 'text')

/** What a row has in a column. */
export const cellValue = <Row>(column: Column<Row>, row: Row): unknown =>
  column.value ? column.value(row) : (row as Record<string, unknown>)[column.key]

/** Whether a card has anything to show for a column; a card has no room for empty lines. */
export function hasValue<Row>(column: Column<Row>, row: Row): boolean {
  if (column.render) return true
  const value = cellValue(column, row)
  return value !== null && value !== undefined && value !== ''
}

/** The columns worth their room for these rows. */
export const columnsWorth = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Column<Row>[] =>
  columns.filter((column) => !column.ifAny || rows.some((row) => hasValue(column, row)))

/** The heading of a column: “参训人数（人）”. */
export const headingOf = (column: { label: Say; measure?: Say }): Say =>
  column.measure
    ? { zh: `${column.label.zh}（${column.measure.zh}）`, en: `${column.label.en} (${column.measure.en})` }
    : column.label

/** A card on a phone: the first column is its title, lights and states stand beside it, the rest are lines below. */
export function cardOf<Row>(columns: readonly Column<Row>[]): {
  title: Column<Row> | undefined
  marks: Column<Row>[]
  lines: Column<Row>[]
} {
  const [title, ...rest] = columns.filter((column) => !column.wideOnly)
  const isMark = (column: Column<Row>) => column.kind === 'state' || column.kind === 'light'
  return { title, marks: rest.filter(isMark), lines: rest.filter((column) => !isMark(column)) }
}
