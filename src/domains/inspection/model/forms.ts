import {
  choice,
  date,
  defineForm,
  evidence,
  figures,
  longText,
  number,
  optional,
  rows,
  text,
  unit,
  units,
  yesNo,
} from '#kernel/form'
import { areas } from '#kernel/process'
import { say } from '#platform/say'

const points = rows(say('检查要点', 'What is checked'), {
  point: text(say('要点', 'Point'), { max: 200 }),
  source: optional(text(say('依据', 'Source'), { max: 200 })),
})

/** What is inspected, whom the sample is drawn from, and where the seed will come from. */
export const Inspection = defineForm({
  theme: text(say('督查主题', 'Theme'), { max: 120 }),
  kind: choice(say('督查类型', 'Kind'), [
    { value: 'yearly', label: say('年度督查', 'Yearly inspection') },
    { value: 'special', label: say('专项检查', 'Special check') },
    { value: 'reform', label: say('全省深化改革督查考核', 'Provincial inspection of reforms') },
    { value: 'onsite', label: say('评价实地复核', 'Check of an evaluation on the spot') },
  ]),
  basis: text(say('依据', 'Source'), { max: 300 }),
  points,
  candidates: units(say('抽查对象名单', 'Units the sample is drawn from'), {
    hint: say('抽取前公布；每个单位机会相同。', 'Published before the draw; each unit has the same chance.'),
  }),
  take: number(say('抽取数量', 'How many'), { measure: say('个', 'units'), min: 1, max: 200 }),
  seedFrom: text(say('随机数来源', 'Where the seed comes from'), {
    max: 200,
    hint: say(
      '将来公开产生、谁也不能左右的数，例如某日某期彩票开奖号码。',
      'A number made in public later that nobody can steer, such as the draw of a lottery on a day.',
    ),
  }),
  seedOn: date(say('随机数产生日期', 'Day on which the seed is made')),
})

/** The seed, as it was made in public. */
export const Seed = defineForm({
  seed: text(say('公开随机数', 'The seed'), {
    max: 200,
    hint: say('照公布的写，一字不差。', 'Exactly as it was published.'),
  }),
})

export const Report = defineForm({
  summary: longText(say('督查情况', 'What the inspection found')),
  praise: optional(longText(say('好的做法', 'Good practice'))),
  proof: optional(evidence(say('附件', 'Attachments'))),
})

export const results = [
  { value: 'met', label: say('符合', 'Met') },
  { value: 'partly', label: say('基本符合', 'Mostly met') },
  { value: 'unmet', label: say('不符合', 'Not met') },
  { value: 'none', label: say('不适用', 'Not applicable') },
] as const

/** A visit to one unit, with the points of its inspection: the unit, too, knows what will be looked at. */
export const Visit = defineForm({
  theme: text(say('检查主题', 'Theme'), { max: 120 }),
  points: optional(points),
})

/** What was seen on the spot; can be written without a connection. */
export const OnSite = defineForm({
  heldOn: date(say('检查日期', 'Date of the visit')),
  people: text(say('检查人员', 'Who checked'), { max: 200 }),
  checks: rows(say('逐项检查', 'Point by point'), {
    point: text(say('要点', 'Point'), { max: 200 }),
    result: choice(say('结果', 'Result'), results),
    note: optional(text(say('情况说明', 'Note'), { max: 300 })),
  }),
  findings: optional(
    rows(say('发现的问题', 'Findings'), {
      topic: text(say('问题事项', 'Topic'), { max: 120 }),
      finding: text(say('具体表现', 'What was found'), { max: 500 }),
      demand: text(say('整改要求', 'What is demanded'), { max: 500 }),
    }),
  ),
  figures: optional(figures(say('现场核实的数据', 'Figures checked on the spot'))),
  proof: optional(evidence(say('现场照片和材料', 'Photographs and papers'))),
})

/** The unit signs, or says what it sees otherwise. */
export const Answer = defineForm({
  opinion: optional(longText(say('单位意见', 'What the unit says'), { max: 1000 })),
})

/** An enterprise proposed for commendation. No votes and no ranking of persons enter it. */
export const Nomination = defineForm({
  enterprise: text(say('企业名称', 'Enterprise'), { max: 100 }),
  honour: text(say('拟表彰名称', 'Commendation'), { max: 100 }),
  deeds: longText(say('主要事迹', 'Deeds')),
  clean: yesNo(say('无不得参评情形', 'Nothing bars it'), {
    hint: say(
      '没有拖欠工资和社会保险费，已建工会并开展集体协商，近三年无安全生产、职业病危害、环境和群体性责任事件。',
      'No arrears of wages or social insurance; a union and collective bargaining; no accident, occupational disease, pollution or group incident in three years.',
    ),
  }),
  shownFrom: optional(date(say('本单位公示开始日期', "The unit's own notice: from"))),
  shownTo: optional(date(say('本单位公示结束日期', "The unit's own notice: to"))),
  figures: optional(figures(say('事迹数据', 'Figures'))),
  proof: evidence(say('证明材料', 'Evidence')),
})
export const Opinion = defineForm({ opinion: longText(say('审核意见', 'Opinion'), { max: 1000 }) })

