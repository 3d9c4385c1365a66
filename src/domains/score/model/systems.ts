import { z } from 'zod'
import { EditionRow } from '#kernel/edition'
import { type AnswerOf, endpoint, RefusalShape, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { SystemBody } from './system.ts'

const Id = z.object({ id: z.uuid() })

export const ListSystems = endpoint({
  method: 'GET',
  path: '/score/systems',
  summary: say('评价指标体系', 'Index systems'),
  needs: 'score.read',
  answer: z.array(EditionRow),
})

export const AddSystem = endpoint({
  method: 'POST',
  path: '/score/systems',
  summary: say('起草指标体系：从默认体系或已有版本复制', 'Draft a system from the standard one or from a version'),
  needs: 'score.manage',
  body: z.object({
    name: z.string().trim().min(2).max(100),
    year: z.number().int().min(2000).max(2100),
    from: z.uuid().nullable(),
  }),
  answer: z.object({ id: z.string() }),
})

/** What one version says otherwise than the one before. */
const Change = z.object({ key: z.string(), field: SayShape, before: z.string(), after: z.string() })

export const GetSystem = endpoint({
  method: 'GET',
  path: '/score/systems/:id',
  summary: say('一个指标体系：条目、问题、版本差异', 'One system: items, faults, differences to another version'),
  needs: 'score.read',
  params: Id,
  query: z.object({ against: z.uuid().optional() }),
  answer: EditionRow.extend({
    body: SystemBody,
    faults: z.array(RefusalShape),
    versions: z.array(EditionRow.pick({ id: true, version: true, state: true, inForceOn: true })),
    /** The version compared with; the one before unless another was asked for. */
    against: z.string().nullable(),
    changes: z.array(Change),
    /** Names of the indicators it draws on. */
    indicators: z.record(z.string(), SayShape),
    editable: z.boolean(),
    mayEnforce: z.boolean(),
  }),
})

export type AnswerOfSystem = AnswerOf<typeof GetSystem>

export const EditSystem = endpoint({
  method: 'PUT',
  path: '/score/systems/:id',
  summary: say('修改指标体系草稿', 'Edit a draft system'),
  needs: 'score.manage',
  params: Id,
  body: z.object({
    name: z.string().trim().min(2).max(100),
    year: z.number().int().min(2000).max(2100),
    body: SystemBody,
  }),
  answer: z.object({ faults: z.array(RefusalShape) }),
})

export const EnforceSystem = endpoint({
  method: 'POST',
  path: '/score/systems/:id/enforce',
  summary: say('施行指标体系：此后不得修改', 'Put a system in force: from then on it does not change'),
  needs: 'score.enforce',
  params: Id,
  answer: z.object({ digest: z.string() }),
})
