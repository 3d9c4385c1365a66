import type { Permission } from '#kernel/domain/server'
import { say } from '#platform/say'

/** Who may do what with frameworks and adoptions. */
export const tailoringPermissions: Readonly<Record<string, Permission>> = {
  'tailoring.read': {
    label: say('查看任务框架和采纳清单', 'See frameworks and adoptions'),
    posts: [
      ...(['convener', 'deputy-convener', 'office-clerk', 'office-reviewer', 'leader-in-charge'] as const),
      ...(['liaison', 'prefecture-cadre', 'county-cadre', 'enterprise-chair'] as const),
    ],
  },
  'tailoring.frame': { label: say('编制任务框架、对照', 'Draft frameworks and mappings'), posts: ['office-clerk'] },
  'tailoring.enforce': { label: say('施行任务框架', 'Put frameworks in force'), posts: ['office-reviewer'] },
  'tailoring.adopt': {
    label: say('细化采纳上级清单', 'Adopt the list above'),
    posts: ['prefecture-cadre', 'county-cadre', 'enterprise-chair'],
  },
  'tailoring.accept': {
    label: say('审核下级采纳清单', 'Accept lists from below'),
    posts: ['office-reviewer', 'prefecture-cadre', 'county-cadre'],
  },
}