/** The review of a nomination, with what the departments said that must be asked. */
export const Reviewed = defineForm({
  asked: rows(say('征求意见情况', 'Opinions asked'), {
    department: text(say('部门', 'Department'), { max: 60 }),
    opinion: text(say('意见', 'What it says'), { max: 300 }),
  }),
  opinion: longText(say('审核意见', 'Opinion'), { max: 1000 }),
})
export const Notice = defineForm({
  where: text(say('公示载体', 'Where it is shown'), { max: 200 }),
  contact: text(say('受理异议的单位和电话', 'Who takes objections, and the telephone'), { max: 200 }),
})
export const Award = defineForm({
  number: text(say('表彰决定文号', 'Number of the decision'), { max: 60 }),
  support: optional(longText(say('政策支持', 'Support by policy'), { max: 1000 })),
})

/** The section on the reform in an enterprise's social responsibility report. Encouraged, never demanded. */
export const Disclosure = defineForm({
  enterprise: text(say('企业名称', 'Enterprise'), { max: 100 }),
  leadership: longText(say('组织领导和制度', 'Leadership and rules'), { max: 2000 }),
  skills: longText(say('技能形成和职业发展', 'Skills and careers'), { max: 2000 }),
  rights: longText(say('权益保障和民主管理', 'Rights and democratic management'), { max: 2000 }),
  figures: optional(figures(say('关键数据', 'Key figures'))),
  records: optional(
    rows(say('产改工作记录', 'What the records show'), {
      what: text(say('事项', 'What'), { max: 300 }),
      kind: text(say('类别', 'Kind'), { max: 60 }),
      on: date(say('日期', 'Day')),
      number: text(say('记录编号', 'Number of the record'), { max: 60 }),
    }),
  ),
})
export const Publication = defineForm({
  title: text(say('报告名称', 'Report'), { max: 200 }),
  on: date(say('披露日期', 'Disclosed on')),
  where: text(say('披露途径', 'Where'), { max: 200 }),
})

/** A chapter of the blue book. */
export const Chapter = defineForm({
  area: choice(say('所属重点任务', 'Key task'), areas),
  outline: longText(say('写作要求', 'What it must hold'), { max: 2000 }),
  dueOn: date(say('交稿期限', 'Due')),
})
export const Manuscript = defineForm({
  text: longText(say('正文', 'Text'), { max: 20000 }),
  figures: optional(figures(say('引用数据', 'Figures quoted'))),
  proof: optional(evidence(say('附件', 'Attachments'))),
})

/** The tables of a chapter: which indicators, of which units, for which years. The figures themselves are never typed. */
export const Tables = defineForm({
  tables: rows(say('数据表', 'Tables'), {
    title: text(say('表名', 'Title'), { max: 100 }),
    indicators: text(say('指标', 'Indicators'), {
      max: 600,
      hint: say('填指标名称，用顿号分隔。', 'Names of indicators, with 、 between.'),
    }),
    units: units(say('地区和单位', 'Units')),
    from: number(say('起始年度', 'From'), { measure: say('年', 'year'), min: 2000, max: 2100 }),
    to: number(say('截止年度', 'To'), { measure: say('年', 'year'), min: 2000, max: 2100 }),
  }),
})

/** What a state-owned enterprise answers for in a year. */
export const Responsibility = defineForm({
  system: choice(say('纳入', 'Part of'), [
    { value: 'soe-reform', label: say('国企改革内容', 'Reform of state firms') },
    { value: 'party', label: say('党建工作责任制', 'Responsibility for Party building') },
  ]),
  area: choice(say('所属重点任务', 'Key task'), areas),
  item: longText(say('责任事项', 'What it answers for'), { max: 1000 }),
  measure: text(say('完成标准', 'When it counts as done'), { max: 300 }),
  lead: text(say('责任领导及部门', 'Who answers'), { max: 120 }),
  basis: text(say('依据', 'Source'), { max: 300 }),
  dueOn: date(say('完成期限', 'Due')),
})
export const Carried = defineForm({
  done: longText(say('完成情况', 'What was done'), { max: 2000 }),
  figures: optional(figures(say('有关数据', 'Figures'))),
  proof: optional(evidence(say('佐证材料', 'Evidence'))),
})
export const Assessed = defineForm({
  result: choice(say('考核结果', 'Result'), results),
  shortfall: optional(text(say('存在差距', 'What is lacking'), { max: 500 })),
})

/** A research topic. */
export const Topic = defineForm({
  question: longText(say('研究问题', 'Question'), { max: 1000 }),
  area: choice(say('所属重点任务', 'Key task'), areas),
  lead: text(say('课题负责人', 'Lead'), { max: 60 }),
  partner: optional(unit(say('合作单位', 'Partner'))),
  dueOn: date(say('结题期限', 'To be finished by')),
})
export const Progress = defineForm({ progress: longText(say('进展', 'Progress'), { max: 2000 }) })
export const Findings = defineForm({
  result: longText(say('研究结论和建议', 'Results and proposals')),
  proof: evidence(say('研究报告', 'Report')),
})
