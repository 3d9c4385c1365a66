import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { say } from '#platform/say'
import { PolicyRef } from './files.ts'
import { Counts, ProposalBody, ProposalRow } from './rows.ts'

const reason = z.string().trim().min(2).max(500)
/** Lines as they were seen: somebody else's change in between is not overwritten. */
const Seen = z.object({ id: z.uuid(), rev: z.number().int() })
const line = PolicyRef.extend({ lineId: z.uuid() })
const Done = z.object({ counts: Counts })

export const ListProposals = endpoint({
  method: 'GET',
  path: '/policy/:regionId/:id/lines',
  summary: say('由条款提出的任务条目', 'The tasks proposed from the clauses'),
  needs: 'policy.read',
  params: PolicyRef,
  answer: z.object({ rows: z.array(ProposalRow), counts: Counts }),
})

export const ConfirmProposals = endpoint({
  method: 'POST',
  path: '/policy/:regionId/:id/lines/confirm',
  summary: say('确认若干任务条目', 'Confirm some lines'),
  needs: 'policy.confirm',
  params: PolicyRef,
  body: z.object({ lines: z.array(Seen).min(1).max(2000) }),
  answer: Done,
})

export const AssignProposals = endpoint({
  method: 'POST',
  path: '/policy/:regionId/:id/lines/assign',
  summary: say('为若干任务条目指定单位、时限和重点任务', 'Set units, due date and key task of some lines'),
  needs: 'policy.confirm',
  params: PolicyRef,
  body: z.object({
    lines: z.array(Seen).min(1).max(2000),
    leads: ProposalBody.shape.leads,
    joints: ProposalBody.shape.joints,
    dueOn: ProposalBody.shape.dueOn.default(null),
    area: ProposalBody.shape.area.default(null),
  }),
  answer: Done,
})

export const DropProposals = endpoint({
  method: 'POST',
  path: '/policy/:regionId/:id/lines/drop',
  summary: say('若干条目不列入台账，写明理由', 'Leave some lines out of the ledger, with a reason'),
  needs: 'policy.confirm',
  params: PolicyRef,
  body: z.object({ lines: z.array(Seen).min(1).max(2000), reason }),
  answer: Done,
})

export const MergeProposals = endpoint({
  method: 'POST',
  path: '/policy/:regionId/:id/lines/merge',
  summary: say('把若干条目并入一条，写明理由', 'Merge lines into one, with a reason'),
  needs: 'policy.confirm',
  params: PolicyRef,
  body: z.object({ into: Seen, from: z.array(Seen).min(1).max(50), reason }),
  answer: Done,
})

export const EditProposal = endpoint({
  method: 'PUT',
  path: '/policy/:regionId/:id/lines/:lineId',
  summary: say('修改并确认一条任务', 'Edit a line and confirm it as edited'),
  needs: 'policy.confirm',
  params: line,
  body: ProposalBody.extend({
    rev: z.number().int(),
    /** Names of the clause for which no unit was chosen; the others are settled. */
    unmatched: z.array(z.string().max(100)).max(60).default([]),
    reason: reason.nullable().default(null),
  }),
  answer: Done,
})

export const SplitProposal = endpoint({
  method: 'POST',
  path: '/policy/:regionId/:id/lines/:lineId/split',
  summary: say('按举措拆分一条任务，写明理由', 'Split a line by its measures, with a reason'),
  needs: 'policy.confirm',
  params: line,
  body: z.object({
    rev: z.number().int(),
    reason,
    /** Which measures go into which part: indexes from 0. All must go somewhere. */
    parts: z
      .array(
        z.object({
          title: z.string().trim().min(1).max(200),
          measures: z.array(z.number().int().min(0)).min(1).max(200),
        }),
      )
      .min(2)
      .max(50),
  }),
  answer: Done,
})

export const ReopenProposal = endpoint({
  method: 'POST',
  path: '/policy/:regionId/:id/lines/:lineId/reopen',
  summary: say('撤回对一条任务的确认或不列入', 'Take back what was decided on a line'),
  needs: 'policy.confirm',
  params: line,
  body: z.object({ rev: z.number().int() }),
  answer: Done,
})

/** What was done to a line, oldest first. */
export const ListLineHistory = endpoint({
  method: 'GET',
  path: '/policy/:regionId/:id/lines/:lineId/history',
  summary: say('一条任务的处理经过', 'What was done to a line'),
  needs: 'policy.read',
  params: line,
  answer: z.array(
    z.object({ at: z.string(), action: z.string(), personName: z.string().nullable(), reason: z.string().nullable() }),
  ),
})
