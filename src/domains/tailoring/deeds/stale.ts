import type { Fault } from '#platform/errors'
import { say } from '#platform/say'
import type { Cell, Column } from '#platform/sheet'
import { changedSince } from '#platform/sheet/server'

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

/** A row whose measure somebody took out since its workbook was exported: taking it in would bring it back. */
export const goneRow = (row: number, key: string): Fault => ({
  path: stampColumn.header,
  row,
  rule: 'sheet-stale',
  message: say(`编号 ${key} 在导出之后已被删除。${again.zh}`, `${key} was taken out after the export. ${again.en}`),
})

/** What came in after a workbook was exported, by key: taking it in would take that out again. */
export function staleKeys(added: readonly string[]): Fault[] {
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
