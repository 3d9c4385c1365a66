import { type PostKey, posts } from '#kernel/access'
import { say } from '#platform/say'

const administrators: readonly PostKey[] = ['administrator', 'security-administrator', 'auditor']

/**
 * Everybody at work sees and adds evidence over their own units; the three who administer the system do not. It belongs to
 * the kernel, so that no domain can take the lock away with itself. Source: GB/T 22239-2019, least privilege.
 */
export const evidencePermissions = {
  'evidence.read': {
    label: say('查看和上传佐证材料', 'See and add evidence'),
    posts: (Object.keys(posts) as PostKey[]).filter((post) => !administrators.includes(post)),
  },
} as const
