import { rule } from '#kernel/process'
import type { Refusal } from '#platform/errors'
import { say } from '#platform/say'
import { level3 } from './separation.ts'

/** Permissions that stay with some posts, because they are what makes the three administrators three. */
const kept: Readonly<Record<string, readonly string[]>> = {
  'people.manage': ['security-administrator'],
  'org.manage': ['administrator'],
  'parameter.manage': ['administrator'],
  'calendar.manage': ['administrator'],
  'jobs.read': ['administrator'],
  'audit.read': ['auditor', 'security-administrator'],
  'people.approve': ['convener', 'deputy-convener'],
  'people.confirm': ['convener', 'deputy-convener', 'auditor'],
}

/** An edit of the table of posts and permissions. */
export interface MatrixEdit {
  post: string
  permission: string
  allowed: boolean
  /** Posts that whoever edits holds. */
  ownPosts: readonly string[]
}

const no = (rule: string, zh: string, en: string): Refusal => ({ rule, message: say(zh, en), source: level3 })

const ownPostWords = say('不能修改本人所任岗位的权限。', 'Nobody changes the permissions of a post they hold.')

/** What the rules of a wider post must know. */
export interface WideningFacts extends Record<string, unknown> {
  /** Posts that whoever looks holds. */
  ownPosts: readonly string[]
}

/** Nobody approves more power for a post they hold. */
export const ownPost = rule<Record<string, unknown>, WideningFacts>(
  'own-post',
  say('不得批准扩大本人所任岗位的权限', 'Nobody widens a post they hold'),
  level3,
  ({ case: { answers }, facts }) => (facts.ownPosts.includes(String(answers.post)) ? ownPostWords : null),
)

/** Why a permission may not be given to a post or taken from it; null when it may. */
export function findMatrixRefusal({ post, permission, allowed, ownPosts }: MatrixEdit): Refusal | null {
  if (ownPosts.includes(post)) return no('own-post', ownPostWords.zh, ownPostWords.en)
  const keepers = kept[permission]
  if (!keepers) return null
  if (allowed && !keepers.includes(post))
    return no(
      'three-admin-separation',
      '该权限只能由规定的岗位持有，不得授予其他岗位。',
      'This permission stays with the posts it was made for.',
    )
  if (!allowed && (keepers[0] === post || permission === 'people.approve'))
    return no(
      'last-keeper',
      '收回后将无人能办理此事，不能收回。',
      'Without this permission nobody could do this any more.',
    )
  return null
}
