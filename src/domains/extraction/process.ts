import { workingDays } from '#kernel/calendar'
import { defineForm, Reason, text } from '#kernel/form'
import { defineProcess, rule } from '#kernel/process'
import { say } from '#platform/say'
import { sources } from './sources.ts'

/** What the rules must know of a report's figures. */
export interface ExtractionFacts extends Record<string, unknown> {
  figures: number
  open: number
}

type Any = Record<string, unknown>

/** A report is done when each of its figures was looked at. */
export const figuresOpen = rule<Any, ExtractionFacts>(
  'figures-open',
  say('数据须逐条确认', 'Each figure must be decided'),
  sources.figures,
  ({ facts }) =>
    facts.open > 0 ? say(`还有 ${facts.open} 个数据未处理`, `${facts.open} figures have not been decided`) : null,
)

const Report = defineForm({ file: text(say('材料', 'Report'), { max: 200 }) })

/** A report from upload until each of its figures is a claim or was turned down. */
export const extractionProcess = defineProcess<typeof Report, ExtractionFacts>({
  name: 'extraction',
  version: 1,
  label: say('材料数据提取', 'Figures of a report'),
  source: sources.figures,
  form: Report,
  start: 'uploaded',
  startBy: 'extraction.confirm',
  readBy: 'extraction.read',
  parameters: ['extraction.confirm-days'],
  page: '/extraction/:regionId/:id',
  states: {
    uploaded: { label: say('已上传', 'Uploaded') },
    reading: { label: say('正在读取', 'Being read') },
    confirming: {
      label: say('逐条确认', 'Being confirmed'),
      within: workingDays({ parameter: 'extraction.confirm-days' }),
      source: sources.figures,
      overdue: { tell: 'extraction.confirm' },
      turn: { by: 'extraction.confirm' },
      todo: say('对照原文逐条确认数据', 'Confirm the figures beside their text'),
    },
    done: { label: say('已确认', 'Done'), final: true },
    withdrawn: { label: say('已撤回', 'Withdrawn'), final: true },
  },
  actions: {
    read: { label: say('开始读取', 'Read it'), from: ['uploaded'], to: 'reading', by: 'extraction.confirm' },
    propose: { label: say('提出数据', 'Propose figures'), from: ['reading'], to: 'confirming', by: 'system' },
    finish: {
      label: say('确认完毕', 'Finish'),
      from: ['confirming'],
      to: 'done',
      by: 'extraction.confirm',
      source: sources.figures,
      unless: [figuresOpen],
    },
    withdraw: {
      label: say('撤回', 'Withdraw'),
      from: ['uploaded', 'reading', 'confirming'],
      to: 'withdrawn',
      by: 'extraction.confirm',
      form: Reason,
      danger: true,
    },
  },
})
