import { workingDays } from '#kernel/calendar'
import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { AcceptForm, AdoptionForm, RevisedForm, SubmitForm } from './model/index.ts'
import { type AdoptionFacts, decidedBySame, faultyLines, notFromAbove, sources, undecidedLeft } from './rules/index.ts'

const remind = { tell: 'tailoring.adopt', before: { parameter: 'tailoring.remind-days' } }
const own = { by: 'tailoring.adopt', own: true }

/** How a unit takes over the list above: decides line by line, has it accepted, and reconciles it when the list is revised. */
export const adoptionProcess = defineProcess<typeof AdoptionForm, AdoptionFacts>({
  name: 'adoption',
  version: 1,
  label: say('细化采纳', 'Adoption'),
  source: sources.loop,
  form: AdoptionForm,
  start: 'choosing',
  startBy: 'tailoring.adopt',
  readBy: 'tailoring.read',
  parameters: ['tailoring.adopt-days', 'tailoring.accept-days', 'tailoring.reconcile-days', 'tailoring.remind-days'],
  page: '/tailoring/adoptions/:regionId/:id',
  states: {
    choosing: {
      label: say('逐条选择', 'Being chosen'),
      within: workingDays({ parameter: 'tailoring.adopt-days' }),
      source: sources.practice,
      remind,
      overdue: { tell: 'tailoring.accept' },
      turn: own,
      todo: say('逐条选择上级举措', 'Decide about each measure above'),
    },
    submitted: {
      label: say('待审核', 'To be accepted'),
      within: workingDays({ parameter: 'tailoring.accept-days' }),
      source: sources.practice,
      overdue: { tell: 'tailoring.accept' },
      turn: { by: 'tailoring.accept', above: true },
      todo: say('由上级审核采纳清单', 'The unit above accepts the list'),
    },
    accepted: { label: say('已施行', 'In force') },
    reconciling: {
      label: say('待对照修订', 'To be reconciled'),
      within: workingDays({ parameter: 'tailoring.reconcile-days' }),
      source: sources.practice,
      remind,
      overdue: { tell: 'tailoring.accept' },
      turn: own,
      todo: say('对照上级新版修订本级清单', 'Reconcile the list with the new edition above'),
    },
    closed: { label: say('已停止采纳', 'Ended'), final: true },
  },
  actions: {
    submit: {
      label: say('报送上级', 'Submit'),
      from: ['choosing', 'reconciling'],
      to: 'submitted',
      by: 'tailoring.adopt',
      form: SubmitForm,
      unless: [undecidedLeft, faultyLines],
      tell: 'tailoring.accept',
    },
    accept: {
      label: say('审核通过', 'Accept'),
      from: ['submitted'],
      to: 'accepted',
      by: 'tailoring.accept',
      above: true,
      form: AcceptForm,
      notBy: ['open', 'submit'],
      unless: [notFromAbove, decidedBySame],
      tell: 'tailoring.adopt',
    },
    return: {
      label: say('退回重选', 'Return'),
      from: ['submitted'],
      to: 'choosing',
      by: 'tailoring.accept',
      above: true,
      form: Reason,
      unless: [notFromAbove],
      tell: 'tailoring.adopt',
    },
    amend: {
      label: say('修改本级清单', 'Amend our list'),
      from: ['accepted'],
      to: 'choosing',
      by: 'tailoring.adopt',
      form: Reason,
    },
    revise: {
      label: say('上级发布新版', 'New edition above'),
      from: ['choosing', 'submitted', 'accepted', 'reconciling'],
      to: 'reconciling',
      by: 'system',
      form: RevisedForm,
      writes: ['framework', 'name'],
      tell: 'tailoring.adopt',
    },
    close: {
      label: say('停止采纳', 'End'),
      from: ['choosing', 'accepted', 'reconciling'],
      to: 'closed',
      by: 'tailoring.accept',
      above: true,
      form: Reason,
      unless: [notFromAbove],
      danger: true,
      tell: 'tailoring.adopt',
    },
  },
})
