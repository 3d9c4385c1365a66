import type { Fault } from '#platform/errors'
import { say } from '#platform/say'
import type { Cell, Column, ReadRow } from '#platform/sheet'
import { changedSince, stampOf } from '#platform/sheet/server'

/** The column in which every row of a workbook brings back what it said when it was exported. */
export const stampColumn: Column = {
  header: '核对码',
  kind: 'text',
  width: 10,
  locked: true,
  note: '导出时的内容标记，请勿改动；据此核对导出后有无他人修改',
}

const again = say('请重新导出，在新表上修改', 'Export again and change that')

/** A row that was changed by somebody since its workbook was exported, with the columns that changed; null when none did. */
export function staleRow(row: number, key: string, stamp: string, now: readonly Cell[], columns: readonly Column[]) {
  const changed = changedSince(stamp, now)
  if (changed.length === 0) return null
  const names = stamp ? changed.map((i) => `“${columns[i]?.header}”`).join('、') : '全部内容'
  const fault: Fault = {
    path: stampColumn.header,
    row,
    rule: 'sheet-stale',
    message: say(
      `编号 ${key} 在导出之后已被修改：${names}。${again.zh}`,
      `${key} was changed after the export. ${again.en}`,
    ),
  }
  return fault
}

/** A row of what somebody took out since its workbook was exported: taking it in would bring it back. */
const goneRow = (row: number, key: string): Fault => ({
  path: stampColumn.header,
  row,
  rule: 'sheet-stale',
  message: say(`编号 ${key} 在导出之后已被删除。${again.zh}`, `${key} was taken out after the export. ${again.en}`),
})

/** What came in after a workbook was exported, by key: taking it in would take that out again. */
function staleKeys(added: readonly string[]): Fault[] {
  if (added.length === 0) return []
  return [
    {
      path: stampColumn.header,
      rule: 'sheet-stale',
      message: say(
        `导出之后已新增：${added.join('、')}，表中没有。${again.zh}`,
        `Added after the export and not in the workbook: ${added.join(', ')}. ${again.en}`,
      ),
    },
  ]
}

/** A row of an edition as it is written out: by what it is known, and what it says. */
export interface Stamped {
  key: string
  cells: readonly Cell[]
}

/** Rows with their stamps, for the column that follows: what each said, and which rows there were. */
export function stampedRows(all: readonly Stamped[]): Cell[][] {
  const held = stampOf(all.map(({ key }) => key))
  return all.map(({ cells }) => [...cells, `${stampOf(cells)} ${held}`])
}

/**
 * What somebody changed in a draft since its workbook was exported by `stampedRows`. `keyed` is the heading of the column that
 * says by what a row is known; `now` is the draft as it would be written out. Rows without a stamp are the writer's own new ones.
 */
export function findStale(
  rows: readonly ReadRow[],
  places: ReadonlyMap<string, number>,
  now: readonly Stamped[],
  { columns, keyed }: { columns: readonly Column[]; keyed: string },
): Fault[] {
  const cell = (read: ReadRow, column: string) => String(read.cells[places.get(column) ?? -1] ?? '').trim()
  const stamps = rows.map((read) => cell(read, stampColumn.header).split(' '))
  const stale = rows.flatMap((read, i) => {
    const [stamp = ''] = stamps[i] ?? []
    const key = cell(read, keyed)
    // A stamped row is held against the one it was exported from, whatever key the writer gave it since.
    const was = stamp.split('.')[columns.findIndex(({ header }) => header === keyed)]
    const one = now.find((one) => (stamp ? stampOf([one.key]) === was : one.key === key))
    if (!one) return stamp ? [goneRow(read.row, key)] : []
    return staleRow(read.row, one.key, stamp, one.cells, columns) ?? []
  })
  // Every stamped row tells which rows there were; those that came since are in none.
  const held = new Set(
    stamps
      .map(([, keys]) => keys)
      .find(Boolean)
      ?.split('.'),
  )
  const listed = new Set(rows.map((read) => cell(read, keyed)))
  const added = now.map(({ key }) => key).filter((key) => !listed.has(key) && !held.has(stampOf([key])))
  return [...stale, ...staleKeys(added)]
}
