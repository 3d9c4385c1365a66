import type { PostKey } from '#kernel/access'
import { defineDomain } from '#kernel/domain/server'
import { say } from '#platform/say'
import { keepSnapshots, makeSnapshot } from './deeds/snapshot.ts'
import { workforceParameters } from './parameters.ts'
import { workforceRoutes } from './routes.ts'

const office: readonly PostKey[] = [
  'convener',
  'deputy-convener',
  'office-clerk',
  'office-reviewer',
  'leader-in-charge',
]
const units: readonly PostKey[] = ['liaison', 'prefecture-cadre', 'county-cadre', 'enterprise-chair']
const hour = 3600

/** Statistics of the workforce: cross tables over everybody at work, from a snapshot a day. */
export const domain = defineDomain({
  name: 'workforce',
  label: say('职工队伍统计', 'Workforce'),
  permissions: {
    'workforce.read': {
      label: say('查看职工队伍统计', 'See statistics of the workforce'),
      posts: [...office, ...units],
    },
    'workforce.manage': { label: say('生成统计快照', 'Make snapshots of the workforce'), posts: ['office-clerk'] },
  },
  parameters: workforceParameters,
  routes: workforceRoutes,
  migrations: new URL('./migrations', import.meta.url),
  jobs: { 'workforce.snapshot': (ctx, payload) => keepSnapshots(ctx, { again: payload.again === true }) },
  // Asked every hour, made once a day.
  every: { 'workforce.snapshot': hour },
  demonstrate: async (ctx) => void (await makeSnapshot(ctx)),
  demonstratesAfter: ['worker'],
})
