import { describe, expect, test } from 'vitest'
import type { NamedUnit, TaskProposal } from '../model.ts'
import { everyClause, findMainDocument, proposeTasks } from './index.ts'

const UNITS: NamedUnit[] = [
  { id: 'union', names: ['青禾省总工会', '省总工会'] },
  { id: 'labour', names: ['青禾省人力资源和社会保障厅'] },
  { id: 'school', names: ['青禾省教育厅'] },
]

const plan = (table: string) =>
  `青禾省2026年班组建设实施方案\n为抓好班组建设，制定本方案。\n一、工作要求\n（一）提高认识。要抓好落实。\n\n附件\n班组建设任务分解表\n${table}\n`

/** The tasks of the table's rows; what they say stands in the text where they say it does. */
function rowsOf(table: string): TaskProposal[] {
  const text = plan(table)
  const document = findMainDocument(text)
  const tasks = document ? proposeTasks(document, text, UNITS) : []
  for (const task of tasks)
    for (const piece of [
      ...task.lead,
      ...task.joint,
      ...task.targets,
      ...task.measures,
      ...(task.due ? [task.due] : []),
    ])
      expect(text.slice(piece.start, piece.end)).toBe(piece.text)
  return tasks.filter((task) => task.clause.number !== '（一）')
}
const ids = (task: TaskProposal | undefined) => [task?.lead.map((one) => one.id), task?.joint.map((one) => one.id)]

describe('the rows of a task table', () => {
  test('are one task each, with owners, term and targets from their own columns', () => {
    const [first, second, ...more] = rowsOf(
      [
        '序号\t任务\t工作目标\t牵头单位\t配合单位\t完成时限',
        '1\t开展班组长轮训。覆盖全部市州。\t培训500名以上\t省人社厅\t省总工会、省教育厅\t2026年9月底前',
        '2\t建设示范班组\t20—30个\t省总工会\t\t2026.12',
      ].join('\n'),
    )
    expect(more).toEqual([])
    expect(first).toMatchObject({
      clause: { number: '1', heading: '开展班组长轮训' },
      title: '开展班组长轮训',
      due: { to: '2026-09-30' },
      targets: [{ value: 500, unit: '名', comparison: '>=' }],
    })
    expect(first?.clause.path).toEqual(['附件班组建设任务分解表'])
    expect(first?.measures.map((one) => one.text)).toEqual(['开展班组长轮训。', '覆盖全部市州。'])
    expect(ids(first)).toEqual([['labour'], ['union', 'school']])
    expect(second).toMatchObject({ due: { to: '2026-12-31' }, targets: [{ value: 20, upTo: 30, unit: '个' }] })
    expect(ids(second)).toEqual([['union'], []])
  })

  test('stand under their section lines; merged cells repeat the cell above; 责任单位 joins beside 牵头单位', () => {
    const tasks = rowsOf(
      [
        '序号\t重点任务\t具体措施\t牵头单位\t责任单位\t时限',
        '一、强化引领',
        '1\t思想政治\t开展宣讲。\t省总工会\t省教育厅\t全年',
        '2\t〃\t选树典型。\t〃\t省人社厅\t〃',
        '二、提升技能',
        '3\t技能培训\t举办竞赛。\t省人社厅\t省总工会\t10月底',
      ].join('\n'),
    )
    expect(tasks.map((task) => task.clause.path.slice(1))).toEqual([
      ['一、强化引领', '思想政治'],
      ['一、强化引领', '思想政治'],
      ['二、提升技能', '技能培训'],
    ])
    expect(tasks.map(ids)).toEqual([
      [['union'], ['school']],
      [['union'], ['labour']],
      [['labour'], ['union']],
    ])
    expect(tasks.map((task) => task.due?.to)).toEqual(['2026-12-31', '2026-12-31', '2026-10-31'])
  })

  test('are read below a header of two rows, and in Markdown', () => {
    const two = rowsOf('序号\t任务\t责任单位\t\n〃\t〃\t牵头\t配合\n1\t开展宣讲\t省总工会\t省教育厅')
    expect(two.map(ids)).toEqual([[['union'], ['school']]])
    const piped = rowsOf('| 序号 | 任务 | 牵头单位 |\n| --- | --- | --- |\n| 1 | 开展宣讲 | 省总工会 |')
    expect(piped.map(ids)).toEqual([[['union'], []]])
  })

  test('say in a cell who leads and who joins', () => {
    const [task] = rowsOf('序号\t任务\t责任单位\n1\t开展宣讲\t省总工会牵头，省教育厅、省人社厅配合')
    expect(ids(task)).toEqual([['union'], ['school', 'labour']])
  })

  test('are clauses of the tree that end with their line, and other tables are no tasks', () => {
    const table =
      '序号\t任务\t牵头单位\n1\t开展宣讲\t省总工会\n注：未尽事宜另行通知。\n附件2\n联络员名单\n单位\t姓名\t职务\t电话\n省总工会\t甲\t部长\t0971'
    const text = plan(table)
    const rows = [...everyClause(findMainDocument(text)?.nodes ?? [])].filter((clause) => clause.kind === 'row')
    expect(rows.map((clause) => text.slice(clause.start, clause.end))).toEqual(['1\t开展宣讲\t省总工会'])
    expect(rowsOf(table)).toHaveLength(1)
  })
})
