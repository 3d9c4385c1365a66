import { createHash } from 'node:crypto'

/** A text asked so often is worth keeping its plan; so many texts are kept, the ones asked last, and so many watched. */
const often = 20
const mostKept = 300
const mostWatched = 2000

const asked = new Map<string, number>()
const kept = new Map<string, string>()

function keep(text: string, name: string): string {
  kept.delete(text)
  kept.set(text, name)
  const [oldest] = kept.keys()
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  return name
}

/**
 * The name under which the server keeps the plan of a text, once the text has proved to come again and again: with row
 * policies, planning costs more than running. The server plans again by itself when role, policies or statistics change.
 */
export function nameOfPlan(text: string): string | undefined {
  const name = kept.get(text)
  if (name) return keep(text, name)
  const times = (asked.get(text) ?? 0) + 1
  if (times < often) {
    if (asked.size >= mostWatched) asked.clear()
    asked.set(text, times)
    return undefined
  }
  asked.delete(text)
  return keep(text, `g_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`)
}
