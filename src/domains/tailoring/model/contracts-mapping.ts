import { z } from 'zod'
import { type AnswerOf, endpoint, RefusalShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { Id } from './contracts-framework.ts'
import { MappingLine, Relation } from './mapping.ts'
import { Measure } from './measure.ts'

export const MappingRow = z.object({
  id: z.string(),
  fromName: z.string(),
  toName: z.string(),
  state: z.enum(['open', 'confirmed']),
  measures: z.number(),
  decided: z.number(),
  confirmedOn: z.string().nullable(),
})
export type MappingRow = z.infer<typeof MappingRow>

export const ListMappings = endpoint({
  method: 'GET',
  path: '/tailoring/mappings',
  summary: say('任务框架对照', 'Mappings between frameworks'),
  needs: 'tailoring.frame',
  answer: z.array(MappingRow),
})

export const AddMapping = endpoint({
  method: 'POST',
  path: '/tailoring/mappings',
  summary: say('新建两个框架的对照', 'Begin a mapping between two frameworks'),
  needs: 'tailoring.frame',
  body: z.object({ fromId: z.uuid(), toId: z.uuid() }),
  answer: z.object({ id: z.string() }),
})

const Suggested = z.object({ key: z.string(), score: z.number() })

export const GetMapping = endpoint({
  method: 'GET',
  path: '/tailoring/mappings/:id',
  summary: say('一份对照：旧任务、新任务、建议、缺口', 'One mapping: old, new, suggestions, gaps'),
  needs: 'tailoring.frame',
  params: Id,
  answer: MappingRow.extend({
    rev: z.number(),
    fromId: z.string(),
    toId: z.string(),
    rows: z.array(z.object({ measure: Measure, line: MappingLine.nullable(), suggestions: z.array(Suggested) })),
    to: z.array(z.object({ key: z.string(), title: z.string() })),
    editable: z.boolean(),
    faults: z.array(RefusalShape),
  }),
})
export type AnswerOfMapping = AnswerOf<typeof GetMapping>

export const MapMeasure = endpoint({
  method: 'PUT',
  path: '/tailoring/mappings/:id/lines',
  summary: say('确认一条旧任务对应的新任务', 'Confirm what one old measure answers to'),
  needs: 'tailoring.frame',
  params: Id,
  body: z.object({
    rev: z.number().int(),
    from: z.string().max(40),
    heirs: z.array(z.object({ to: z.string().max(40), relation: Relation })).max(20),
    note: z.string().trim().max(500).default(''),
  }),
  answer: z.object({ rev: z.number() }),
})

export const ConfirmMapping = endpoint({
  method: 'POST',
  path: '/tailoring/mappings/:id/confirm',
  summary: say('对照定稿：旧任务均已确认', 'Confirm the whole mapping'),
  needs: 'tailoring.frame',
  params: Id,
  answer: z.object({ rev: z.number() }),
})

/** What the two frameworks leave open between each other. */
export const GapRow = z.object({
  kind: z.enum(['no-heir', 'undecided', 'no-origin']),
  key: z.string(),
  title: z.string(),
  basis: z.string(),
  note: z.string(),
})
export type GapRow = z.infer<typeof GapRow>

export const ListGaps = endpoint({
  method: 'GET',
  path: '/tailoring/mappings/:id/gaps',
  summary: say('缺口清单：无后续的旧任务、无来源的新任务', 'Gaps: old without heir, new without origin'),
  needs: 'tailoring.frame',
  params: Id,
  answer: z.array(GapRow),
})

/** One link between an old measure and a new one. */
export const LinkRow = z.object({
  from: z.string(),
  fromTitle: z.string(),
  relation: Relation.nullable(),
  to: z.string(),
  toTitle: z.string(),
  note: z.string(),
  byName: z.string(),
  on: z.string(),
})
export type LinkRow = z.infer<typeof LinkRow>

export const ListLinks = endpoint({
  method: 'GET',
  path: '/tailoring/mappings/:id/links',
  summary: say('对照表', 'The links of a mapping'),
  needs: 'tailoring.frame',
  params: Id,
  answer: z.array(LinkRow),
})
