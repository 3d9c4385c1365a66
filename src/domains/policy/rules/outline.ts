import type { Clause, DocumentNature, OutlineDocument } from '../model.ts'
import { findDocuments } from './documents.ts'

/** A speech is numbered too, but nobody's duty; so a policy with fewer clauses still comes first. */
const WEIGHT: Record<DocumentNature, number> = { normative: 1, notice: 0.9, other: 0.4, report: 0.25 }

/** Every clause below the given ones, parents before children. */
export function* everyClause(nodes: Clause[]): Generator<Clause> {
  const waiting = [...nodes].reverse()
  for (let clause = waiting.pop(); clause; clause = waiting.pop()) {
    yield clause
    waiting.push(...[...clause.children].reverse())
  }
}

/**
 * The document of a file that `outline FILE` means: the one called `title` when given, otherwise the one with most
 * well-numbered clauses, deeper trees and normative titles counting more. Null for a text without any document.
 */
export function findMainDocument(text: string, title?: string): OutlineDocument | null {
  const documents = findDocuments(text)
  const wanted = title?.replace(/\s+/g, '')
  if (wanted) return documents.find((document) => document.title.replace(/\s+/g, '').includes(wanted)) ?? null
  return documents.reduce<OutlineDocument | null>((best, one) => (best && weigh(best) >= weigh(one) ? best : one), null)
}

function weigh(document: OutlineDocument): number {
  let [sound, deepest] = [0, 0]
  for (const clause of everyClause(document.nodes)) {
    if (clause.fault === null) sound++
    deepest = Math.max(deepest, clause.level)
  }
  return WEIGHT[document.nature] * sound * (1 + deepest / 4) + (document.end - document.start) / 1e9
}
