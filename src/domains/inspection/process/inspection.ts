import { onDate, workingDays } from '#kernel/calendar'
import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Inspection, Report, Seed } from '../model/index.ts'
import { type InspectionFacts, practice, seedNotYet, seedTooEarly, speech, tooFew, visitsOpen } from '../rules/index.ts'

/** An inspection: the list is published, the seed made in public, the sample drawn and visited, the report signed. */
export const inspectionProcess = defineProcess<typeof Inspection, InspectionFacts>({
  name: 'inspection',
  version: 1,
  label: say('督查检查', 'Inspection'),
  source: speech,
  form: Inspection,
  start: 'planned',
  startBy: 'inspect.plan',
  readBy: 'inspect.read',
  parameters: ['inspect.report-days', 'inspect.sign-days'],
  lists: ['kind', 'take', 'seedOn'],
  page: '/inspection/:regionId/:id',
  states: {
    planned: {
      label: say('拟定方案', 'Planned'),
      source: practice,
      turn: { by: 'inspect.plan' },
      todo: say('公布抽查名单和抽取办法', 'Publish list and manner of the draw'),
    },
    published: {
      label: say('名单已公布', 'List published'),
      within: onDate({ field: 'seedOn' }),
      source: practice,
      overdue: { tell: 'inspect.plan' },
      turn: { by: 'inspect.plan' },
      todo: say('随机数产生后抽取', 'Draw once the seed is made'),
    },
    visiting: {
      label: say('现场检查', 'Visits'),
      within: workingDays({ parameter: 'inspect.report-days' }),
      source: practice,
      overdue: { tell: 'inspect.plan' },
      turn: { by: 'inspect.plan' },
      todo: say('完成现场检查并报告', 'Finish the visits and report'),
    },
    reported: {
      label: say('待审签', 'To be signed'),
      within: workingDays({ parameter: 'inspect.sign-days' }),
      source: practice,
      overdue: { tell: 'inspect.sign' },
      turn: { by: 'inspect.sign' },
      todo: say('审签督查报告', 'Sign the report'),
    },
    closed: { label: say('已办结', 'Closed'), final: true },
    cancelled: { label: say('已取消', 'Cancelled'), final: true },
  },
  actions: {
    publish: {
      label: say('公布名单', 'Publish the list'),
      from: ['planned'],
      to: 'published',
      by: 'inspect.plan',
      source: practice,
      unless: [tooFew, seedTooEarly],
      tell: 'inspect.answer',
    },
    draw: {
      label: say('抽取', 'Draw'),
      from: ['published'],
      to: 'visiting',
      by: 'inspect.plan',
      form: Seed,
      writes: ['seed'],
      source: practice,
      unless: [seedNotYet],
    },
    report: {
      label: say('报送督查报告', 'Report'),
      from: ['visiting'],
      to: 'reported',
      by: 'inspect.plan',
      form: Report,
      source: speech,
      unless: [visitsOpen],
      tell: 'inspect.sign',
    },
    return: {
      label: say('退回修改', 'Send back'),
      from: ['reported'],
      to: 'visiting',
      by: 'inspect.sign',
      form: Reason,
      notBy: ['report'],
      tell: 'inspect.plan',
    },
    sign: {
      label: say('审签', 'Sign'),
      from: ['reported'],
      to: 'closed',
      by: 'inspect.sign',
      source: speech,
      notBy: ['report'],
      tell: 'inspect.plan',
    },
    cancel: {
      label: say('取消督查', 'Cancel the inspection'),
      from: ['planned', 'published'],
      to: 'cancelled',
      by: 'inspect.plan',
      form: Reason,
      danger: true,
      tell: 'inspect.answer',
    },
  },
})
