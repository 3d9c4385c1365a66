import { z } from 'zod'
import { type Say, say } from '#platform/say'

/** Where a text that an office rewrites from time to time stands: being written, in force and fixed, followed by a later one. */
export const EditionState = z.enum(['draft', 'in-force', 'retired'])
export type EditionState = z.infer<typeof EditionState>

export const editionStates: Readonly<Record<EditionState, Say>> = {
  draft: say('草稿', 'Draft'),
  'in-force': say('施行', 'In force'),
  retired: say('停用', 'Retired'),
}

/** An edition in a list, without what it says. */
export const EditionRow = z.object({
  id: z.string(),
  name: z.string(),
  year: z.number(),
  version: z.number(),
  state: EditionState,
  /** Of what it says, once it is in force. */
  digest: z.string().nullable(),
  inForceOn: z.string().nullable(),
})
export type EditionRow = z.infer<typeof EditionRow>
