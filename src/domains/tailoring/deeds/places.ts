import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import type { ReadRow } from '#platform/sheet'

/** Where each heading stands in a sheet. @throws Invalid naming those that must be there and are not. */
export function placesOf(head: ReadRow | undefined, needed: readonly string[]): Map<string, number> {
  const places = new Map((head?.cells ?? []).map((cell, i) => [String(cell ?? '').trim(), i]))
  const missing = needed.filter((name) => !places.has(name))
  if (missing.length === 0) return places
  const message = say(
    `缺少列：${missing.join('、')}。请先导出，在其上修改。`,
    `Columns missing: ${missing.join(', ')}. Export first and change that.`,
  )
  throw new Invalid([{ path: 'file', row: head?.row ?? 1, message, rule: 'sheet-columns' }])
}
