import { choice, choices, date, defineForm, evidence, longText, optional, text, unit } from '#kernel/form'
import { areas } from '#kernel/process'
import { say } from '#platform/say'
import { measures } from './measures.ts'
import { kinds, levels, validities, verdicts } from './words.ts'

const others = say('写发文字号或文件名称，多份用分号隔开', 'Numbers or titles, with semicolons between')
const named = (label: Parameters<typeof longText>[0]) => optional(longText(label, { max: 2000, hint: others }))

const measureChoices = measures.map(({ no, label }) => ({ value: String(no), label }))

/** A document of the register, by form and by workbook alike. */
export const LibraryForm = defineForm({
  unitId: unit(say('登记单位', 'Register of'), {
    hint: say('登记在哪个单位，该单位以下都能查阅', 'All below this unit can read it'),
  }),
  title: text(say('文件名称', 'Title'), { max: 300 }),
  number: optional(
    text(say('发文字号', 'Document number'), { max: 60, hint: say('如 青政〔2024〕28号', 'Such as 青政〔2024〕28号') }),
  ),
  issuer: optional(text(say('发文机关', 'Issuer'), { hint: say('联合行文用顿号隔开', 'Several with commas between') })),
  kind: choice(say('文种', 'Kind'), kinds, {
    hint: say(
      '公文 15 种；法规、办法、方案、措施等选“其他”',
      'The 15 official kinds; rules, plans and measures are “other”',
    ),
  }),
  level: choice(say('层级', 'Level'), levels),
  scope: optional(text(say('适用范围', 'Scope'))),
  area: optional(choice(say('重点任务', 'Key task'), areas)),
  issuedOn: optional(date(say('成文日期', 'Date'))),
  validity: choice(say('效力状态', 'Validity'), validities),
  validFrom: optional(date(say('施行日期', 'In force from'))),
  validUntil: optional(date(say('失效日期', 'In force until'))),
  measures: optional(
    choices(say('对应中央《意见》举措', 'Measures of the central Opinion'), measureChoices, {
      hint: say(
        '27 项举措中它落实的各项；表格中写序号，如 3、9',
        'Which of the 27 it serves; in a workbook their numbers: 3, 9',
      ),
    }),
  ),
  implements: named(say('贯彻落实的文件', 'Implements')),
  amends: named(say('修改的文件', 'Amends')),
  repeals: named(say('废止的文件', 'Repeals')),
  basedOn: named(say('依据的文件', 'Based on')),
  origin: optional(text(say('登记出处', 'Where it is named'), { max: 300 })),
  note: optional(longText(say('备注', 'Note'), { max: 1000 })),
  file: optional(
    evidence(say('文件', 'File'), {
      hint: say(
        '上传 docx、pdf 或 txt 时读出正文，可全文检索、对比版本',
        'The text of docx, pdf and txt is read: it can be searched and compared',
      ),
    }),
  ),
})

/** What a review begins with: a document, or a gap. */
export const Review = defineForm({
  subject: text(say('梳理对象', 'What is reviewed'), {
    max: 300,
    hint: say('文件名称；缺项写所缺的制度', 'A document, or what is missing'),
  }),
  measure: optional(choice(say('对应中央《意见》举措', 'Measure of the central Opinion'), measureChoices)),
  reason: longText(say('梳理缘由', 'Why'), { max: 1000 }),
})

export const Proposal = defineForm({
  verdict: choice(say('处理意见', 'Verdict'), verdicts),
  opinion: longText(say('理由', 'Reason'), { max: 2000 }),
  changeBy: optional(
    date(say('修订或出台期限', 'Changed by'), { hint: say('保留的不填', 'Not for one that is kept') }),
  ),
})

export const Decision = defineForm({ remark: longText(say('审定意见', 'Decision'), { max: 1000 }) })
export const Issued = defineForm({
  newTitle: text(say('修订后或新出台文件的名称', 'Title of the new document'), { max: 300 }),
  newNumber: optional(text(say('发文字号', 'Document number'), { max: 60 })),
  issuedOn: date(say('成文日期', 'Date')),
  files: evidence(say('文件', 'File')),
})
