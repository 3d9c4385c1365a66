import { z } from 'zod'
import { type Say, say } from '#platform/say'

/** Where a figure stands: said, taken as right by whoever checks, taken back, or replaced by a later one. */
export const ClaimState = z.enum(['reported', 'accepted', 'withdrawn', 'superseded'])
export type ClaimState = z.infer<typeof ClaimState>

export const claimStates: Readonly<Record<ClaimState, Say>> = {
  reported: say('已上报', 'Reported'),
  accepted: say('已审核', 'Accepted'),
  withdrawn: say('已撤回', 'Withdrawn'),
  superseded: say('已被更新', 'Superseded'),
}

/** How a figure came about. */
export const ClaimMethod = z.enum(['business', 'imported', 'filled', 'estimated'])
export type ClaimMethod = z.infer<typeof ClaimMethod>

export const claimMethods: Readonly<Record<ClaimMethod, Say>> = {
  business: say('业务数据生成', 'Counted from business data'),
  imported: say('批量导入', 'Imported'),
  filled: say('人工填报', 'Filled in'),
  estimated: say('估算', 'Estimated'),
}

/** The place in a document where a figure was read: characters from `from` to before `to`. */
export const ClaimSource = z.object({
  title: z.string().max(200),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  from: z.number().int().min(0),
  to: z.number().int().min(0),
})
export type ClaimSource = z.infer<typeof ClaimSource>

/** A figure, which is never bare: what, of whom, for when, how much, said by whom, on which ground. */
export const Claim = z.object({
  regionId: z.number(),
  id: z.string(),
  indicator: z.string(),
  /** The unit the figure is about. */
  unitId: z.number(),
  /** Decimal text, so that no digit is lost. */
  value: z.string(),
  /** 近, 余, 以上, 左右, 约, 累计 …; empty for an exact figure. */
  qualifier: z.string(),
  period: z.string().nullable(),
  asOf: z.string().nullable(),
  /** Which part of the unit it is about; empty for all of it. */
  scope: z.string(),
  /** Which categories of the indicator's dimensions, `sex=1`; empty for all of them. */
  categories: z.string(),
  /** How it was counted, in the words printed beside it; empty when none are. */
  basis: z.string(),
  /** Its mark in the register it was read from: F109. */
  mark: z.string().nullable(),
  method: ClaimMethod,
  /** The unit that says so; null for the product itself. */
  reporterUnitId: z.number().nullable(),
  reporterId: z.string().nullable(),
  reporterName: z.string(),
  reportedAt: z.string(),
  caseRegion: z.number().nullable(),
  caseId: z.string().nullable(),
  evidence: z.array(z.string()),
  source: ClaimSource.nullable(),
  state: ClaimState,
  /** The later claim of the same unit, by its id. */
  supersededBy: z.string().nullable(),
})
export type Claim = z.infer<typeof Claim>

/** Whether a claim still says something: neither taken back nor replaced. */
export const isLive = (claim: Pick<Claim, 'state'>): boolean => claim.state === 'reported' || claim.state === 'accepted'
