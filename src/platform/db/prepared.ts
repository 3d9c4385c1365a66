import { createHash } from 'node:crypto'
import type { PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/** A text asked so often is worth keeping its plan; so many plans are kept on each connection, and so many texts watched. */
const often = 20
const mostKept = 100
const mostWatched = 2000

const asked = new Map<string, number>()
const kept = new Map<string, string>()

/** The name under which the server keeps the plan of a text, once the text has proved to come again and again. */
function nameOf(text: string): string | undefined {
  const name = kept.get(text)
  if (name || kept.size >= mostKept) return name
  const times = (asked.get(text) ?? 0) + 1
  if (times < often) {
    if (asked.size >= mostWatched) asked.clear()
    asked.set(text, times)
    return undefined
  }
  asked.delete(text)
  const fresh = `g_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`
  kept.set(text, fresh)
  return fresh
}

/**
 * A connection whose frequent statements are planned once instead of at every request: with row policies, planning
 * costs more than running. The server plans again by itself when role, policies or statistics change.
 */
export function keepPlans(client: pg.PoolClient): PostgresPoolClient {
  const query = (text: unknown, values?: unknown[]) => {
    const name = typeof text === 'string' && values && values.length > 0 ? nameOf(text) : undefined
    return name ? client.query({ name, text: text as string, values }) : client.query(text as string, values)
  }
  return { query, release: () => client.release() } as unknown as PostgresPoolClient
}
