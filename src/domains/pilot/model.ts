import { z } from 'zod'
import { choice, date, defineForm, evidence, figures, longText, number, optional, rows, text } from '#kernel/form'
import { areas } from '#kernel/process'
import { endpoint, Paging, pageOf } from '#platform/endpoint'
import { say } from '#platform/say'

export const levels = [
  { value: 'nation', label: say('国家级', 'National') },
  { value: 'province', label: say('省级', 'Provincial') },
  { value: 'city', label: say('市州级', 'Prefectural') },
  { value: 'enterprise', label: say('企业', 'Enterprise') },
] as const

/** What a unit wants to try first. */
export const Pilot = defineForm({
  level: choice(say('试点级别', 'Level'), levels),
  theme: text(say('试点主题', 'Theme'), { max: 120 }),
  area: choice(say('所属重点任务', 'Key task'), areas),
  from: date(say('开始日期', 'From')),
  until: date(say('结束日期', 'Until')),
  goals: longText(say('试点目标', 'Goals'), { max: 2000 }),
  measures: longText(say('主要举措', 'Measures'), { max: 4000 }),
  person: text(say('责任人', 'Responsible person'), { max: 60 }),
  budget: optional(number(say('经费', 'Budget'), { measure: say('万元', '× 10,000 yuan'), decimals: 2, min: 0 })),
  checkpoints: rows(say('检查节点', 'Checkpoints'), {
    what: text(say('应完成的事项', 'What is done by then'), { max: 200 }),
    on: date(say('时间', 'By')),
  }),
})

/** The office names it, in a batch, by a document. */
export const Naming = defineForm({
  batch: number(say('批次', 'Batch'), { measure: say('批', ''), min: 1, max: 99 }),
  document: text(say('批准文件', 'Document'), { max: 120 }),
})
export const Checkpoint = defineForm({
  checkpoint: text(say('节点', 'Checkpoint'), { max: 200 }),
  progress: longText(say('完成情况', 'What was done'), { max: 2000 }),
  figures: optional(figures(say('数据', 'Figures'))),
  proof: optional(evidence(say('佐证材料', 'Evidence'))),
})
export const Review = defineForm({
  summary: longText(say('自查情况', 'Own review'), { max: 4000 }),
  proof: evidence(say('佐证材料', 'Evidence')),
})
export const Verdict = defineForm({ opinion: longText(say('评估意见', 'Opinion'), { max: 2000 }) })
export const Extension = defineForm({
  until: date(say('延期至', 'Extended until')),
  reason: longText(say('延期理由', 'Reason'), { max: 500 }),
})

/** What worked, so that another can do it: never about who is better than whom. */
export const Practice = defineForm({
  area: choice(say('所属重点任务', 'Key task'), areas),
  problem: longText(say('解决什么问题', 'Which problem it solves'), { max: 1000 }),
  how: longText(say('主要做法', 'How it is done'), { max: 4000 }),
  conditions: longText(say('适用条件', 'Conditions of use'), { max: 1000 }),
  cost: longText(say('所需投入', 'What it takes'), { max: 500 }),
  effect: longText(say('成效', 'What came of it'), { max: 2000 }),
  contact: text(say('联系单位和电话', 'Contact'), { max: 120 }),
  figures: optional(figures(say('成效数据', 'Figures'))),
  proof: evidence(say('佐证材料', 'Evidence')),
})
export const Meeting = defineForm({
  heldOn: date(say('现场会日期', 'Held on')),
  place: text(say('地点', 'Place'), { max: 120 }),
  people: text(say('参加单位', 'Who came'), { max: 300 }),
})

/** A unit takes over what another published. */
export const Copy = defineForm({
  practiceId: text(say('经验编号', 'Practice no.'), { max: 36 }),
  practice: text(say('经验名称', 'Practice'), { max: 300 }),
  change: longText(say('结合本单位实际的调整', 'What is done otherwise here'), { max: 1000 }),
  until: date(say('计划完成', 'To be done by')),
})
export const outcomes = [
  { value: 'worked', label: say('照做有效', 'Worked as it is') },
  { value: 'adapted', label: say('调整后有效', 'Worked with changes') },
  { value: 'failed', label: say('未见效', 'Did not work') },
] as const
export const Outcome = defineForm({
  outcome: choice(say('结果', 'Outcome'), outcomes),
  result: longText(say('情况说明', 'What came of it'), { max: 2000 }),
  figures: optional(figures(say('数据', 'Figures'))),
  proof: optional(evidence(say('佐证材料', 'Evidence'))),
})

const AreaShape = z.enum(['ideology', 'merit', 'quality', 'status', 'ranks'])

/** A published practice in the list that every unit reads. */
export const PracticeRow = z.object({
  id: z.string(),
  title: z.string(),
  unitName: z.string(),
  area: AreaShape,
  publishedOn: z.string(),
  retired: z.boolean(),
  /** How many units took it over, and in how many it worked. */
  copies: z.number(),
  worked: z.number(),
})
export type PracticeRow = z.infer<typeof PracticeRow>

/** A practice whole, with who took it over and what came of it there. */
export const PracticeAnswer = PracticeRow.extend({
  problem: z.string(),
  how: z.string(),
  conditions: z.string(),
  cost: z.string(),
  effect: z.string(),
  contact: z.string(),
  takenOver: z.array(
    z.object({
      unitName: z.string(),
      on: z.string(),
      outcome: z.enum(['worked', 'adapted', 'failed']).nullable(),
      result: z.string().nullable(),
    }),
  ),
})
export type PracticeAnswer = z.infer<typeof PracticeAnswer>

export const ListPractices = endpoint({
  method: 'GET',
  path: '/practices',
  summary: say('经验库：已发布的经验做法', 'Published practice'),
  needs: 'pilot.read',
  query: Paging.extend({ area: AreaShape.optional() }),
  answer: pageOf(PracticeRow),
})

export const GetPractice = endpoint({
  method: 'GET',
  path: '/practices/:id',
  summary: say(
    '一项经验：做法、适用条件、谁学了、结果如何',
    'One practice: how, conditions, who copied it, what came of it',
  ),
  needs: 'pilot.read',
  params: z.object({ id: z.uuid() }),
  answer: PracticeAnswer,
})
