import { sql } from 'kysely'
import { inOwnerTx, openDatabase } from '#platform/db/server'
import type { Book } from './hands.ts'
import type { Home } from './home.ts'

/** One thing that must hold, with what was found. */
export interface Found {
  name: string
  isRight: boolean
  words: string
}

const found = (name: string, wrong: readonly unknown[], words: string): Found => ({
  name,
  isRight: wrong.length === 0,
  words: wrong.length === 0 ? words : `${wrong.length} wrong: ${JSON.stringify(wrong.slice(0, 3))}`,
})

function groupBy<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one])
  return groups
}

interface Line {
  id: string
  action: string
  rev: number
  to: string
}
interface Row {
  id: string
  regionId: number
  state: string
  rev: number
  closed: boolean
  dueOn: string | null
}

/** What must hold over everything acknowledged, whatever was killed: asked of the database itself, with no server running. */
export async function checkInvariants(data: string, book: Book): Promise<Found[]> {
  const database = await openDatabase({ dataDir: data, tell: () => undefined })
  try {
    const ask = <T>(text: string) =>
      inOwnerTx(database, async (db) => (await sql<T>`${sql.raw(text)}`.execute(db)).rows)
    const rows = await ask<Row>(`select id, region_id, state, rev, closed_at is not null as closed, due_on from cases`)
    const lines =
      await ask<Line>(`select subject_id as id, action, (body ->> 'rev')::int as rev, body ->> 'to' as to from entry
      where subject_kind = 'case' and body ? 'rev' and body ? 'to'`)
    const keys = await ask<{ key: string }>(
      `select split_part(key, ':', 2) as key from request_key where answer is not null`,
    )
    const timers = await ask<{ dedupe: string }>(`select dedupe from job where kind = 'case.overdue'`)
    const stuck = await ask<{ kind: string; error: string }>(
      `select kind, error from job where done_at is null and attempts >= max_attempts`,
    )
    const byId = new Map(rows.map((row) => [row.id, row]))
    const linesOf = groupBy(lines, (line) => line.id)
    const known = new Set(keys.map(({ key }) => key))
    const armed = new Set(timers.map(({ dedupe }) => dedupe))
    const lost = book.acknowledged.filter(({ id, rev, action, state }) => {
      const line = linesOf.get(id)?.find((one) => one.rev === rev)
      return !line?.action.endsWith(`.${action}`) || line.to !== state || (byId.get(id)?.rev ?? 0) < rev
    })
    const half = rows.filter((row) => {
      const own = (linesOf.get(row.id) ?? []).sort((a, b) => a.rev - b.rev)
      return own.length !== row.rev || own.some((line, n) => line.rev !== n + 1) || own.at(-1)?.to !== row.state
    })
    const twice = [...groupBy(book.acknowledged, (one) => `${one.id} ${one.rev}`)].filter(([, all]) => all.length > 1)
    const mine = new Set(book.acknowledged.map(({ id }) => id))
    const counted = [...mine].filter(
      (id) => byId.get(id)?.rev !== book.acknowledged.filter((one) => one.id === id).length,
    )
    const unarmed = rows.filter(
      (row) => mine.has(row.id) && !row.closed && row.dueOn && !armed.has(`overdue:${row.id}:${row.rev}`),
    )
    return [
      found('no acknowledged write is lost', lost, `${book.acknowledged.length} acknowledged writes are all there`),
      found(
        'no case is half: state, revision and journal agree',
        half,
        `${rows.length} cases agree with ${lines.length} lines`,
      ),
      found(
        'nothing was done twice',
        [...twice, ...counted],
        `${mine.size} cases have exactly their acknowledged steps`,
      ),
      found(
        'every key was kept with its answer',
        book.acknowledged.filter(({ key }) => !known.has(key)),
        `${known.size} keys`,
      ),
      found('every deadline has its timer', unarmed, `${armed.size} timers`),
      found('no background work is stuck', stuck, 'no job has used up its tries'),
      found(
        'the load met no bug',
        book.bugs,
        `${book.repeated} requests were repeated, ${book.refused.size} kinds of refusal`,
      ),
    ]
  } finally {
    await database.close()
  }
}

/** The journal's own check, as an operator runs it. */
export function checkJournal(home: Home, data: string): Found {
  const { code, json, said } = home.run(data, 'audit', 'verify', '--seal')
  const { entries, sealed, unsealedTail } = json as { entries?: number; sealed?: number; unsealedTail?: number }
  return {
    name: 'the journal is whole',
    isRight: code === 0,
    words: code === 0 ? `${entries} lines, ${sealed} sealed, ${unsealedTail} not yet` : said.slice(-400),
  }
}

/** Backup, restore into an empty folder, backup again: the digests must be equal. */
export function checkBackup(home: Home, data: string): Found {
  const [first, second] = [`${home.dir}/first.backup`, `${home.dir}/second.backup`]
  const fresh = home.newData()
  const saved = home.run(data, 'backup', first)
  const restored = home.run(fresh, 'restore', first)
  const again = home.run(fresh, 'backup', second)
  const digests = [saved, restored, again].map(({ json }) => json.digest)
  const isRight = [saved, restored, again].every(({ code }) => code === 0) && new Set(digests).size === 1
  const words = isRight
    ? `digest ${String(digests[0]).slice(0, 16)}… three times`
    : [saved, restored, again].map(({ said }) => said.slice(-300)).join(' | ')
  return { name: 'a backup restored into an empty folder is the same', isRight, words }
}
