import { type Say, say } from '#platform/say'
import type { SchemeChange } from '../model/contracts-scheme.ts'
import { itemsOf, type SchemeBody, type SchemeItem } from '../model/scheme.ts'

const fields: readonly { label: Say; of(item: SchemeItem): string }[] = [
  { label: say('考核内容', 'Item'), of: (item) => item.label.zh },
  { label: say('分值', 'Points'), of: (item) => String(item.weight) },
  { label: say('佐证要求', 'What counts as proof'), of: (item) => item.demands.zh },
  { label: say('依据', 'Source'), of: (item) => item.source.zh },
]

/**
 * What a scheme says otherwise than the one it was copied from, item by item along the trace (`was`), not by number: an
 * item that only moved is no change but of its number.
 */
export function compareSchemes(before: SchemeBody, after: SchemeBody): SchemeChange[] {
  const old = new Map(itemsOf(before).map((item) => [item.key, item]))
  const followed = new Set(itemsOf(after).map(({ was }) => was))
  const change = (key: string, was: string | null, field: Say, from: string, to: string): SchemeChange => ({
    key,
    was,
    field,
    before: from,
    after: to,
  })
  const changed = itemsOf(after).flatMap((item) => {
    const origin = item.was === null ? undefined : old.get(item.was)
    if (!origin) return [change(item.key, null, say('新增', 'New'), '—', item.label.zh)]
    return [
      ...(origin.key === item.key ? [] : [change(item.key, origin.key, say('编号', 'Key'), origin.key, item.key)]),
      ...fields
        .filter(({ of }) => of(origin) !== of(item))
        .map(({ label, of }) => change(item.key, origin.key, label, of(origin), of(item))),
    ]
  })
  const dropped = [...old.values()]
    .filter(({ key }) => !followed.has(key))
    .map((item) => change(item.key, item.key, say('删去', 'Dropped'), item.label.zh, '—'))
  return [...changed, ...dropped]
}
