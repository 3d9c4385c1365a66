import type { EditionRow } from '#kernel/edition'
import type { SheetOf } from '#kernel/export/server'
import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import type { ListBulletins, RoundRow } from '../model/index.ts'

/** Rounds of evaluation. */
export const roundSheet: SheetOf<RoundRow> = {
  name: say('评价轮次', 'Rounds of evaluation'),
  columns: [
    { label: say('评价', 'Round'), value: (row) => row.name, width: 36 },
    { label: say('评价期', 'Period'), value: (row) => row.period, width: 10 },
    { label: say('发起日期', 'Opened on'), value: (row) => row.openedOn, kind: 'date' },
    { label: say('指标体系', 'Index system'), value: (row) => `${row.systemName} 第${row.systemVersion}版`, width: 36 },
    { label: say('参评单位', 'Units'), value: (row) => row.units, kind: 'number' },
    { label: say('已确认', 'Confirmed'), value: (row) => row.confirmed, kind: 'number' },
  ],
}

/** Versions of index systems. */
export const systemSheet: SheetOf<EditionRow> = {
  name: say('评价指标体系', 'Index systems'),
  columns: [
    { label: say('指标体系', 'Index system'), value: (row) => row.name, width: 36 },
    { label: say('年度', 'Year'), value: (row) => row.year, kind: 'number', width: 8 },
    { label: say('版本', 'Version'), value: (row) => row.version, kind: 'number', width: 8 },
    { label: say('启用日期', 'In force on'), value: (row) => row.inForceOn, kind: 'date' },
    { label: say('SHA-256', 'SHA-256'), value: (row) => row.digest, width: 66 },
  ],
}

/** Bulletins. */
export const bulletinSheet: SheetOf<AnswerOf<typeof ListBulletins>['rows'][number]> = {
  name: say('情况通报', 'Bulletins'),
  columns: [
    { label: say('通报', 'Bulletin'), value: (row) => row.title, width: 48 },
    { label: say('文号', 'Number'), value: (row) => row.number, width: 24 },
    { label: say('评价', 'Round'), value: (row) => row.roundName, width: 36 },
    { label: say('状态', 'State'), value: (row) => row.stateLabel },
    { label: say('起草日期', 'Drafted on'), value: (row) => row.openedOn, kind: 'date' },
    { label: say('签发日期', 'Signed on'), value: (row) => row.signedOn, kind: 'date' },
  ],
}
