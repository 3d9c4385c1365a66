import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'

/** A statement as it went over the wire. */
export interface Sent {
  text: string
  values: unknown[]
}

type Query = (...args: unknown[]) => unknown

/** Everything the driver sends while a deed is done: what the deed costs in SQL, to be sent again by bare hands. */
export async function record(deed: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = []
  const own = pg.Client.prototype as unknown as { query: Query }
  const { query } = own
  own.query = function (this: unknown, ...args: unknown[]) {
    const [first, second] = args
    const text = typeof first === 'string' ? first : (first as { text?: string })?.text
    const values = Array.isArray(second) ? second : ((first as { values?: unknown[] })?.values ?? [])
    if (text) sent.push({ text, values: [...values] })
    return query.apply(this, args)
  }
  try {
    await deed()
  } finally {
    own.query = query
  }
  return sent
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The same statements about another case: its id put in, and every id that was made new made new again. */
export function about(sent: readonly Sent[], from: string, to: string, kept: ReadonlySet<string>): Sent[] {
  const fresh = new Map<string, string>([[from, to]])
  const change = (text: string) =>
    text.replace(uuid, (id) => {
      if (kept.has(id)) return id
      const known = fresh.get(id) ?? randomUUID()
      fresh.set(id, known)
      return known
    })
  return sent.map(({ text, values }) => ({
    text,
    values: values.map((value) => (typeof value === 'string' ? change(value) : value)),
  }))
}

/**
 * Sends statements one after the other on one connection, each planned once, so that only the SQL itself costs.
 * @throws Error when the step it replays changed nothing: then it would be no limit.
 */
export async function replay(client: pg.ClientBase, sent: readonly Sent[]): Promise<void> {
  for (const { text, values } of sent) {
    const name = createHash('md5').update(text).digest('hex')
    const { rows } = await (values.length > 0 ? client.query({ name, text, values }) : client.query(text))
    if (isStep(text) && rows[0]?.n !== 1) throw new Error('the replayed step changed nothing')
  }
}

/** Whether a statement is the one that changes a case, writes its journal line and leaves its jobs. */
export const isStep = (text: string): boolean => /^\s*with changed as/.test(text)
