/** What the demonstration's units say of their items: facts of the journal, with its lines. `age` is days before today. */
export interface ProvedItem {
  /** Account of whoever answers for the unit. */
  who: string
  item: string
  statement: string
  gaps?: string
  files: readonly { name: string; words: string; age: number; until?: number }[]
  /** Figures it reports, where the product knows the indicator. */
  figures?: readonly { indicator: string; value: number }[]
  /** How far it has come. */
  to: 'written' | 'checked' | 'ready' | 'returned'
  reason?: string
}

export const provedItems: readonly ProvedItem[] = [
  {
    who: 'liaison-human-resources',
    item: '5.1',
    statement:
      '全省技能人才 43.86 万人，占就业人员的 17.13%（《青海工运》2024年第10期）。与“十四五”末 30% 的要求仍有差距，已列入年度任务按季调度。', // lines 441
    gaps: '技能人才占比低于 30% 的要求；高级工、技师、高级技师合计仅占 23%（《青海工运》2024年第10期）。', // lines 441
    figures: [{ indicator: 'reform-skilled', value: 438600 }],
    files: [{ name: '技能人才统计表.txt', words: '全省技能人才统计（演示材料）', age: 60 }],
    to: 'ready',
  },
  {
    who: 'liaison-human-resources',
    item: '6.1',
    statement: '全面推行“新八级工”职业技能等级制度（《青海工运》2024年第10期），按计划开展认定。', // lines 463
    files: [{ name: '职业技能等级认定计划.txt', words: '年度认定计划（演示材料）', age: 200 }],
    to: 'checked',
  },
  {
    who: 'liaison-human-resources',
    item: '9.2',
    statement: '年均开展线上线下招聘活动约 500 场次，提供岗位超过 31.6 万个（次）（《青海工运》2024年第10期）。', // lines 545
    files: [{ name: '公共就业服务专项活动实施方案.txt', words: '专项活动方案（演示材料）', age: 1200 }],
    to: 'returned',
    reason: '方案印发于往年，请补本年度方案和招聘场次统计表。',
  },
  {
    who: 'liaison-organisation',
    item: '3.2',
    statement: '新发展产业工人党员 1904 名，选派党建指导员 3166 名，党组织覆盖率 40.9%（《青海工运》2024年第10期）。', // lines 533
    figures: [{ indicator: 'reform-party-recruits', value: 1904 }],
    files: [
      { name: '发展党员计划完成情况.txt', words: '完成情况（演示材料）', age: 90 },
      { name: '联络方式 13800138000.csv', words: '姓名,电话\n演示人员,13800138000', age: 90 },
    ],
    to: 'ready',
  },
  {
    who: 'liaison-education',
    item: '5.2',
    statement: '组建青海职业技术大学并完成首次招生，培育“双师型”教师 1414 人（《青海工运》2024年第10期）。', // lines 541
    files: [],
    to: 'written',
  },
  {
    who: 'clerk',
    item: '1.2',
    statement:
      '2024 年 10 月 9 日召开第一次联席会议，建立由 11 个成员单位组成的联席会议制度（《青海工运》2024年第10期）。', // lines 401、471
    files: [{ name: '联席会议制度.txt', words: '联席会议制度（演示材料）', age: 120 }],
    to: 'ready',
  },
]

/** What was said a year before, when the same items were assessed. */
export const earlierItems: readonly ProvedItem[] = [
  {
    who: 'liaison-human-resources',
    item: '5.1',
    statement: '开展补贴性职业技能培训 10 万人次（《青海工运》2024年第10期），技能人才总量稳步增长。', // lines 539
    files: [{ name: '上年度技能人才统计表.txt', words: '上年度技能人才统计（演示材料）', age: 30 }],
    to: 'ready',
  },
  {
    who: 'liaison-education',
    item: '5.2',
    statement: '面向在校学生、企业职工等培训高技术技能人才 3.5 万余人次（《青海工运》2024年第10期）。', // lines 539
    files: [{ name: '上年度培训人数统计.txt', words: '上年度培训统计（演示材料）', age: 30 }],
    to: 'ready',
  },
]
