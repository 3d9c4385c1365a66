import { z } from 'zod'
import { schemaOf } from '#kernel/form'
import { FrozenPaper } from '#kernel/paper'
import { CaseRef } from '#kernel/process'
import { endpoint, Paging, pageOf, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { Body } from './body.ts'

const params = z.object({ id: z.uuid() })

/** A body in a list. */
export const BodyRow = z.object({
  id: z.string(),
  name: z.string(),
  kindLabel: SayShape,
  unitId: z.number(),
  unitName: z.string(),
  members: z.number(),
  meetings: z.number(),
  lastOn: z.string().nullable(),
  /** The last day by which the next meeting must be held; null before the first one. */
  nextBy: z.string().nullable(),
  overdue: z.boolean(),
  endedOn: z.string().nullable(),
})
export type BodyRow = z.infer<typeof BodyRow>

/** A meeting of a body. */
export const MeetingRow = z.object({
  regionId: z.number(),
  id: z.string(),
  title: z.string(),
  stateLabel: SayShape,
  heldOn: z.string(),
})

export const BodyAnswer = BodyRow.extend({
  answers: z.record(z.string(), z.unknown()),
  rev: z.number(),
  editable: z.boolean(),
  reason: z.string().nullable(),
  held: z.array(MeetingRow),
})
export type BodyAnswer = z.infer<typeof BodyAnswer>

export const ListBodies = endpoint({
  method: 'GET',
  path: '/conference/bodies',
  summary: say('会议机制', 'Bodies that meet'),
  needs: 'conference.read',
  query: Paging,
  answer: pageOf(BodyRow),
})

export const GetBody = endpoint({
  method: 'GET',
  path: '/conference/bodies/:id',
  summary: say(
    '一个会议机制：成员、频次、固定议题、历次会议',
    'One body: members, how often, standing points, meetings',
  ),
  needs: 'conference.read',
  params,
  answer: BodyAnswer,
})

export const AddBody = endpoint({
  method: 'POST',
  path: '/conference/bodies',
  summary: say('设立会议机制', 'Set up a body'),
  needs: 'conference.manage',
  body: schemaOf(Body),
  answer: z.object({ id: z.string() }),
})

export const EditBody = endpoint({
  method: 'PUT',
  path: '/conference/bodies/:id',
  summary: say('调整会议机制', 'Change a body'),
  needs: 'conference.manage',
  params,
  body: z.object({ rev: z.number().int(), answers: schemaOf(Body) }),
  answer: z.object({ id: z.string() }),
})

export const EndBody = endpoint({
  method: 'POST',
  path: '/conference/bodies/:id/end',
  summary: say('停用会议机制', 'End a body'),
  needs: 'conference.manage',
  params,
  body: z.object({ rev: z.number().int(), reason: z.string().trim().min(2).max(500) }),
  answer: z.object({ id: z.string() }),
})

/** What became of one decision of the last meeting. */
export const Became = z.object({
  text: z.string(),
  unitName: z.string(),
  dueOn: z.string().nullable(),
  outcome: z.enum(['on-time', 'late', 'open', 'overdue', 'set-aside', 'not-issued']),
  stateLabel: SayShape.nullable(),
  light: z.enum(['green', 'yellow', 'red', 'grey', 'blue']).nullable(),
  closedOn: z.string().nullable(),
  page: z.string().nullable(),
})
export type Became = z.infer<typeof Became>

/** What became of the last meeting's decisions, as of a day. */
export const Before = z.object({
  meeting: z.object({ regionId: z.number(), id: z.string(), title: z.string(), heldOn: z.string() }),
  asOf: z.string(),
  items: z.array(Became),
})
export type Before = z.infer<typeof Before>

/** The minutes as they were frozen. */
export const Signed = FrozenPaper.extend({ number: z.string(), signedOn: z.string(), digest: z.string() })
export type Signed = z.infer<typeof Signed>

export const MinutesPdf = endpoint({
  method: 'GET',
  path: '/conference/meetings/:regionId/:id/minutes.pdf',
  summary: say('纪要（PDF；未签发的带“草稿”水印）', 'The minutes as PDF'),
  needs: 'conference.read',
  params: CaseRef,
  givesFile: true,
})

export const MinutesDocx = endpoint({
  method: 'GET',
  path: '/conference/meetings/:regionId/:id/minutes.docx',
  summary: say('纪要（docx；未签发的带“草稿”水印）', 'The minutes as .docx'),
  needs: 'conference.read',
  params: CaseRef,
  givesFile: true,
})
