import type { Permission } from '#kernel/domain/server'
import { defineParameters } from '#kernel/parameter'
import { say } from '#platform/say'
import { sources } from './adoption.ts'

/** What one may do with policy documents, and the posts that hold it from the start. */
export const policyPermissions: Readonly<Record<string, Permission>> = {
  'policy.read': {
    label: say('查看政策文件', 'Read policy documents'),
    posts: [
      'convener',
      'deputy-convener',
      'office-clerk',
      'office-reviewer',
      'leader-in-charge',
      'liaison',
      'prefecture-cadre',
      'county-cadre',
      'enterprise-chair',
    ],
  },
  'policy.upload': {
    label: say('上传政策文件', 'Upload policy documents'),
    posts: ['office-clerk', 'prefecture-cadre'],
  },
  'policy.confirm': {
    label: say('逐条确认任务条目', 'Confirm tasks line by line'),
    posts: ['office-clerk', 'prefecture-cadre'],
  },
  'policy.adopt': {
    label: say('将任务纳入台账', 'Take tasks into the ledger'),
    posts: ['office-clerk', 'prefecture-cadre'],
  },
}

/** Terms that a document may change. */
export const policyParameters = defineParameters([
  {
    key: 'policy.confirm-days',
    label: say('文件任务逐条确认时限', 'Term for confirming the lines of a document'),
    value: 10,
    unit: say('个工作日', 'working days'),
    region: null,
    validFrom: '2024-01-01',
    validTo: null,
    source: sources.practice,
    confidence: 'D',
  },
])
