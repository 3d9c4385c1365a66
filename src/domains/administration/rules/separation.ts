import { type PostKey, posts } from '#kernel/access'
import type { Refusal } from '#platform/errors'
import { say } from '#platform/say'

/** The standard that separates those who run, those who authorise and those who audit. */
export const level3 = say('GB/T 22239-2019 第三级：三员分立', 'GB/T 22239-2019, level 3: three separate administrators')

/** The three of whom nobody may be two, nor do the work they administer. */
export const administrators: readonly PostKey[] = ['administrator', 'security-administrator', 'auditor']

/** A post held for a time; `to` is the first day on which it is no longer held. */
export interface Span {
  post: string
  from: string
  to: string | null
}

const meets = (a: Span, b: Span): boolean => (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to)

/**
 * The refusal of a post that would make one person two of the three administrators at one time, or one of them and something
 * else besides, at whatever unit; null when it would not. Posts that have ended before, or begin after, do no harm.
 */
export function findThreeAdmins(wanted: Span, held: readonly Span[]): Refusal | null {
  const excludes = (one: Span) =>
    one.post !== wanted.post && (isAdministrator(one.post) || isAdministrator(wanted.post)) && meets(one, wanted)
  const other = held.find(excludes)
  if (!other) return null
  const [a, b] = [posts[wanted.post as PostKey], posts[other.post as PostKey]]
  return {
    rule: 'three-admin-separation',
    message: say(
      `该同志已任${b.zh}，不能兼任${a.zh}；系统管理员、安全保密管理员、安全审计员须由三人分任，且不兼任业务岗位。`,
      `This person is ${b.en} already and cannot also be ${a.en}; the three administrators are three people who hold no other post.`,
    ),
    source: level3,
  }
}

const isAdministrator = (post: string): boolean => (administrators as readonly string[]).includes(post)
