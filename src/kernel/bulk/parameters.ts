import { practice } from '#kernel/export'
import type { ParameterSeed } from '#kernel/parameter'
import { say } from '#platform/say'

const always = { region: null, validFrom: '2016-01-01', validTo: null, source: practice, confidence: 'D' } as const

/** Keys of this room's parameters. */
export const bulkKeys = {
  keepDays: 'export.keep-days',
  openMost: 'export.open-most',
  keptMost: 'export.kept-most',
} as const

/** How long a file that was made in the background waits, how many one person may have made at a time, and how many may lie ready. */
export const bulkParameters: ParameterSeed[] = [
  {
    ...always,
    key: bulkKeys.keepDays,
    label: say('后台导出文件保留天数', 'Days an export is kept'),
    value: 7,
    unit: say('天', 'days'),
  },
  {
    ...always,
    key: bulkKeys.openMost,
    label: say('每人同时生成的后台导出上限', 'Exports made at once for one person'),
    value: 5,
    unit: say('个', 'exports'),
  },
  {
    ...always,
    key: bulkKeys.keptMost,
    label: say('每人保留的后台导出文件上限', 'Exports kept for one person'),
    value: 50,
    unit: say('个', 'exports'),
  },
]
