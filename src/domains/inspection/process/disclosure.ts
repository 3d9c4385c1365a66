import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Disclosure, Publication } from '../model/index.ts'
import { opinion } from '../rules/index.ts'

/** What an enterprise says of the reform in its social responsibility report: encouraged, not demanded, so nothing is ever overdue. */
export const disclosureProcess = defineProcess({
  name: 'disclosure',
  version: 1,
  label: say('社会责任披露', 'Disclosure'),
  source: opinion('二十六'),
  form: Disclosure,
  start: 'drafted',
  startBy: 'disclosure.write',
  readBy: 'disclosure.read',
  parameters: [],
  lists: ['enterprise'],
  page: '/disclosures/:regionId/:id',
  states: {
    drafted: {
      label: say('待核对', 'To be checked'),
      turn: { by: 'disclosure.check' },
      todo: say('核对所填内容和数据', 'Check text and figures'),
    },
    corrected: {
      label: say('待修改', 'To be corrected'),
      turn: { by: 'disclosure.write', own: true },
      todo: say('按意见修改', 'Correct it'),
    },
    checked: {
      label: say('待披露', 'To be disclosed'),
      turn: { by: 'disclosure.write', own: true },
      todo: say('随企业报告披露后登记', 'Note where it was disclosed'),
    },
    disclosed: { label: say('已披露', 'Disclosed'), final: true },
    dropped: { label: say('不披露', 'Not disclosed'), final: true },
  },
  actions: {
    check: {
      label: say('核对无误', 'Check'),
      from: ['drafted'],
      to: 'checked',
      by: 'disclosure.check',
      notBy: ['open', 'correct'],
      tell: 'disclosure.write',
    },
    return: {
      label: say('请修改', 'Send back'),
      from: ['drafted'],
      to: 'corrected',
      by: 'disclosure.check',
      form: Reason,
      tell: 'disclosure.write',
    },
    correct: {
      label: say('修改后重报', 'Correct'),
      from: ['corrected'],
      to: 'drafted',
      by: 'disclosure.write',
      form: Disclosure,
      writes: ['enterprise', 'leadership', 'skills', 'rights', 'figures'],
      tell: 'disclosure.check',
    },
    disclose: {
      label: say('登记披露', 'Note the disclosure'),
      from: ['checked'],
      to: 'disclosed',
      by: 'disclosure.write',
      form: Publication,
    },
    drop: {
      label: say('本年度不披露', 'Not this year'),
      from: ['drafted', 'corrected', 'checked'],
      to: 'dropped',
      by: 'disclosure.write',
      form: Reason,
    },
  },
})
