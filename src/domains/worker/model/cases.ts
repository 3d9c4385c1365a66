import { z } from 'zod'
import { choice, date, defineForm, evidence, longText, optional, text, unit } from '#kernel/form'
import { endpoint } from '#platform/endpoint'
import { say } from '#platform/say'
import { WorkerRef } from './contracts.ts'

const workerId = text(say('档案编号', 'File no.'), { max: 36 })
const worker = text(say('职工（脱敏）', 'Worker'), { max: 60 })

/** Whose file a case is about. The name is masked: lists of cases are read without a look at the file. */
export const AboutFile = defineForm({ workerId, worker })

/** What a worker says against a line of their file. */
export const Claim = defineForm({
  ...AboutFile,
  entryId: text(say('履历编号', 'Line no.'), { max: 36 }),
  line: text(say('有异议的履历', 'The line'), { max: 200 }),
  what: longText(say('异议内容', 'What is wrong with it'), { max: 1000 }),
})
export const ClaimVerdict = defineForm({
  finding: longText(say('核实情况', 'What was found'), { max: 1000 }),
  proof: optional(evidence(say('核实材料', 'Evidence'))),
})

export const correctable = [
  { value: 'name', label: say('姓名', 'Name') },
  { value: 'identity', label: say('身份证号', 'Identity number') },
  { value: 'card', label: say('社会保障卡号', 'Card number') },
  { value: 'phone', label: say('手机号', 'Mobile number') },
  { value: 'bank', label: say('银行卡号', 'Bank card') },
  { value: 'work', label: say('单位、职业、用工信息', 'Employer, occupation, footing') },
  { value: 'person', label: say('学历、民族、政治面貌等', 'Schooling, people, political status') },
] as const

/** What a worker asks to have put right. Numbers themselves are shown at the counter: they are not written into a text. */
export const Correction = defineForm({
  ...AboutFile,
  field: choice(say('需更正的内容', 'What is to be corrected'), correctable),
  what: longText(say('说明（请勿填写号码）', 'How (write no number here)'), { max: 1000 }),
})
export const CorrectionDone = defineForm({ done: longText(say('办理结果', 'What was done'), { max: 500 }) })

/** A worker asks for their file to be deleted. */
export const Deletion = defineForm({
  ...AboutFile,
  why: longText(say('申请理由', 'Reason'), { max: 1000 }),
})
export const DeletionVerdict = defineForm({
  reason: longText(say('处理说明（告知本人）', 'What the worker is told'), { max: 1000 }),
})

/** A file on its way to another unit. */
export const Transfer = defineForm({
  to: unit(say('接收单位', 'Receiving unit')),
  on: date(say('转出日期', 'From')),
  reason: longText(say('转出原因', 'Reason'), { max: 300 }),
})
export const OnDay = defineForm({
  on: date(say('日期', 'On')),
  source: text(say('依据材料', 'Paper'), { max: 200 }),
})
/** What the receiving unit is asked. */
export const Arrival = defineForm({
  ...AboutFile,
  fromUnit: text(say('转出单位', 'From'), { max: 200 }),
  fromRegion: text(say('转出区划', 'Division'), { max: 6 }),
  fileCase: text(say('档案变动编号', 'Case no.'), { max: 36 }),
  on: date(say('转入日期', 'On')),
})

/** Begins the life-cycle case of a file, or finds the one there is. */
export const BeginFile = endpoint({
  method: 'POST',
  path: '/workers/:regionId/:id/file',
  summary: say('办理档案变动：转移、退休、去世、离省、返省', 'Transfer, retirement, death, leaving and return'),
  needs: 'worker.manage',
  params: WorkerRef,
  answer: z.object({ regionId: z.number(), id: z.string() }),
})
