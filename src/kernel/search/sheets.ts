import type { z } from 'zod'
import type { SheetOf } from '#kernel/export/server'
import { say } from '#platform/say'
import type { FoundRow } from './contracts.ts'

/** What was found, for a workbook. */
export const searchSheet: SheetOf<z.input<typeof FoundRow>> = {
  name: say('检索结果', 'Found'),
  columns: [
    { label: say('类别', 'Kind'), value: (row) => row.label },
    { label: say('标题', 'Title'), value: (row) => row.title.text, width: 44 },
    { label: say('所属文件', 'Document'), value: (row) => row.partOf, width: 30 },
    { label: say('单位', 'Unit'), value: (row) => row.unitName, width: 26 },
    { label: say('日期', 'Date'), value: (row) => row.on, kind: 'date' },
    { label: say('摘录', 'Words'), value: (row) => row.excerpt.text, width: 60 },
  ],
}
