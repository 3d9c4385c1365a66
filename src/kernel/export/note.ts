import { writeEntry } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'

/** The journal keeps who took how many of what, and who ordered it. */
export const noteExport = (
  { db, actor, now }: Ctx,
  taken: {
    action: 'list.export' | 'list.export-order' | 'table.export'
    subjectId: string
    body: Record<string, unknown>
  },
) =>
  writeEntry(
    db,
    {
      regionId: 0,
      personId: actor.personId,
      personName: actor.name,
      unitId: null,
      unitNo: null,
      subjectKind: 'list',
      ...taken,
    },
    now,
  )
