import { defineDomain } from '#kernel/domain/server'
import { say } from '#platform/say'
import { admitPartner } from './deeds/admit.ts'
import { agreementDeeds, agreementFacts } from './deeds/agreements.ts'
import { demonstrate } from './demonstrate.ts'
import { exchangeParameters } from './parameters.ts'
import { exchangePermissions } from './permissions.ts'
import { agreementProcess } from './process.ts'
import { exchangeRoutes } from './routes.ts'

/** What is shared with other departments, under which agreement, and every call of theirs. */
export const domain = defineDomain({
  name: 'exchange',
  label: say('数据共享', 'Exchange'),
  processes: [agreementProcess as never],
  facts: { 'exchange-agreement': agreementFacts },
  does: agreementDeeds,
  permissions: exchangePermissions,
  parameters: exchangeParameters,
  routes: exchangeRoutes,
  migrations: new URL('./migrations', import.meta.url),
  admitPartner,
  demonstrate,
  demonstratesAfter: ['worker'],
})
