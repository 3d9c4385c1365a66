import type { Permission } from '#kernel/domain/server'
import { say } from '#platform/say'

/** What one may do with meetings and standing links, and the posts that hold it from the start. */
export const conferencePermissions: Readonly<Record<string, Permission>> = {
  'conference.read': {
    label: say('查看会议、材料和联动事项', 'See meetings, papers and joint matters'),
    posts: [
      'convener',
      'deputy-convener',
      'office-clerk',
      'office-reviewer',
      'leader-in-charge',
      'liaison',
      'prefecture-cadre',
      'county-cadre',
      'enterprise-chair',
    ],
  },
  'conference.manage': {
    label: say('设立会议机制、筹备会议、起草纪要', 'Set up bodies, prepare meetings, draft minutes'),
    posts: ['office-clerk'],
  },
  'conference.check': {
    label: say('审核材料、督导联动事项', 'Check papers and joint matters'),
    posts: ['office-reviewer'],
  },
  'conference.sign': {
    label: say('签发会议纪要', 'Sign minutes'),
    posts: ['convener', 'deputy-convener'],
    power: true,
  },
  'conference.join': {
    label: say('提议题、回执、交材料、办联动事项', 'Raise topics, answer, hand in papers, act on joint matters'),
    posts: ['liaison', 'leader-in-charge', 'prefecture-cadre', 'county-cadre', 'enterprise-chair', 'office-clerk'],
  },
}
