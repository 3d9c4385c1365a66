import { asPerson } from '#kernel/access/server'
import { plusDays } from '#kernel/calendar'
import { type Ctx, defineDomain, onDay } from '#kernel/domain/server'
import { openCase } from '#kernel/process/server'
import { say } from '#platform/say'
import { beginCircular, circularFacts } from './deeds/draft.ts'
import { circularRoutes, papersPrinting } from './deeds/routes.ts'
import { dropApproval, keepApproval, sendCircular, signCircular } from './deeds/sign.ts'
import { circularParameters } from './model/index.ts'
import { circularProcess } from './process.ts'
import { titleOf } from './rules/index.ts'

/** A draft of this year's circular, as the clerk begins it: everything in it comes from the year's accepted reports. */
async function demonstrate(ctx: Ctx): Promise<void> {
  const clerk = await asPerson(onDay(ctx, plusDays(ctx.today, -2)), 'clerk')
  const year = Number(ctx.today.slice(0, 4))
  const [unitId] = clerk.ownUnits
  if (unitId) await openCase(clerk, { process: 'circular', unitId, title: titleOf(year), answers: { year } })
}

export const domain = defineDomain({
  name: 'circular',
  label: say('年度通报', 'Yearly circular'),
  processes: [circularProcess as never],
  facts: { circular: circularFacts },
  does: {
    'circular.open': beginCircular,
    'circular.approve': keepApproval,
    'circular.return': dropApproval,
    'circular.sign': signCircular,
    'circular.issue': sendCircular,
  },
  permissions: {
    'circular.read': {
      label: say('查看年度通报', 'See yearly circulars'),
      posts: [
        ...(['convener', 'deputy-convener', 'office-clerk', 'office-reviewer', 'leader-in-charge'] as const),
        ...(['liaison', 'prefecture-cadre'] as const),
      ],
    },
    'circular.draft': { label: say('起草、印发年度通报', 'Draft and issue circulars'), posts: ['office-clerk'] },
    'circular.review': { label: say('审核年度通报', 'Approve circulars'), posts: ['office-reviewer'], power: true },
    'circular.sign': { label: say('签发年度通报', 'Sign circulars'), posts: ['convener'], power: true },
  },
  routes: circularRoutes,
  offers: { papersPrinting },
  parameters: circularParameters,
  migrations: new URL('./migrations/', import.meta.url),
  demonstrate,
  demonstratesAfter: ['dispatch', 'problem', 'ledger'],
})
