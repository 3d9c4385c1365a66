import type { SheetOf } from '#kernel/export/server'
import { say } from '#platform/say'
import type { FindingRow } from './model/index.ts'
import { kindNames } from './rules/index.ts'

const severities = {
  error: say('矛盾', 'Contradiction'),
  warning: say('存疑', 'Doubt'),
  info: say('可解释', 'Explained'),
}

/** Findings as a workbook. */
export const findingSheet: SheetOf<FindingRow> = {
  name: say('数据核对', 'Findings'),
  columns: [
    { label: say('类型', 'Kind'), value: (row) => kindNames[row.kind], width: 18 },
    { label: say('程度', 'Severity'), value: (row) => severities[row.severity], width: 10 },
    { label: say('数据编号', 'Rows'), value: (row) => row.claims.map(({ mark }) => mark).join('、'), width: 20 },
    { label: say('说明', 'Reason'), value: (row) => row.reason, width: 80 },
    { label: say('可能原因', 'Likely reason'), value: (row) => row.explanation.zh, width: 36 },
    { label: say('询问', 'Whom to ask'), value: (row) => row.ask.join('、'), width: 36 },
    { label: say('处理', 'Handled'), value: (row) => row.conflict?.label ?? null, width: 12 },
  ],
}
