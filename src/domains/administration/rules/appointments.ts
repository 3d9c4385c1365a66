import type { PostKey } from '#kernel/access'
import { rule } from '#kernel/process'
import type { Refusal } from '#platform/errors'
import { say } from '#platform/say'
import { findThreeAdmins, level3, type Span } from './separation.ts'

/** Posts that carry power over others' work or over the system: two people give them. */
export const powerPosts = [
  'convener',
  'deputy-convener',
  'office-reviewer',
  'administrator',
  'security-administrator',
  'auditor',
] as const satisfies readonly PostKey[]

const fourEyes = say(
  'GB/T 22239-2019 第三级：重要授权须经审批，岗位分离',
  'GB/T 22239-2019, level 3: grants of power are approved by somebody else',
)

export const isPower = (post: string): boolean => (powerPosts as readonly string[]).includes(post)

/**
 * Whether a post is given by two people. While nobody could ever approve, the first convener is given by one: otherwise a new
 * product could never begin. Once there has been one, never again, so that ending them all opens no way round.
 */
export const needsTwo = (post: string, everApproved: boolean): boolean =>
  isPower(post) && !(post === 'convener' && !everApproved)

/** What the rules of a grant of power must know. */
export interface GrantFacts extends Record<string, unknown> {
  /** The person it is for; null when the account has ended. */
  personId: string | null
  name: string
  unitName: string
  /** Posts the person held, holds or is to hold, and where. */
  held: (Span & { unitName: string })[]
}

/** A person who is two of the three administrators. */
export const threeAdmins = rule<Record<string, unknown>, GrantFacts>(
  'three-admin-separation',
  say('三员分立：一人不得兼任两员', 'Nobody is two of the three administrators'),
  level3,
  ({ case: { answers }, facts }) => findThreeAdmins(spanOf(answers), facts.held)?.message ?? null,
)

/** Nobody gives a post to themselves, alone or with somebody's approval. */
export const selfGrant = (): Refusal => ({
  rule: 'own-grant',
  message: say(
    '不能为本人任职，请由其他安全保密管理员提出。',
    'Nobody gives a post to themselves; another must propose it.',
  ),
  source: fourEyes,
})

/** Nobody approves a post of their own. */
export const ownGrant = rule<Record<string, unknown>, GrantFacts>(
  'own-grant',
  say('不得批准本人的任职', 'Nobody approves their own post'),
  fourEyes,
  ({ personId, facts }) =>
    personId !== null && personId === facts.personId
      ? say('这是您本人的任职，请由其他同志审批。', 'This post is yours; somebody else must approve it.')
      : null,
)

/** The person has an account that still lives. */
export const personEnded = rule<Record<string, unknown>, GrantFacts>(
  'person-ended',
  say('拟任人账号已停用', 'The account has ended'),
  fourEyes,
  ({ facts }) =>
    facts.personId === null ? say('拟任人账号不存在或已停用。', 'The account is not there, or has ended.') : null,
)

/** The span an appointment asks for. */
export const spanOf = (answers: Record<string, unknown>): Span => ({
  post: String(answers.post),
  from: String(answers.from),
  to: typeof answers.to === 'string' ? answers.to : null,
})

const keep = say('账号管理规则：系统不得无人管理', 'Rules for accounts: the product is never without its keepers')

/** Posts of which one must always be held over everything; conveners and their deputies, who approve, count together. */
export const keeperPosts = (post: string): readonly string[] | null => {
  if (post === 'administrator' || post === 'security-administrator') return [post]
  return post === 'convener' || post === 'deputy-convener' ? ['convener', 'deputy-convener'] : null
}

/** Why a post may not end: it is the last of its kind that somebody holds. `left` counts who else holds it then. */
export function findLastKeeper(post: string, left: number): Refusal | null {
  if (left > 0 || keeperPosts(post) === null) return null
  return {
    rule: 'last-keeper',
    message: say(
      '这是最后一名在任的该岗位人员，请先任命接替者。',
      'This is the last person in this post; appoint a successor first.',
    ),
    source: keep,
  }
}

/** Why a reset password is not confirmed by this person: they reset it, or it is their own; null when they may. */
export function findResetRefusal(by: string | null, resetBy: string, personId: string): Refusal | null {
  if (by !== resetBy && by !== personId) return null
  return {
    rule: 'four-eyes',
    message: say(
      '重置人和账号本人不能确认，请由其他同志确认。',
      'Neither who reset it nor whose account it is confirms it; somebody else must.',
    ),
    source: fourEyes,
  }
}

/** Why a post is not handed over in one step. */
export const powerHandover = (): Refusal => ({
  rule: 'power-handover',
  message: say(
    '该岗位须经两人审批，不能直接交接；请先提出新的授权任职，批准后再结束原任职。',
    'This post is given by two people and cannot be handed over in one step; propose the new one first.',
  ),
  source: fourEyes,
})
