import type { Refusal } from '#platform/errors'
import { type Say, say } from '#platform/say'
import { itemsOf, type SchemeBody } from '../model/scheme.ts'
import { practice } from './sources.ts'

const fault = (rule: string, message: Say): Refusal => ({ rule, message, source: practice })

const repeated = (keys: readonly string[]): string[] => [...new Set(keys.filter((key, i) => keys.indexOf(key) < i))]

/** Sum of the points, to the hundredth. */
export const sumOfWeights = (body: SchemeBody): number =>
  itemsOf(body).reduce((sum, item) => sum + Math.round(item.weight * 100), 0) / 100

/**
 * What must be settled before a scheme is put in force: keys that say where they belong, once each; a unit for every item;
 * points that add up. `fullMarks` is a parameter.
 */
export function findSchemeFaults(body: SchemeBody, fullMarks: number): Refusal[] {
  const items = itemsOf(body)
  const twice = repeated([...body.aspects.map(({ key }) => key), ...items.map(({ key }) => key)])
  const astray = body.aspects.flatMap((aspect) => aspect.items.filter(({ key }) => key.split('.')[0] !== aspect.key))
  const ownerless = items.filter(({ unitId }) => unitId === null).map(({ key }) => key)
  const sum = sumOfWeights(body)
  return [
    ...twice.map((key) => fault('key-twice', say(`编号 ${key} 重复`, `The key ${key} is used twice`))),
    ...astray.map(({ key }) =>
      fault('key-astray', say(`条目 ${key} 的编号与所在方面不符`, `Item ${key} does not begin with its aspect’s key`)),
    ),
    ...(ownerless.length > 0
      ? [
          fault(
            'no-unit',
            say(`尚未确定责任单位：${ownerless.join('、')}`, `No unit answers for ${ownerless.join(', ')}`),
          ),
        ]
      : []),
    ...(sum === fullMarks
      ? []
      : [
          fault(
            'weights',
            say(`分值合计 ${sum}，应为 ${fullMarks}`, `The points add up to ${sum} instead of ${fullMarks}`),
          ),
        ]),
  ]
}
