import type { FrameworkBody, Measure } from '../model/measure.ts'

/** Letters that say nothing about what a measure is about. */
const stop =
  /[\s，。、；：“”‘’（）()《》〈〉·,.;:'"-]|产业工人|职工|工作|进一步|持续|不断|深化|加强|推动|促进|完善|健全/g

/** Pairs of neighbouring signs, with how often each occurs. */
function pairsOf(text: string): Map<string, number> {
  const signs = [...text.replace(stop, ' ')]
  const found = new Map<string, number>()
  signs.forEach((sign, i) => {
    const next = signs[i + 1]
    if (sign === ' ' || next === undefined || next === ' ') return
    found.set(sign + next, (found.get(sign + next) ?? 0) + 1)
  })
  return found
}

const sum = (pairs: ReadonlyMap<string, number>) => [...pairs.values()].reduce((all, n) => all + n, 0)

/** How alike two texts are, 0 to 1: Dice's coefficient over pairs of signs. Symmetric; 1 for the same text. */
export function likeness(a: string, b: string): number {
  const [one, other] = [pairsOf(a), pairsOf(b)]
  const all = sum(one) + sum(other)
  if (all === 0) return 0
  const shared = [...one].reduce((n, [pair, times]) => n + Math.min(times, other.get(pair) ?? 0), 0)
  return (2 * shared) / all
}

/** A guess, to be confirmed by a person: its score is of the texts, not of the matter. */
export interface Suggestion {
  key: string
  /** Per cent, whole. */
  score: number
}

/** Below this per cent two measures have no more in common than any two. */
const leastScore = 8

/** The measures of a framework most like one of another, the likest first. Titles count on their own and with the words. */
export function suggestFor(measure: Measure, among: FrameworkBody, most = 3): Suggestion[] {
  const score = (other: Measure) =>
    Math.max(
      likeness(measure.title, other.title),
      likeness(`${measure.title}，${measure.words}`, `${other.title}，${other.words}`),
    )
  return among.measures
    .map((other) => ({ key: other.key, score: Math.round(100 * score(other)) }))
    .filter((one) => one.score >= leastScore)
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
    .slice(0, most)
}
