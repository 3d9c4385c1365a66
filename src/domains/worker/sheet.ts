import {
  type CodeList,
  educations,
  employments,
  industries,
  labelOf,
  occupations,
  ownerships,
  parties,
  sexes,
  skillGrades,
  titleLevels,
} from '#kernel/codes'
import type { Cell, Column } from '#platform/sheet'
import { states, type WorkerAnswer } from './model/index.ts'

type Row = Omit<WorkerAnswer, 'mayManage'>

const coded = (list: CodeList, name: keyof Row) => ({
  header: list.label.zh,
  width: 16,
  value: (row: Row): Cell => labelOf(list, row[name] as never)?.zh ?? null,
})

/** Columns of the list of workers outside the product. Numbers stay masked: whoever needs one whole looks it up for a reason. */
export const workerColumns: readonly { header: string; width: number; value(row: Row): Cell }[] = [
  { header: '姓名', width: 14, value: (row) => row.name },
  { header: '身份证号（脱敏）', width: 22, value: (row) => row.identity },
  coded(sexes, 'sex'),
  { header: '出生年份', width: 10, value: (row) => row.birthYear },
  { header: '所属单位', width: 30, value: (row) => row.unitName },
  { header: '用人单位', width: 30, value: (row) => row.employer },
  { header: '状态', width: 10, value: (row) => states.find(({ value }) => value === row.state)?.label.zh ?? null },
  coded(educations, 'education'),
  coded(occupations, 'occupation'),
  coded(industries, 'industry'),
  coded(ownerships, 'ownership'),
  coded(employments, 'employment'),
  coded(skillGrades, 'skillGrade'),
  coded(titleLevels, 'titleLevel'),
  coded(parties, 'party'),
  { header: '工会会员', width: 10, value: (row) => (row.unionMember ? '是' : '否') },
  { header: '农民工', width: 10, value: (row) => (row.migrant ? '是' : '否') },
]

/** The same as a sheet is told of them. */
export const sheetColumns: Column[] = workerColumns.map(({ header, width }) => ({
  header,
  width,
  kind: header === '出生年份' ? 'number' : 'text',
}))
