import type { Span, TextChange } from '../model.ts'

interface Token extends Span {
  key: string
}

/**
 * What changed between two stretches of text, as pairs of spans in their own documents, in order. Compares phrases
 * between punctuation and then trims each difference to its letters; spaces never count. Nearly linear.
 */
export function changedSpans(before: string, beforeAt: Span, after: string, afterAt: Span): TextChange[] {
  const [old, now] = [tokens(before, beforeAt), tokens(after, afterAt)]
  const changes: TextChange[] = []
  let [i, j] = [0, 0]
  for (const [oldAt, nowAt] of [...anchors(old, now), [old.length, now.length] as const]) {
    if (i < oldAt || j < nowAt) {
      const change = trimmed(before, span(old, i, oldAt, beforeAt.end), after, span(now, j, nowAt, afterAt.end))
      if (change) changes.push(change)
    }
    ;[i, j] = [oldAt + 1, nowAt + 1]
  }
  return changes
}

function tokens(text: string, at: Span): Token[] {
  const found: Token[] = []
  for (const phrase of text
    .slice(at.start, at.end)
    .matchAll(/[^，。；：、！？\n]+[，。；：、！？\n]*|[，。；：、！？\n]+/g)) {
    const key = phrase[0].replace(/\s+/g, '')
    if (key) found.push({ key, start: at.start + phrase.index, end: at.start + phrase.index + phrase[0].length })
  }
  return found
}

const span = (list: Token[], from: number, to: number, fallback: number): Span => {
  const start = list[from]?.start ?? list[from - 1]?.end ?? fallback
  return { start, end: to > from ? (list[to - 1]?.end ?? start) : start }
}

/** Pairs of phrases that stand once in both texts, at most as many as keep both orders, with their equal neighbours. */
function anchors(old: Token[], now: Token[]): (readonly [number, number])[] {
  const once = (list: Token[]) => {
    const places = new Map<string, number>()
    for (const [i, token] of list.entries()) places.set(token.key, places.has(token.key) ? -1 : i)
    return places
  }
  const places = once(now)
  const single = once(old)
  const pairs = old.flatMap((token, i) => {
    const j = places.get(token.key) ?? -1
    return j >= 0 && single.get(token.key) === i ? [[i, j] as const] : []
  })
  return grown(
    risingBy(pairs, (pair) => pair[1]),
    old,
    now,
  )
}

function grown(pairs: (readonly [number, number])[], old: Token[], now: Token[]): (readonly [number, number])[] {
  const out: (readonly [number, number])[] = []
  let [i, j] = [0, 0]
  for (const [oldAt, nowAt] of [...pairs, [old.length, now.length] as const]) {
    while (i < oldAt && j < nowAt && old[i]?.key === now[j]?.key) out.push([i++, j++])
    const tail: (readonly [number, number])[] = []
    let [a, b] = [oldAt - 1, nowAt - 1]
    while (a >= i && b >= j && old[a]?.key === now[b]?.key) tail.push([a--, b--])
    out.push(...tail.reverse())
    if (oldAt < old.length && nowAt < now.length) out.push([oldAt, nowAt])
    ;[i, j] = [oldAt + 1, nowAt + 1]
  }
  return out
}

/** The longest run of items, in their order, whose values rise. */
export function risingBy<T>(items: T[], value: (item: T) => number): T[] {
  const ends: number[] = []
  const previous: number[] = []
  items.forEach((item, i) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (value(items[ends[middle] as number] as T) < value(item)) low = middle + 1
      else high = middle
    }
    previous[i] = low > 0 ? (ends[low - 1] as number) : -1
    ends[low] = i
  })
  const run: T[] = []
  for (let i = ends.at(-1) ?? -1; i >= 0; i = previous[i] as number) run.push(items[i] as T)
  return run.reverse()
}

/** Cuts equal letters off both ends of a difference; null when only spaces differ. */
function trimmed(before: string, old: Span, after: string, now: Span): TextChange | null {
  let [a, b, c, d] = [old.start, old.end, now.start, now.end]
  while (a < b && c < d && before[a] === after[c]) [a, c] = [a + 1, c + 1]
  while (b > a && d > c && before[b - 1] === after[d - 1]) [b, d] = [b - 1, d - 1]
  if (before.slice(a, b).trim() === '' && after.slice(c, d).trim() === '') return null
  return { before: { start: a, end: b }, after: { start: c, end: d } }
}
