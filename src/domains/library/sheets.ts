import type { SheetOf } from '#kernel/export/server'
import { areas } from '#kernel/process'
import { say } from '#platform/say'
import { type CoverageRow, kinds, type LibraryRow, levels, validities } from './model/index.ts'

const labelIn = (list: readonly { value: string; label: { zh: string; en: string } }[], value: string | null) =>
  list.find((one) => one.value === value)?.label ?? null

/** The register as a workbook. */
export const librarySheet: SheetOf<LibraryRow> = {
  name: say('政策库', 'Library'),
  columns: [
    { label: say('文件名称', 'Title'), value: (row) => row.title, width: 50 },
    { label: say('发文字号', 'Number'), value: (row) => row.number, width: 22 },
    { label: say('发文机关', 'Issuer'), value: (row) => row.issuer, width: 26 },
    { label: say('文种', 'Kind'), value: (row) => labelIn(kinds, row.kind) },
    { label: say('层级', 'Level'), value: (row) => labelIn(levels, row.level) },
    { label: say('适用范围', 'Scope'), value: (row) => row.scope },
    { label: say('重点任务', 'Key task'), value: (row) => labelIn(areas, row.area) },
    { label: say('成文日期', 'Date'), value: (row) => row.issuedOn, kind: 'date' },
    { label: say('效力状态', 'Validity'), value: (row) => labelIn(validities, row.validity) },
    { label: say('施行日期', 'In force from'), value: (row) => row.validFrom, kind: 'date' },
    { label: say('失效日期', 'In force until'), value: (row) => row.validUntil, kind: 'date' },
    { label: say('对应举措', 'Measures'), value: (row) => row.measures.join('、') },
    { label: say('有文件', 'File'), value: (row) => row.hasFile, width: 8 },
    { label: say('登记单位', 'Register of'), value: (row) => row.unitName, width: 26 },
    { label: say('登记出处', 'Named in'), value: (row) => row.origin, width: 40 },
    { label: say('备注', 'Note'), value: (row) => row.note, width: 40 },
  ],
}

/** The coverage of the 27 measures as a workbook. */
export const coverageSheet: SheetOf<CoverageRow> = {
  name: say('政策覆盖', 'Coverage'),
  columns: [
    { label: say('举措', 'Measure'), value: (row) => row.label, width: 44 },
    {
      label: say('配套文件', 'Documents'),
      value: (row) =>
        row.documents.map(({ title, validity }) => `${title}（${labelIn(validities, validity)?.zh}）`).join('；'),
      width: 70,
    },
    { label: say('任务', 'Tasks'), value: (row) => row.tasks, kind: 'number', width: 8 },
    { label: say('在办任务', 'Open tasks'), value: (row) => row.tasksOpen, kind: 'number', width: 10 },
    { label: say('佐证文件', 'Files'), value: (row) => row.files, kind: 'number', width: 10 },
    { label: say('缺口', 'Gaps'), value: (row) => row.gaps.map(({ label }) => label.zh).join('；'), width: 30 },
  ],
}
