import type { Permission } from '#kernel/domain/server'
import { say } from '#platform/say'

/** Who may ask for, decide on and look into agreements. Approving asks again who it is, and is never done by who asked. */
export const exchangePermissions: Readonly<Record<string, Permission>> = {
  'exchange.read': {
    label: say('查看数据共享协议和调用记录', 'See agreements and calls'),
    posts: ['office-clerk', 'office-reviewer', 'prefecture-cadre', 'county-cadre'],
  },
  'exchange.manage': {
    label: say('申请共享、管理客户端凭据', 'Ask for agreements, keep credentials'),
    posts: ['office-clerk', 'prefecture-cadre', 'county-cadre'],
  },
  'exchange.approve': {
    label: say('审核数据共享协议', 'Decide on agreements'),
    posts: ['office-reviewer', 'prefecture-cadre'],
  },
}
