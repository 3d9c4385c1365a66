import { z } from 'zod'
import { EvidenceRow } from '#kernel/evidence'
import { endpoint, Paging, pageOf } from '#platform/endpoint'
import { say } from '#platform/say'

export const ListFiles = endpoint({
  method: 'GET',
  path: '/evidence-files',
  summary: say('佐证材料台账：可只看临近失效的', 'Evidence, all or about to expire'),
  needs: 'evidence.read',
  query: Paging.extend({
    /** This unit and all below it. */
    unitId: z.coerce.number().int().optional(),
    /** Expires within the days of the parameter `evidence.warn-days`, or has expired. */
    expiry: z.enum(['soon', 'past']).optional(),
  }),
  answer: pageOf(EvidenceRow),
})
