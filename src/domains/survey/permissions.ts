import type { Permission } from '#kernel/domain/server'
import { say } from '#platform/say'

/** Who sees, makes and approves surveys. */
export const surveyPermissions: Readonly<Record<string, Permission>> = {
  'survey.read': {
    label: say('查看问卷和调查结果', 'See questionnaires and results'),
    posts: [
      'convener',
      'deputy-convener',
      'office-clerk',
      'office-reviewer',
      'leader-in-charge',
      'prefecture-cadre',
      'county-cadre',
    ],
  },
  'survey.run': {
    label: say('编制问卷、组织调查', 'Write questionnaires and run surveys'),
    posts: ['office-clerk', 'prefecture-cadre', 'county-cadre'],
  },
  'survey.enforce': {
    label: say('审定、施行问卷', 'Put questionnaires in force'),
    posts: ['deputy-convener', 'office-reviewer', 'prefecture-cadre', 'county-cadre'],
  },
  'survey.approve': {
    label: say('审批调查、发布结果', 'Approve surveys and publish results'),
    posts: ['deputy-convener', 'office-reviewer', 'prefecture-cadre'],
  },
}
