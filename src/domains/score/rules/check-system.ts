import type { Refusal } from '#platform/errors'
import { join, type Say, say } from '#platform/say'
import { type Item, indicatorsOf, itemsOf, type SystemBody } from '../model/system.ts'
import { compare, fractionOf, hundredthsOf, pointsText } from './exact.ts'
import { findCrossings } from './fence.ts'
import { sources } from './sources.ts'
import { weightOf } from './weights.ts'

const isPositive = (text: string | null) => text !== null && compare(fractionOf(text), fractionOf('0')) > 0

function gapOf(item: Item): Say | null {
  const figured = item.kind === 'POSITIVE' || item.kind === 'NEGATIVE' || item.kind === 'BAND'
  if (figured && !item.measure) return say('没有指定指标', 'has no indicator')
  if (item.kind === 'POSITIVE' && !isPositive(item.target)) return say('目标值须大于 0', 'needs a target above nought')
  if (item.kind === 'NEGATIVE' && !isPositive(item.limit)) return say('限值须大于 0', 'needs a limit above nought')
  if (item.kind === 'BAND' && item.bands.length === 0) return say('没有分档', 'has no bands')
  if (item.kind === 'BAND' && new Set(item.bands.map((b) => b.from)).size < item.bands.length)
    return say('分档下限重复', 'has two bands from the same value')
  if (item.kind === 'YES_NO' && !item.question) return say('没有写明问题', 'has no question')
  if (Math.abs(hundredthsOf(item.weight) - item.weight * 100) > 1e-6)
    return say('权重最多两位小数', 'has a weight of more than two decimals')
  return null
}

const refusal = (rule: string, message: Say, source: Say): Refusal => ({ rule, message, source })

/**
 * What stands against putting a system in force: weights that do not add up to 100, items that cannot be scored, keys
 * used twice, indicators nobody knows, and whatever crosses the legal fence. Empty for a sound one.
 * @param known labels of all indicators there are, by name
 */
export function findSystemFaults(body: SystemBody, known: ReadonlyMap<string, Say>): Refusal[] {
  const items = itemsOf(body)
  const keys = [...items, ...body.bonuses, ...body.deductions, ...body.vetoes].map((one) => one.key)
  const twice = [...new Set(keys.filter((key, i) => keys.indexOf(key) < i))]
  const sum = weightOf(body)
  const unknown = [...new Set(items.flatMap(indicatorsOf).filter((name) => !known.has(name)))]
  return [
    ...(sum === 10_000
      ? []
      : [
          refusal(
            'weights',
            say(`权重合计 ${pointsText(sum)}，应为 100`, `The weights add up to ${pointsText(sum)}, not 100`),
            sources.assessment,
          ),
        ]),
    ...twice.map((key) =>
      refusal('key-twice', say(`编号 ${key} 重复`, `The key ${key} is used twice`), sources.practice),
    ),
    ...unknown.map((name) =>
      refusal(
        'unknown-indicator',
        say(`没有名为“${name}”的指标`, `No indicator is called "${name}"`),
        sources.practice,
      ),
    ),
    ...items.flatMap((item) => {
      const gap = gapOf(item)
      return gap ? [refusal('item', join(`${item.key} `, item.label, say('：', ' '), gap), sources.practice)] : []
    }),
    ...findCrossings(body, known).map(({ key, word, what }) =>
      refusal(
        'legal-fence',
        join(
          `${key} `,
          say(`出现“${word}”：不得把`, `says "${word}": `),
          what,
          say('作为考核依据', ' may not be a basis of assessment'),
        ),
        sources.fence,
      ),
    ),
  ]
}
