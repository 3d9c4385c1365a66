import { workingDays } from '#kernel/calendar'
import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Claim, ClaimVerdict, Correction, CorrectionDone, Deletion, DeletionVerdict } from '../model/index.ts'
import {
  type ClaimFacts,
  casesOpen,
  contractKept,
  type DeletionFacts,
  laws,
  ownLine,
  stillAtWork,
} from '../rules/cases.ts'

const by = 'worker.manage'
const final = true as const
const turn = { by } as const
const answer = {
  within: workingDays({ parameter: 'worker.answer-days' }),
  source: laws.answer,
  overdue: { tell: by },
  turn,
}
const shared = {
  version: 1,
  startBy: 'system',
  readBy: 'worker.read',
  parameters: ['worker.answer-days', 'worker.contract-years'],
}
/** The worker takes it back on the phone; the product does it for them, because they hold no post. */
const takeBack = { label: say('本人撤回', 'Taken back'), to: 'withdrawn', by: 'system' } as const
const withdrawn = { label: say('本人已撤回', 'Taken back'), final }

/** A worker disputes a line of their file. */
export const claimProcess = defineProcess<typeof Claim, ClaimFacts>({
  ...shared,
  name: 'worker-claim',
  label: say('履历异议', 'Dispute about a line'),
  source: laws.correct,
  form: Claim,
  start: 'stated',
  lists: ['worker', 'line'],
  page: '/workers/claims/:regionId/:id',
  states: {
    stated: { label: say('待核实', 'To be checked'), ...answer, todo: say('核实异议', 'Check the dispute') },
    upheld: { label: say('维持原记录', 'The line stands'), final },
    corrected: { label: say('已撤销该履历', 'The line is taken back'), final },
    withdrawn,
  },
  actions: {
    uphold: {
      label: say('维持', 'Let it stand'),
      from: ['stated'],
      to: 'upheld',
      by,
      form: ClaimVerdict,
      unless: [ownLine],
    },
    correct: {
      label: say('撤销该履历', 'Take the line back'),
      from: ['stated'],
      to: 'corrected',
      by,
      form: ClaimVerdict,
    },
    withdraw: { ...takeBack, from: ['stated'] },
  },
})

/** A worker asks for something in their file to be put right. */
export const correctionProcess = defineProcess({
  ...shared,
  name: 'worker-correction',
  label: say('信息更正', 'Correction'),
  source: laws.correct,
  form: Correction,
  start: 'asked',
  lists: ['worker', 'field'],
  page: '/workers/corrections/:regionId/:id',
  states: {
    asked: { label: say('待办理', 'To be done'), ...answer, todo: say('核对并更正', 'Check and correct') },
    done: { label: say('已更正', 'Corrected'), final },
    declined: { label: say('未更正', 'Declined'), final },
    withdrawn,
  },
  actions: {
    correct: { label: say('已更正', 'Corrected'), from: ['asked'], to: 'done', by, form: CorrectionDone },
    decline: { label: say('不予更正', 'Decline'), from: ['asked'], to: 'declined', by, form: Reason },
    withdraw: { ...takeBack, from: ['asked'] },
  },
})

/** A worker asks for their file to be deleted. What the law says to keep is held: kept, and used for nothing else. */
export const deletionProcess = defineProcess<typeof Deletion, DeletionFacts>({
  ...shared,
  name: 'worker-deletion',
  label: say('删除请求', 'Request for deletion'),
  source: laws.erase,
  form: Deletion,
  start: 'asked',
  lists: ['worker'],
  page: '/workers/deletions/:regionId/:id',
  states: {
    asked: { label: say('待处理', 'To be decided'), ...answer, todo: say('处理删除请求', 'Decide on the request') },
    held: { label: say('依法留存、限制使用', 'Held: kept and not used') },
    deleted: { label: say('已删除', 'Deleted'), final },
    declined: { label: say('不予删除', 'Declined'), final },
    withdrawn,
  },
  actions: {
    erase: {
      label: say('删除档案', 'Delete the file'),
      from: ['asked', 'held'],
      to: 'deleted',
      by,
      form: DeletionVerdict,
      unless: [stillAtWork, contractKept, casesOpen],
      danger: true,
      asksAgain: true,
    },
    hold: {
      label: say('限制使用', 'Hold it'),
      from: ['asked'],
      to: 'held',
      by,
      form: DeletionVerdict,
      unless: [stillAtWork],
    },
    decline: { label: say('不予删除', 'Decline'), from: ['asked'], to: 'declined', by, form: DeletionVerdict },
    withdraw: { ...takeBack, from: ['asked'] },
  },
})
