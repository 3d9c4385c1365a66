import { likenessOf } from '#kernel/search'
import type { FrameworkBody, Measure } from '../model/measure.ts'

/** Words that every measure has and that say nothing about what it is about. */
const empty = /产业工人|职工|工作|进一步|持续|不断|深化|加强|推动|促进|完善|健全/g

/** How alike two measures read, 0 to 1. */
export const likeness = (a: string, b: string): number => likenessOf(a, b, empty)

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
