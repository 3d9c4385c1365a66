import { type Say, say } from '#platform/say'

/** How long is left, in words: 还剩 3 天, 今天到期, 已逾期 2 天. */
export function sayLeft(days: number | null): Say {
  if (days === null) return say('无期限', 'No deadline')
  if (days < 0) return say(`已逾期 ${-days} 天`, `${-days} day${days === -1 ? '' : 's'} overdue`)
  if (days === 0) return say('今天到期', 'Due today')
  return say(`还剩 ${days} 天`, `${days} day${days === 1 ? '' : 's'} left`)
}
