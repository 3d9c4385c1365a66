import type { ParameterSeed } from '#kernel/parameter'
import { say } from '#platform/say'

const source = say('产品默认值；以本地电子文件管理规定为准', 'Product default; local rules on electronic files prevail')
const always = { region: null, validFrom: '2016-01-01', validTo: null, source, confidence: 'D' } as const

/** Keys of this room's parameters. */
export const evidenceKeys = {
  maxMb: 'evidence.max-mb',
  quotaMb: 'evidence.quota-mb',
  warnDays: 'evidence.warn-days',
} as const

/** Limits on evidence. */
export const evidenceParameters: ParameterSeed[] = [
  {
    ...always,
    key: evidenceKeys.maxMb,
    label: say('佐证材料单个文件大小上限', 'Largest file of evidence'),
    value: 50,
    unit: say('MB', 'MB'),
  },
  {
    ...always,
    key: evidenceKeys.quotaMb,
    label: say('每个单位佐证材料总量上限', 'Evidence one unit may keep in all'),
    value: 5000,
    unit: say('MB', 'MB'),
  },
  {
    ...always,
    key: evidenceKeys.warnDays,
    label: say('佐证材料到期提前提醒天数', 'Days before expiry at which the uploader is told'),
    value: 30,
    unit: say('天', 'days'),
  },
]
