import { writeEntry } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'
import { maskPersonal, maskPersonalIn } from '#platform/personal'

/** The journal keeps who took how many of what, and who ordered it; numbers of people that were typed into a filter stand masked. */
export const noteExport = (
  { db, actor, now }: Ctx,
  {
    action,
    subjectId,
    body,
  }: {
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
      action,
      subjectId: maskPersonal(subjectId),
      body: maskPersonalIn(body),
    },
    now,
  )
