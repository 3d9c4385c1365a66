const SHINGLE = 3

/** The text without spaces, punctuation and width, so that only wording counts. */
export const wording = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}]/gu, '')

/** The overlapping three-character pieces of a wording; a shorter text is one piece. */
export function shingles(words: string): Set<string> {
  const pieces = new Set<string>()
  for (let i = 0; i + SHINGLE <= words.length; i++) pieces.add(words.slice(i, i + SHINGLE))
  if (pieces.size === 0 && words) pieces.add(words)
  return pieces
}

/** How many pieces two texts share. */
function shared(one: Set<string>, other: Set<string>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one]
  let count = 0
  for (const piece of small) if (large.has(piece)) count++
  return count
}

/** 0 for nothing in common, 1 for the same wording (Dice's coefficient over three-character pieces). */
export const likeness = (one: Set<string>, other: Set<string>): number =>
  one.size + other.size === 0 ? 1 : (2 * shared(one, other)) / (one.size + other.size)

/** The part of `one` that is found in `other`, from 0 to 1. */
export const containment = (one: Set<string>, other: Set<string>): number =>
  one.size === 0 ? 0 : shared(one, other) / one.size
