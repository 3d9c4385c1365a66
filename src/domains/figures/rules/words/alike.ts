const seen = new Map<string, ReadonlySet<string>>()

/** Pairs of neighbouring characters of a text, signs and figures left out. */
function pairsIn(text: string): ReadonlySet<string> {
  const found = seen.get(text)
  if (found) return found
  const pairs = new Set<string>()
  for (const run of text.match(/[一-龥]+/g) ?? [])
    for (let at = 0; at + 1 < run.length; at++) pairs.add(run.slice(at, at + 2))
  if (seen.size > 100_000) seen.clear()
  seen.set(text, pairs)
  return pairs
}

/**
 * How much two names have in common without knowing their words, from 0 to 1: the share of the shorter one's pairs of
 * characters that the other has.
 */
export function alike(a: string, b: string): number {
  const [x, y] = [pairsIn(a), pairsIn(b)]
  const [few, many] = x.size <= y.size ? [x, y] : [y, x]
  if (few.size === 0) return 0
  let common = 0
  for (const pair of few) if (many.has(pair)) common += 1
  return common / few.size
}
