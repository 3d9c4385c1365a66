import { type EditionRow, editionStates } from '#kernel/edition'
import type { SheetOf } from '#kernel/export/server'
import { say } from '#platform/say'

/** Versions of schemes. */
export const schemeList: SheetOf<EditionRow> = {
  name: say('考核框架', 'Schemes'),
  columns: [
    { label: say('考核框架', 'Scheme'), value: (row) => row.name, width: 36 },
    { label: say('年度', 'Year'), value: (row) => row.year, kind: 'number', width: 8 },
    { label: say('版本', 'Version'), value: (row) => row.version, kind: 'number', width: 8 },
    { label: say('状态', 'State'), value: (row) => editionStates[row.state] },
    { label: say('施行日期', 'In force on'), value: (row) => row.inForceOn, kind: 'date' },
    { label: say('SHA-256', 'SHA-256'), value: (row) => row.digest, width: 66 },
  ],
}
