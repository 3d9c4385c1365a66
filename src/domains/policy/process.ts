import { workingDays } from '#kernel/calendar'
import { choice, date, defineForm, number, optional, Reason, text } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import {
  changesOpen,
  linesOpen,
  noEdition,
  noLead,
  noLines,
  nothingConfirmed,
  type PolicyFacts,
  severalLeads,
  sources,
} from './adoption.ts'
import { origins } from './contracts/rows.ts'

const year = number(say('计入年度', 'Year of the ledger'), {
  measure: say('年', 'year'),
  min: 2000,
  max: 2100,
  hint: say('任务纳入哪一年的工作要点', 'The year whose work points take the tasks'),
})

/** What is known of a document when it is taken. */
export const PolicyDocument = defineForm({
  origin: choice(say('来源级别', 'Level'), origins),
  issuer: optional(text(say('发文机关', 'Issuer'))),
  number: optional(text(say('发文字号', 'Document number'), { max: 60 })),
  issuedOn: optional(date(say('成文日期', 'Date'))),
  year: optional(year),
})

/** Which ledger the tasks go into. */
const Adoption = defineForm({ year })

const term = { within: workingDays({ parameter: 'policy.confirm-days' }), source: sources.practice } as const

/** A policy document from upload to the ledger; a new edition is compared with the one before it first. */
export const policyProcess = defineProcess<typeof PolicyDocument, PolicyFacts>({
  name: 'policy',
  version: 1,
  label: say('政策文件分解', 'Breakdown of a policy document'),
  source: sources.list,
  form: PolicyDocument,
  start: 'uploaded',
  startBy: 'policy.upload',
  readBy: 'policy.read',
  parameters: ['policy.confirm-days'],
  page: '/policy/:regionId/:id',

  states: {
    uploaded: { label: say('已上传', 'Uploaded') },
    comparing: {
      ...term,
      label: say('核对差异', 'Being compared'),
      overdue: { tell: 'policy.adopt' },
      turn: { by: 'policy.confirm' },
      todo: say('逐条核对修订版与前一版的差异', 'Decide each difference to the earlier edition'),
    },
    confirming: {
      ...term,
      label: say('逐条确认', 'Being confirmed'),
      overdue: { tell: 'policy.adopt' },
      turn: { by: 'policy.confirm' },
      todo: say('对照条款逐条确认任务，纳入台账', 'Confirm the tasks line by line and adopt them'),
    },
    adopted: { label: say('已纳入台账', 'In the ledger'), final: true },
    withdrawn: { label: say('已撤回', 'Withdrawn'), final: true },
  },

  actions: {
    outline: {
      label: say('生成任务条目', 'Propose tasks'),
      from: ['uploaded'],
      to: 'confirming',
      by: 'policy.upload',
      source: sources.list,
      unless: [noLines],
    },
    compare: {
      label: say('比对前一版', 'Compare with the earlier edition'),
      from: ['uploaded'],
      to: 'comparing',
      by: 'policy.upload',
      source: sources.list,
      unless: [noEdition],
    },
    apply: {
      label: say('按核对结果更新条目', 'Bring the lines up to date'),
      from: ['comparing'],
      to: 'confirming',
      by: 'policy.confirm',
      source: sources.list,
      unless: [changesOpen],
    },
    adopt: {
      label: say('纳入台账', 'Take into the ledger'),
      from: ['confirming'],
      to: 'adopted',
      by: 'policy.adopt',
      form: Adoption,
      writes: ['year'],
      source: sources.list,
      unless: [linesOpen, nothingConfirmed],
      unlessReasoned: [noLead, severalLeads],
    },
    withdraw: {
      label: say('撤回', 'Withdraw'),
      from: ['uploaded', 'comparing', 'confirming'],
      to: 'withdrawn',
      by: 'policy.adopt',
      form: Reason,
      danger: true,
    },
  },
})
