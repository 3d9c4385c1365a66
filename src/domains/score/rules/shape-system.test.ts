import { expect, test } from 'vitest'
import { itemsOf, SystemBody, standardSystem } from '../model/index.ts'
import { addAspect, addItem, moveAspect, moveItem, removeAspect, removeItem } from './shape-system.ts'

const body = standardSystem
const labels = (of: SystemBody, aspect: number) => of.aspects[aspect]?.items.map((item) => item.label.zh)
const first = itemsOf(body)[0]
if (!first) throw new Error('the standard system has no item')

const isNumbered = (of: SystemBody) =>
  of.aspects.every((a, i) => a.key === String(i + 1) && a.items.every((item, j) => item.key === `${i + 1}.${j + 1}`))

test('an item comes to the end of its aspect, moves within it and goes, and all are numbered by place', () => {
  const more = addItem(body, '3', { ...first, label: { zh: '新指标', en: 'New' } })
  expect(labels(more, 2)?.at(-1)).toBe('新指标')
  expect(more.aspects[2]?.items.at(-1)?.key).toBe(`3.${more.aspects[2]?.items.length}`)
  const up = moveItem(body, '3.2', -1)
  expect(labels(up, 2)).toEqual(labels(body, 2)?.toReversed())
  expect(moveItem(body, '3.1', -1)).toEqual(body)
  const less = removeItem(body, '1.1')
  expect(labels(less, 0)).toEqual(labels(body, 0)?.slice(1))
  for (const of of [more, up, less]) expect(isNumbered(of) && SystemBody.safeParse(of).success).toBe(true)
})

test('an aspect comes with its first item, moves and goes; the last item of an aspect takes it along', () => {
  const more = addAspect(body, { zh: '新方面', en: 'New' }, first)
  expect(more.aspects.at(-1)).toMatchObject({ key: String(body.aspects.length + 1), label: { zh: '新方面' } })
  const down = moveAspect(body, '1', 1)
  expect(down.aspects[1]?.label).toEqual(body.aspects[0]?.label)
  expect(removeAspect(body, '2').aspects).toHaveLength(body.aspects.length - 1)
  const bare = removeItem(more, `${more.aspects.length}.1`)
  expect(bare.aspects).toHaveLength(body.aspects.length)
  for (const of of [more, down, bare]) expect(isNumbered(of) && SystemBody.safeParse(of).success).toBe(true)
})
