import { say } from '#platform/say'

/** Over which stretch an indicator is counted. */
export const pers = [
  { value: 'month', label: say('按月', 'Monthly') },
  { value: 'quarter', label: say('按季', 'Quarterly') },
  { value: 'half', label: say('按半年', 'Half-yearly') },
  { value: 'year', label: say('按年', 'Yearly') },
  { value: 'as-of', label: say('按截至日', 'At a given date') },
] as const

/** What kind of number it is. */
export const kinds = [
  { value: 'flow', label: say('期间数', 'Over the period') },
  { value: 'stock', label: say('时点数', 'Stock at a date') },
  { value: 'ratio', label: say('比率', 'Ratio') },
] as const

/** Which way is better. */
export const directions = [
  { value: 'up', label: say('越多越好', 'More is better') },
  { value: 'down', label: say('越少越好', 'Less is better') },
  { value: 'none', label: say('不评判', 'Neutral') },
] as const
