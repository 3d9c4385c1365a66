import type { SheetOf } from '#kernel/export/server'
import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import type { ListDocuments } from '../contracts/index.ts'
import { origins } from '../contracts/index.ts'

/** Documents with how far their lines are. */
export const documentSheet: SheetOf<AnswerOf<typeof ListDocuments>['rows'][number]> = {
  name: say('政策文件目录', 'Policy documents'),
  columns: [
    { label: say('文件', 'Document'), value: (row) => row.title, width: 48 },
    { label: say('文号', 'Number'), value: (row) => row.number, width: 24 },
    { label: say('发文机关', 'Issued by'), value: (row) => row.issuer, width: 28 },
    { label: say('层级', 'Level'), value: (row) => origins.find((one) => one.value === row.origin)?.label, width: 10 },
    { label: say('印发日期', 'Issued on'), value: (row) => row.issuedOn, kind: 'date' },
    { label: say('收录日期', 'Taken on'), value: (row) => row.takenOn, kind: 'date' },
    { label: say('采用日期', 'Adopted on'), value: (row) => row.adoptedOn, kind: 'date' },
    { label: say('状态', 'State'), value: (row) => row.stateLabel },
    { label: say('任务条目', 'Lines'), value: (row) => row.counts.lines, kind: 'number' },
    { label: say('待确认', 'Waiting'), value: (row) => row.counts.open, kind: 'number' },
    { label: say('收录单位', 'Unit'), value: (row) => row.unitName, width: 26 },
  ],
}
