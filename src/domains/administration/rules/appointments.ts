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

/**
 * Whether a post is given by two people. Where nobody may approve yet, the first convener is given by one: otherwise
 * a new product could never begin.
 */
export const needsTwo = (post: string, approvers: number): boolean =>
  (powerPosts as readonly string[]).includes(post) && !(post === 'convener' && approvers === 0)

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

/** Why a post may not end: it is the last of its kind that somebody holds. `left` counts who else holds it then. */
export function findLastKeeper(post: string, left: number): Refusal | null {
  if (left > 0 || (post !== 'administrator' && post !== 'security-administrator')) return null
  return {
    rule: 'last-keeper',
    message: say(
      '这是最后一名在任的该岗位人员，请先任命接替者。',
      'This is the last person in this post; appoint a successor first.',
    ),
    source: keep,
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
