import type { SheetOf } from '#kernel/export/server'
import { claimStates } from '#kernel/indicator'
import { say } from '#platform/say'
import type { FindingClaim, FindingRow, PrintingPaper } from './model/index.ts'
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

/** The figures of a conflict side by side, as a workbook. */
export const sideSheet: SheetOf<FindingClaim> = {
  name: say('数据矛盾涉及的数', 'Figures of a conflict'),
  columns: [
    { label: say('编号', 'Mark'), value: (row) => row.mark, width: 12 },
    { label: say('指标', 'Indicator'), value: (row) => row.indicator, width: 30 },
    { label: say('数值', 'Figure'), value: (row) => row.figure, width: 20 },
    { label: say('拟更正为', 'To become'), value: (row) => row.proposed, width: 20 },
    { label: say('对象', 'Of whom'), value: (row) => row.subject, width: 30 },
    { label: say('时期', 'Period'), value: (row) => row.period, width: 20 },
    { label: say('谁报的', 'Reported by'), value: (row) => row.reporter, width: 30 },
    { label: say('状态', 'State'), value: (row) => row.state && claimStates[row.state], width: 12 },
    { label: say('口径说明', 'Remark'), value: (row) => row.note, width: 40 },
    { label: say('出处', 'Source'), value: (row) => row.source, width: 30 },
  ],
}

/** Papers that print figures of a conflict, as a workbook. */
export const paperSheet: SheetOf<PrintingPaper> = {
  name: say('引用了这些数的文稿', 'Papers that print these figures'),
  columns: [
    { label: say('文稿', 'Paper'), value: (row) => row.title, width: 48 },
    { label: say('状态', 'State'), value: (row) => row.stateLabel, width: 14 },
  ],
}
