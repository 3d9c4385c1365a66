import type { PostKey } from '#kernel/access'
import type { Permission } from '#kernel/domain/server'
import { type Say, say } from '#platform/say'

const office: readonly PostKey[] = ['convener', 'deputy-convener', 'office-clerk', 'office-reviewer']
const units: readonly PostKey[] = [
  'leader-in-charge',
  'liaison',
  'prefecture-cadre',
  'county-cadre',
  'enterprise-chair',
]
const held = (label: Say, ...posts: PostKey[]): Permission => ({ label, posts })

/** Who inspects and signs, who answers; who nominates, reviews and decides; who writes and judges. */
export const inspectionPermissions: Readonly<Record<string, Permission>> = {
  'inspect.read': held(say('查看督查', 'See inspections'), ...office, ...units),
  'inspect.plan': held(say('组织督查', 'Inspect'), 'office-clerk'),
  'inspect.sign': held(say('审签督查报告', 'Sign inspection reports'), 'office-reviewer', 'deputy-convener'),
  'inspect.answer': held(say('确认检查记录', 'Answer for the unit inspected'), ...units),
  'commend.read': held(say('查看表彰', 'See commendations'), ...office, ...units),
  'commend.nominate': held(say('提名表彰企业', 'Nominate'), 'prefecture-cadre', 'county-cadre', 'liaison'),
  'commend.review': held(say('审核表彰提名', 'Review nominations'), 'office-clerk', 'office-reviewer'),
  'commend.decide': held(say('决定表彰', 'Decide on commendations'), 'convener', 'deputy-convener'),
  'disclosure.read': held(say('查看社会责任披露', 'See disclosures'), ...office, ...units),
  'disclosure.write': held(say('填写社会责任披露', 'Write disclosures'), 'enterprise-chair'),
  'disclosure.check': held(
    say('核对社会责任披露', 'Check disclosures'),
    'prefecture-cadre',
    'county-cadre',
    'office-clerk',
  ),
  'responsibility.read': held(say('查看国企产改责任事项', 'See what state firms answer for'), ...office, ...units),
  // The supervisor of state firms is given its firms by a grant; without one the office includes them.
  'responsibility.include': held(
    say('纳入和考核国企责任事项', 'Include and assess items of state firms'),
    'liaison',
    'office-clerk',
  ),
  'responsibility.answer': held(say('报告国企责任事项', 'Report on an item'), 'enterprise-chair'),
  'responsibility.confirm': held(
    say('审定国企考核结果', 'Confirm results of state firms'),
    'leader-in-charge',
    'office-reviewer',
  ),
  'study.read': held(say('查看课题和书稿', 'See research and chapters'), ...office, ...units),
  'study.plan': held(say('组织课题和蓝皮书', 'Plan research and the blue book'), 'office-clerk'),
  'study.write': held(
    say('承担课题和书稿', 'Do research, write chapters'),
    'liaison',
    'prefecture-cadre',
    'county-cadre',
    'enterprise-chair',
  ),
  'study.review': held(say('评审课题和书稿', 'Judge research and chapters'), 'office-reviewer', 'deputy-convener'),
}
