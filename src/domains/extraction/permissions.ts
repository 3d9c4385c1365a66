import type { Permission } from '#kernel/domain/server'
import { defineParameters } from '#kernel/parameter'
import { say } from '#platform/say'
import { sources } from './sources.ts'

/** What one may do with reports and their figures, and the posts that hold it from the start. */
export const extractionPermissions: Readonly<Record<string, Permission>> = {
  'extraction.read': {
    label: say('查看材料数据提取', 'See figures read from reports'),
    posts: [
      'convener',
      'deputy-convener',
      'office-clerk',
      'office-reviewer',
      'liaison',
      'prefecture-cadre',
      'county-cadre',
    ],
  },
  'extraction.confirm': {
    label: say('上传材料、逐条确认数据', 'Upload reports and confirm their figures'),
    posts: ['office-clerk', 'liaison', 'prefecture-cadre', 'county-cadre'],
  },
}

/** Terms that a document may change. */
export const extractionParameters = defineParameters([
  {
    key: 'extraction.confirm-days',
    label: say('材料数据逐条确认时限', 'Term for confirming the figures of a report'),
    value: 10,
    unit: say('个工作日', 'working days'),
    region: null,
    validFrom: '2024-01-01',
    validTo: null,
    source: sources.figures,
    confidence: 'D',
  },
])
