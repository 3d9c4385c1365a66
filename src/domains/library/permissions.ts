import type { PostKey } from '#kernel/access'
import type { Permission } from '#kernel/domain/server'
import { defineParameters } from '#kernel/parameter'
import { say } from '#platform/say'
import { sources } from './rules.ts'

const everybody: readonly PostKey[] = [
  'convener',
  'deputy-convener',
  'office-clerk',
  'office-reviewer',
  'leader-in-charge',
  'liaison',
  'prefecture-cadre',
  'county-cadre',
  'enterprise-chair',
]

/** What one may do with the library, and the posts that hold it from the start. */
export const libraryPermissions: Readonly<Record<string, Permission>> = {
  'library.read': { label: say('查阅政策库', 'Read the library'), posts: everybody },
  'library.register': {
    label: say('登记政策文件', 'Register documents'),
    posts: ['office-clerk', 'liaison', 'prefecture-cadre', 'county-cadre', 'enterprise-chair'],
  },
  'review.start': { label: say('发起制度梳理', 'Begin reviews'), posts: ['office-clerk', 'prefecture-cadre'] },
  'review.propose': {
    label: say('提出制度梳理意见', 'Propose verdicts'),
    posts: ['office-clerk', 'liaison', 'prefecture-cadre', 'county-cadre'],
  },
  'review.decide': {
    label: say('审定制度梳理意见', 'Decide on verdicts'),
    posts: ['office-reviewer', 'deputy-convener', 'prefecture-cadre'],
  },
}

const same = {
  region: null,
  validFrom: '2024-01-01',
  validTo: null,
  source: sources.practice,
  confidence: 'D',
} as const
const workdays = say('个工作日', 'working days')

/** Terms of a review. No norm was found; each is office practice, to be set by the customer. */
export const libraryParameters = defineParameters([
  {
    key: 'review.propose-days',
    label: say('制度梳理提出意见时限', 'Term for a verdict'),
    value: 15,
    unit: workdays,
    ...same,
  },
  {
    key: 'review.decide-days',
    label: say('制度梳理审定时限', 'Term for the decision'),
    value: 10,
    unit: workdays,
    ...same,
  },
  {
    key: 'review.remind-days',
    label: say('修订期限前提醒', 'Reminder before the date'),
    value: 5,
    unit: workdays,
    ...same,
  },
])
