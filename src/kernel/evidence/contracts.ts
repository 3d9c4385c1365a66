import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { say } from '#platform/say'

/** A file that proves: content by its digest; effective date apart from upload date; expiry. */
export const EvidenceRow = z.object({
  regionId: z.number(),
  id: z.string(),
  unitId: z.number(),
  unitName: z.string(),
  name: z.string(),
  digest: z.string(),
  size: z.number(),
  type: z.string(),
  origin: z.string(),
  effectiveOn: z.string().nullable(),
  expiresOn: z.string().nullable(),
  uploadedAt: z.string(),
  uploadedBy: z.string().nullable(),
  /** How many items it serves. */
  serves: z.number(),
})
export type EvidenceRow = z.infer<typeof EvidenceRow>

export const UploadEvidence = endpoint({
  method: 'POST',
  path: '/evidence',
  summary: say('上传佐证材料', 'Upload evidence'),
  needs: 'evidence.read',
  takesFile: true,
  body: z.object({
    unitId: z.coerce.number().int(),
    origin: z.string().trim().max(200).default(''),
    effectiveOn: z.iso.date().optional(),
    expiresOn: z.iso.date().optional(),
  }),
  answer: EvidenceRow,
})

export const GetEvidenceFile = endpoint({
  method: 'GET',
  path: '/evidence/:regionId/:id/file',
  summary: say('下载佐证材料', 'Download evidence'),
  needs: 'evidence.read',
  params: z.object({ regionId: z.coerce.number().int(), id: z.uuid() }),
  givesFile: true,
})

export const ListEvidence = endpoint({
  method: 'GET',
  path: '/evidence',
  summary: say('佐证材料', 'Evidence'),
  needs: 'evidence.read',
  query: z.object({
    ids: z.string().max(4000).optional(),
    unitId: z.coerce.number().int().optional(),
    words: z.string().max(100).optional(),
    page: z.coerce.number().int().min(1).default(1),
  }),
  answer: z.object({ rows: z.array(EvidenceRow), total: z.number(), more: z.boolean() }),
})
