import { z } from 'zod'
import { say } from '#platform/say'

export const relations = [
  { value: 'same', label: say('相同', 'Same') },
  { value: 'part', label: say('属于其中一部分', 'Part of it') },
  { value: 'wider', label: say('范围更宽', 'Wider') },
] as const

/** How an old measure stands to a new one. */
export const Relation = z.enum(relations.map(({ value }) => value) as ['same', 'part', 'wider'])
export type Relation = z.infer<typeof Relation>

/** What a person confirmed about one measure of the older framework. No heirs: there is none, and `note` says why. */
export const MappingLine = z.object({
  from: z.string().max(40),
  heirs: z.array(z.object({ to: z.string().max(40), relation: Relation })).max(20),
  note: z.string().trim().max(500),
  byName: z.string(),
  on: z.string(),
})
export type MappingLine = z.infer<typeof MappingLine>
