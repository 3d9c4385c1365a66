import { defineDomain, type Permission } from '#kernel/domain/server'
import { say } from '#platform/say'
import { beginBulletin, bulletinFacts } from './deeds/draft.ts'
import { beginSheet, evaluationFacts } from './deeds/evaluation.ts'
import { takeUpFigures } from './deeds/fill.ts'
import { lostPoints } from './deeds/lost.ts'
import { raiseObjections } from './deeds/objections.ts'
import { agreeToRest } from './deeds/review.ts'
import { scoreRoutes } from './deeds/routes.ts'
import { dropApproval, keepApproval, sendBulletin, signBulletin } from './deeds/sign.ts'
import { demonstrate } from './demonstrate/index.ts'
import { scoreIndicators, scoreParameters } from './model/index.ts'
import { bulletinProcess, evaluationProcess } from './process/index.ts'

export type { LostPoints } from './deeds/lost.ts'

const permissions: Readonly<Record<string, Permission>> = {
  'score.read': {
    label: say('查看评价和通报', 'See scores and bulletins'),
    posts: [
      'convener',
      'deputy-convener',
      'office-clerk',
      'office-reviewer',
      'leader-in-charge',
      'liaison',
      'prefecture-cadre',
    ],
  },
  'score.manage': { label: say('编制指标体系、发起评价', 'Make index systems, open rounds'), posts: ['office-clerk'] },
  'score.enforce': {
    label: say('施行指标体系', 'Put index systems in force'),
    posts: ['office-reviewer'],
    power: true,
  },
  'score.self': {
    label: say('自评、认可得分、提出异议', 'Evaluate one’s own unit, agree, object'),
    posts: ['liaison', 'prefecture-cadre', 'leader-in-charge'],
  },
  'score.review': { label: say('复核评分', 'Review scores'), posts: ['office-reviewer'], power: true },
  'score.answer': {
    label: say('答复评分异议', 'Answer objections'),
    posts: ['deputy-convener', 'convener'],
    power: true,
  },
  'bulletin.draft': { label: say('起草、印发通报', 'Draft and issue bulletins'), posts: ['office-clerk'] },
  'bulletin.review': { label: say('审核通报', 'Approve bulletins'), posts: ['office-reviewer'], power: true },
  'bulletin.sign': { label: say('签发通报', 'Sign bulletins'), posts: ['convener'], power: true },
}

export const domain = defineDomain({
  name: 'score',
  label: say('评价与通报', 'Score and bulletin'),
  processes: [evaluationProcess as never, bulletinProcess as never],
  facts: { evaluation: evaluationFacts, bulletin: bulletinFacts },
  does: {
    'evaluation.open': beginSheet,
    'evaluation.submit': takeUpFigures,
    'evaluation.finish': agreeToRest,
    'evaluation.object': raiseObjections,
    'evaluation.appeal': raiseObjections,
    'bulletin.open': beginBulletin,
    'bulletin.approve': keepApproval,
    'bulletin.return': dropApproval,
    'bulletin.sign': signBulletin,
    'bulletin.issue': sendBulletin,
  },
  permissions,
  routes: scoreRoutes,
  parameters: scoreParameters,
  indicators: scoreIndicators,
  migrations: new URL('./migrations/', import.meta.url),
  offers: { lostPoints },
  demonstrate,
  demonstratesAfter: ['dispatch', 'ledger'],
})
