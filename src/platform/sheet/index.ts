/** What may stand in a cell. Dates are `YYYY-MM-DD` texts on our side of the file. */
export type Cell = string | number | null

/** One column: its heading and how its cells are stored. */
export interface Column {
  header: string
  /** In characters of the body font; 14 when absent. */
  width?: number
  /**
   * `text` keeps every character, as ID and telephone numbers need; `number` and `date` can be reckoned with; `choice`
   * is a text with a drop-down list.
   */
  kind: 'text' | 'number' | 'date' | 'choice'
  choices?: readonly string[]
  /** Shown beside a cell of this column when it is selected; at most 255 characters are kept. */
  note?: string
  /** In a protected sheet, not to be typed into. */
  locked?: boolean
}

/** A sheet to write. The first row of the file holds the headings and stays in view. */
export interface Sheet {
  name: string
  columns: readonly Column[]
  rows: Iterable<readonly Cell[]>
  /** Guards headings and locked columns against slips of the hand. Without a password: whoever wants to may lift it. */
  guarded?: boolean
}

/** A sheet whose rows may arrive over time, from a database for instance. */
export interface SheetSource extends Omit<Sheet, 'rows'> {
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>
}

/** A row that was read: its 1-based number in the file, so that a fault can be shown where it is. */
export interface ReadRow {
  row: number
  cells: Cell[]
}

/** A sheet that was read. Rows without any value are left out. */
export interface ReadSheet {
  name: string
  rows: ReadRow[]
}

/** How large a sheet may be to be read. */
export interface SheetLimits {
  /** Bytes of the file. */
  bytes: number
  /** Bytes the file may unpack to. */
  unpacked: number
  /** Rows in all sheets together. */
  rows: number
  columns: number
  /** Cells in all sheets together, empty ones before the last of a row included. */
  cells: number
}
