import type { Permission } from '#kernel/domain/server'
import { say } from '#platform/say'

/** Who may do what with workers' files. Whole numbers and whole lists ask again who it is (GB/T 22239-2019). */
export const workerPermissions: Readonly<Record<string, Permission>> = {
  'worker.read': {
    label: say('查看职工档案', 'Read workers’ files'),
    posts: ['office-clerk', 'prefecture-cadre', 'county-cadre', 'enterprise-chair'],
  },
  'worker.manage': {
    label: say('建立和维护职工档案', 'Keep workers’ files'),
    posts: ['prefecture-cadre', 'county-cadre', 'enterprise-chair'],
  },
  'worker.unmask': {
    label: say('查看完整证件号、卡号、手机号', 'See whole numbers'),
    posts: ['prefecture-cadre', 'county-cadre'],
  },
  'worker.import': {
    label: say('批量导入职工', 'Import workers'),
    posts: ['prefecture-cadre', 'county-cadre', 'enterprise-chair'],
  },
  'worker.export': {
    label: say('导出职工名册', 'Take the list of workers out'),
    posts: ['prefecture-cadre', 'county-cadre'],
  },
}
