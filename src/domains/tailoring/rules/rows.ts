import { isDate } from '#kernel/calendar'
import type { TargetAnswer } from '#kernel/form'

const signs = ['>=', '<=', '=', '>', '<', '≈'] as const

/** Targets in one cell: `一线比例>=60%；竞赛>=12项`. */
export const targetsText = (targets: readonly TargetAnswer[]): string =>
  targets
    .map(({ noun, comparison, value, measure, by }) => `${noun}${comparison}${value}${measure}${by ? `@${by}` : ''}`)
    .join('；')

/** Reads targets from a cell; null where one of them cannot be read. */
export function parseTargets(text: string): TargetAnswer[] | null {
  const found = text
    .split(/[；;\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part): TargetAnswer | null => {
      const read = /^(.+?)(>=|<=|≥|≤|=|>|<|≈)\s*(-?\d+(?:\.\d+)?)([^@]{0,20}?)(?:@(\d{4}-\d{2}-\d{2}))?$/.exec(part)
      if (!read) return null
      const [, noun = '', sign = '', value = '', measure = '', by] = read
      const comparison = signs.find((one) => one === sign.replace('≥', '>=').replace('≤', '<='))
      if (!comparison || (by !== undefined && !isDate(by))) return null
      return { noun: noun.trim(), comparison, value: Number(value), measure: measure.trim(), by: by ?? null }
    })
  return found.every((one) => one !== null) ? found : null
}
