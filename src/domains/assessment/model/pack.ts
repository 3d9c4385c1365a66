import { z } from 'zod'
import { type PersonalKind, personalKinds } from '#platform/personal'
import { type Say, say } from '#platform/say'

/** Where something was found: in the name of a file, in a file, in what was written about an item. */
export const FlagPlace = z.enum(['name', 'file', 'text'])
export type FlagPlace = z.infer<typeof FlagPlace>

export const flagPlaces: Readonly<Record<FlagPlace, Say>> = {
  name: say('文件名', 'Name of a file'),
  file: say('文件内容', 'Content of a file'),
  text: say('自查文字', 'Self-check'),
}

/** What was found; `unread` is a file whose text no program can read, so that a person must look. */
export const FlagKind = z.enum(['identity', 'phone', 'bank-card', 'unread'])
export type FlagKind = z.infer<typeof FlagKind>

export const flagKinds: Readonly<Record<FlagKind, Say>> = {
  ...(personalKinds as Record<PersonalKind, Say>),
  unread: say('无法自动识别文字，须人工核对', 'Cannot be read by a program; somebody must look'),
}

export const FlagState = z.enum(['open', 'masked', 'withdrawn', 'kept'])
export type FlagState = z.infer<typeof FlagState>

export const flagStates: Readonly<Record<FlagState, Say>> = {
  open: say('待处理', 'Open'),
  masked: say('已遮盖', 'Masked'),
  withdrawn: say('不附该材料', 'Left out'),
  kept: say('保留（有理由）', 'Kept, with a reason'),
}

export const Flag = z.object({
  id: z.string(),
  place: FlagPlace,
  kind: FlagKind,
  /** The item; empty for a file, which may serve several. */
  item: z.string(),
  evidenceId: z.string().nullable(),
  /** The name of the file, or the item's. */
  about: z.string(),
  /** The first finds, masked. */
  sample: z.string(),
  count: z.number(),
  /** Whether the product can mask it itself. */
  maskable: z.boolean(),
  state: FlagState,
  reason: z.string().nullable(),
  decidedName: z.string().nullable(),
  decidedAt: z.string().nullable(),
})
export type Flag = z.infer<typeof Flag>

export const PackState = z.enum(['scanning', 'flagged', 'making', 'made', 'failed'])
export type PackState = z.infer<typeof PackState>

export const packStates: Readonly<Record<PackState, Say>> = {
  scanning: say('正在查找个人信息', 'Looking for personal data'),
  flagged: say('有待处理的个人信息提示', 'Finds to be settled'),
  making: say('正在打包', 'Being packed'),
  made: say('已生成', 'Made'),
  failed: say('未能生成', 'Failed'),
}

export const Pack = z.object({
  id: z.string(),
  state: PackState,
  /** Digest of what it was made from. */
  viewDigest: z.string(),
  total: z.number(),
  scanned: z.number(),
  /** SHA-256 of the list of digests inside. */
  sumsDigest: z.string().nullable(),
  /** SHA-256 of the zip file. */
  digest: z.string().nullable(),
  size: z.number().nullable(),
  files: z.number(),
  askedAt: z.string(),
  askedName: z.string(),
  madeAt: z.string().nullable(),
  fault: z.string().nullable(),
})
export type Pack = z.infer<typeof Pack>
