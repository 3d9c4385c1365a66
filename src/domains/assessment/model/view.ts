import { z } from 'zod'
import { SayShape } from '#platform/endpoint'

/** A figure as the pack shows it. */
export const ViewFigure = z.object({
  label: SayShape,
  figure: SayShape,
  about: z.string(),
  when: z.string(),
  by: z.string(),
})
export type ViewFigure = z.infer<typeof ViewFigure>

/** A file of an item. */
export const ViewFile = z.object({
  regionId: z.number(),
  id: z.string(),
  name: z.string(),
  digest: z.string(),
  size: z.number(),
  type: z.string(),
  unitName: z.string(),
  effectiveOn: z.string().nullable(),
  expiresOn: z.string().nullable(),
})
export type ViewFile = z.infer<typeof ViewFile>

/** Something an assessor would miss. */
export const Gap = z.object({ rule: z.string(), message: SayShape })
export type Gap = z.infer<typeof Gap>

/** An item as the assessor meets it. */
export const ViewItem = z.object({
  key: z.string(),
  label: SayShape,
  weight: z.number(),
  demands: SayShape,
  source: SayShape,
  unitId: z.number().nullable(),
  unitName: z.string(),
  /** The case of the responsible unit, once it is assigned. */
  regionId: z.number().nullable(),
  caseId: z.string().nullable(),
  state: z.string().nullable(),
  stateLabel: SayShape,
  dueOn: z.string().nullable(),
  overdue: z.boolean(),
  statement: z.string(),
  gapsText: z.string(),
  figures: z.array(ViewFigure),
  files: z.array(ViewFile),
  gaps: z.array(Gap),
})
export type ViewItem = z.infer<typeof ViewItem>

/** The whole of an assessment: what the rehearsal shows and the pack holds. */
export const View = z.object({
  title: z.string(),
  unitName: z.string(),
  year: z.number(),
  schemeId: z.string(),
  schemeName: z.string(),
  schemeVersion: z.number(),
  note: SayShape,
  aspects: z.array(z.object({ key: z.string(), label: SayShape, items: z.array(ViewItem) })),
})
export type View = z.infer<typeof View>

/** All items of a view. */
export const viewItems = (view: View): ViewItem[] => view.aspects.flatMap((aspect) => aspect.items)
