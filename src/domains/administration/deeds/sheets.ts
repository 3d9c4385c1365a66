import type { EvidenceRow } from '#kernel/evidence'
import { dayOf, type SheetOf } from '#kernel/export/server'
import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import {
  type CheckRow,
  confidences,
  type ListFailedJobs,
  type ListHolders,
  type ListParameterUses,
  type ParameterLine,
  type PersonRow,
} from '../model/index.ts'

/** People with their posts. Leaves only after whoever asks has confirmed themselves. */
export const peopleSheet: SheetOf<PersonRow> = {
  name: say('人员名册', 'People'),
  asksAgain: true,
  columns: [
    { label: say('姓名', 'Name'), value: (row) => row.name },
    { label: say('账号', 'Account'), value: (row) => row.login },
    {
      label: say('现任岗位', 'Posts'),
      value: (row) => row.posts.map((one) => `${one.unitName} ${one.postLabel.zh}`).join('；'),
      width: 60,
    },
    { label: say('账号状态', 'State'), value: (row) => (row.ended ? '已停用' : '在用'), width: 10 },
  ],
}

const writtenValue = ({ value }: ParameterLine) => (typeof value === 'boolean' ? (value ? '是' : '否') : value)

/** Values that documents may change. */
export const parameterSheet: SheetOf<ParameterLine> = {
  name: say('业务参数', 'Parameters'),
  columns: [
    { label: say('参数', 'Parameter'), value: (row) => row.label, width: 36 },
    { label: say('数值', 'Value'), value: writtenValue },
    { label: say('计量单位', 'Unit'), value: (row) => row.unit, width: 12 },
    { label: say('适用地区', 'Region'), value: (row) => row.regionName ?? '全部地区' },
    { label: say('生效日期', 'In force from'), value: (row) => row.validFrom, kind: 'date' },
    { label: say('失效日期', 'Until'), value: (row) => row.validTo, kind: 'date' },
    { label: say('依据', 'Source'), value: (row) => row.source, width: 48 },
    { label: say('可信程度', 'Confidence'), value: (row) => confidences[row.confidence], width: 18 },
    { label: say('键名', 'Key'), value: (row) => row.key, width: 32 },
  ],
}

/** Which process keeps which value. */
export const parameterUseSheet: SheetOf<AnswerOf<typeof ListParameterUses>[number]> = {
  name: say('流程所用参数', 'Parameters in use'),
  columns: [
    { label: say('流程', 'Process'), value: (row) => row.process },
    {
      label: say('参数', 'Parameters'),
      value: (row) => row.parameters.map((one) => `${one.label.zh}：${writtenValue(one)}${one.unit.zh}`).join('；'),
      width: 80,
    },
  ],
}

/** Files that prove. */
export const evidenceSheet: SheetOf<EvidenceRow> = {
  name: say('佐证材料目录', 'Evidence'),
  columns: [
    { label: say('材料', 'File'), value: (row) => row.name, width: 40 },
    { label: say('单位', 'Unit'), value: (row) => row.unitName, width: 26 },
    { label: say('来源', 'Origin'), value: (row) => row.origin, width: 24 },
    { label: say('生效日期', 'Effective on'), value: (row) => row.effectiveOn, kind: 'date' },
    { label: say('有效期至', 'Expires on'), value: (row) => row.expiresOn, kind: 'date' },
    { label: say('佐证事项（件）', 'Cases it serves'), value: (row) => row.serves, kind: 'number' },
    { label: say('大小（字节）', 'Bytes'), value: (row) => row.size, kind: 'number' },
    { label: say('上传人', 'By'), value: (row) => row.uploadedBy },
    { label: say('上传日期', 'Uploaded'), value: (row) => dayOf(row.uploadedAt), kind: 'date' },
    { label: say('SHA-256', 'SHA-256'), value: (row) => row.digest, width: 66 },
  ],
}

/** Posts held at a unit. */
export const holderSheet: SheetOf<AnswerOf<typeof ListHolders>[number]> = {
  name: say('任职人员', 'Posts held'),
  columns: [
    { label: say('姓名', 'Name'), value: (row) => row.name },
    { label: say('岗位', 'Post'), value: (row) => row.postLabel, width: 24 },
    { label: say('任职起', 'Since'), value: (row) => row.validFrom, kind: 'date' },
  ],
}

/** Checks of the journal. */
export const checkSheet: SheetOf<CheckRow> = {
  name: say('日志核验记录', 'Checks of the journal'),
  columns: [
    { label: say('发起人', 'By'), value: (row) => row.askedName },
    { label: say('发起日期', 'Asked'), value: (row) => dayOf(row.askedAt), kind: 'date' },
    { label: say('完成日期', 'Done'), value: (row) => dayOf(row.doneAt), kind: 'date' },
    { label: say('日志条数', 'Entries'), value: (row) => row.report?.entries, kind: 'number' },
    { label: say('问题数', 'Faults'), value: (row) => row.report?.faultCount, kind: 'number' },
  ],
}

/** Jobs that failed. */
export const jobSheet: SheetOf<AnswerOf<typeof ListFailedJobs>[number]> = {
  name: say('失败的后台任务', 'Failed jobs'),
  columns: [
    { label: say('任务', 'Job'), value: (row) => row.kind, width: 28 },
    { label: say('日期', 'Day'), value: (row) => dayOf(row.runAt), kind: 'date' },
    { label: say('次数', 'Tries'), value: (row) => row.attempts, kind: 'number' },
    { label: say('原因', 'Error'), value: (row) => row.error?.slice(0, 2000), width: 80 },
  ],
}
