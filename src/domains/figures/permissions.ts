import type { Permission } from '#kernel/domain/server'
import { say } from '#platform/say'

const readers = [
  ...(['convener', 'deputy-convener', 'office-clerk', 'office-reviewer', 'leader-in-charge'] as const),
  ...(['liaison', 'prefecture-cadre', 'county-cadre', 'enterprise-chair'] as const),
]

/** Who may do what about contradictions of figures. */
export const figurePermissions: Readonly<Record<string, Permission>> = {
  'conflict.read': { label: say('核对数据、查看数据矛盾', 'Check figures, see conflicts'), posts: readers },
  'conflict.manage': {
    label: say('导入数据、登记数据矛盾', 'Import figures, queue conflicts'),
    posts: ['office-clerk'],
  },
  'conflict.answer': {
    label: say('答复数据矛盾', 'Answer conflicts'),
    posts: ['leader-in-charge', 'liaison', 'prefecture-cadre', 'county-cadre', 'enterprise-chair'],
  },
  'conflict.settle': { label: say('处理数据矛盾', 'Settle conflicts'), posts: ['office-reviewer'] },
}
