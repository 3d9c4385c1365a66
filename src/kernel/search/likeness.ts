/** Pairs of neighbouring characters, the words of a language without spaces, with how often each occurs. */
function pairsWithin(text: string, empty: RegExp): Map<string, number> {
  const signs = [...text.replace(empty, ' ').replace(/[\s\p{P}]+/gu, ' ')]
  const found = new Map<string, number>()
  signs.forEach((sign, i) => {
    const next = signs[i + 1]
    if (sign === ' ' || next === undefined || next === ' ') return
    found.set(sign + next, (found.get(sign + next) ?? 0) + 1)
  })
  return found
}

const sum = (pairs: ReadonlyMap<string, number>) => [...pairs.values()].reduce((all, n) => all + n, 0)
const nothing = /(?!)/g

/**
 * How alike two texts are, 0 to 1: twice the pairs of characters they share by the pairs they have (Sørensen–Dice). Symmetric; 1
 * for the same text, 0 where neither has a pair. `empty` are words that say nothing about what a text is about; no pair reaches
 * over them, nor over a space or a sign.
 */
export function likenessOf(a: string, b: string, empty: RegExp = nothing): number {
  const [one, other] = [pairsWithin(a, empty), pairsWithin(b, empty)]
  const all = sum(one) + sum(other)
  if (all === 0) return 0
  const shared = [...one].reduce((n, [pair, times]) => n + Math.min(times, other.get(pair) ?? 0), 0)
  return (2 * shared) / all
}
