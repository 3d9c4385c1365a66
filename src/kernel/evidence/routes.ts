import { z } from 'zod'
import { scopeOf } from '#kernel/access'
import { handle } from '#kernel/domain/server'
import { getUnit } from '#kernel/org/server'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { GetEvidenceFile, ListEvidence, UploadEvidence } from './contracts.ts'
import { findEvidence, listWithin } from './store.ts'
import { downloadEvidence, uploadEvidence } from './upload.ts'

const mostIds = 100

function idsOf(text: string): string[] {
  const parsed = z.array(z.uuid()).max(mostIds).safeParse(text.split(',').filter(Boolean))
  if (parsed.success) return parsed.data
  const message = say(`编号应以逗号分隔，最多 ${mostIds} 个`, `Ids are set apart by commas, at most ${mostIds}`)
  throw new Invalid([{ path: 'ids', message }])
}

/** The endpoints of evidence. */
export const evidenceRoutes = [
  handle(UploadEvidence, (asked) => uploadEvidence(asked, asked.body, asked.file)),
  handle(GetEvidenceFile, (asked) => downloadEvidence(asked, asked.params)),
  handle(ListEvidence, async ({ db, actor, query }) => {
    if (query.ids !== undefined) {
      const rows = await findEvidence(db, idsOf(query.ids))
      return { rows, total: rows.length, more: false }
    }
    const unit = query.unitId === undefined ? undefined : await getUnit(db, query.unitId)
    return listWithin(db, scopeOf(actor, 'evidence.read'), { unit, words: query.words, page: query.page })
  }),
]
