import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { say } from '#platform/say'
import { PolicyRef } from './files.ts'
import { Counts, SpanShape } from './rows.ts'

/** What became of a clause, as the officer reads it. */
export const fates = [
  { value: 'kept', label: say('未变', 'Kept') },
  { value: 'reworded', label: say('改写', 'Reworded') },
  { value: 'added', label: say('新增', 'Added') },
  { value: 'dropped', label: say('删除', 'Dropped') },
  { value: 'merged', label: say('并入他条', 'Merged') },
  { value: 'split', label: say('拆自他条', 'Split off') },
] as const
export const Fate = z.enum(fates.map((fate) => fate.value) as [(typeof fates)[number]['value']])

const Side = SpanShape.extend({ number: z.string(), heading: z.string(), words: z.string() })
export type ChangeSide = z.infer<typeof Side>

/** One difference between two editions. */
export const ChangeRow = z.object({
  id: z.string(),
  no: z.number(),
  fate: Fate,
  renumbered: z.boolean(),
  moved: z.boolean(),
  likeness: z.number(),
  before: Side.nullable(),
  after: Side.nullable(),
  /** Tasks of the earlier edition that hang on this clause. */
  tasks: z.array(z.string()),
  /** `noted`: nothing to decide, the clause is as it was. */
  state: z.enum(['pending', 'accepted', 'rejected', 'noted']),
  reason: z.string().nullable(),
  decidedName: z.string().nullable(),
  decidedAt: z.string().nullable(),
})
export type ChangeRow = z.infer<typeof ChangeRow>

export const ListChanges = endpoint({
  method: 'GET',
  path: '/policy/:regionId/:id/changes',
  summary: say('修订版与前一版的差异', 'Differences to the earlier edition'),
  needs: 'policy.read',
  params: PolicyRef,
  answer: z.object({ rows: z.array(ChangeRow), counts: Counts }),
})

export const DecideChanges = endpoint({
  method: 'POST',
  path: '/policy/:regionId/:id/changes/decide',
  summary: say('采纳或不采纳若干差异，写明理由', 'Accept or reject differences, with a reason'),
  needs: 'policy.confirm',
  params: PolicyRef,
  body: z.object({
    ids: z.array(z.uuid()).min(1).max(2000),
    accept: z.boolean(),
    reason: z.string().trim().min(2).max(500),
  }),
  answer: z.object({ counts: Counts }),
})
