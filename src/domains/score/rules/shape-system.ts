import type { Aspect, Item, SystemBody } from '../model/system.ts'

/** Aspects and items are cited by their place: after a change of places they are numbered again, 1.1, 1.2, 2.1. */
const numbered = (body: SystemBody, aspects: readonly Aspect[]): SystemBody => ({
  ...body,
  aspects: aspects.map((aspect, a) => ({
    ...aspect,
    key: String(a + 1),
    items: aspect.items.map((item, i) => ({ ...item, key: `${a + 1}.${i + 1}` })),
  })),
})

/** The list with the thing at `from` moved to `to`; the same list where there is no such place. */
function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const [thing, ...gone] = list.slice(from, from + 1)
  if (thing === undefined || gone.length > 0 || to < 0 || to >= list.length) return [...list]
  const rest = list.filter((_, i) => i !== from)
  return [...rest.slice(0, to), thing, ...rest.slice(to)]
}

const inAspect = (body: SystemBody, key: string, change: (items: Item[]) => Item[]): SystemBody =>
  numbered(
    body,
    body.aspects.map((aspect) => (aspect.key === key ? { ...aspect, items: change(aspect.items) } : aspect)),
  )

const aspectOf = (itemKey: string) => itemKey.split('.')[0] ?? ''

/** A body with another item at the end of an aspect; whatever key it brings, it gets that of its place. */
export const addItem = (body: SystemBody, aspectKey: string, item: Item): SystemBody =>
  inAspect(body, aspectKey, (items) => [...items, item])

/** A body without an item. The last one of an aspect goes with its aspect, because an aspect without items scores nothing. */
export const removeItem = (body: SystemBody, key: string): SystemBody => {
  const less = body.aspects.map((aspect) => ({ ...aspect, items: aspect.items.filter((item) => item.key !== key) }))
  return numbered(
    body,
    less.filter((aspect) => aspect.items.length > 0),
  )
}

/** A body with an item one place further up (-1) or down (1) within its aspect. */
export const moveItem = (body: SystemBody, key: string, by: -1 | 1): SystemBody =>
  inAspect(body, aspectOf(key), (items) => {
    const from = items.findIndex((item) => item.key === key)
    return moved(items, from, from + by)
  })

/** A body with another aspect at its end, with its first item. */
export const addAspect = (body: SystemBody, label: Aspect['label'], first: Item): SystemBody =>
  numbered(body, [...body.aspects, { key: String(body.aspects.length + 1), label, items: [first] }])

/** A body without an aspect and its items. */
export const removeAspect = (body: SystemBody, key: string): SystemBody =>
  numbered(
    body,
    body.aspects.filter((aspect) => aspect.key !== key),
  )

/** A body with an aspect one place further up (-1) or down (1). */
export const moveAspect = (body: SystemBody, key: string, by: -1 | 1): SystemBody => {
  const from = body.aspects.findIndex((aspect) => aspect.key === key)
  return numbered(body, moved(body.aspects, from, from + by))
}
