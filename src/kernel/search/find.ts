import { reachOf, type Scope, scopeOf } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { getUnit } from '#kernel/org/server'
import { Invalid } from '#platform/errors'
import { type Say, say } from '#platform/say'
import { entryKinds, type FoundRow, type SearchFilter } from './contracts.ts'
import { excerptOf, marksIn } from './excerpt.ts'
import { monthKey, pairsOf, termsOf } from './pairs.ts'
import { type FoundEntry, findEntries, listUpward, type Part, type Question, type Reading } from './store.ts'

/** How many are counted and paged through at most, as in every list. */
const mostFound = 1000
/** With more hits than this the index is read month by month, the newest first, and not whole. */
const mostHits = 3000

/** What the person may read, permissions of one reach together. */
async function readingsOf({ db, actor, ownUnits }: Ctx): Promise<Reading[]> {
  if (actor.personId === null) return [{ readers: null, scope: reachOf(actor), above: [] }]
  const groups = new Map<string, { readers: string[]; scope: Scope }>()
  for (const right of new Set(actor.grants.map(({ permission }) => permission))) {
    const scope = scopeOf(actor, right)
    const key = JSON.stringify(scope)
    groups.set(key, { scope, readers: [...(groups.get(key)?.readers ?? []), right] })
  }
  const upward = await listUpward(db, ownUnits)
  return [...groups.values()].map((group) => ({
    ...group,
    above: upward
      .filter(({ no, upto }) => group.scope.territorial.some(({ lo, hi }) => no < lo && upto >= hi))
      .map(({ no }) => no),
  }))
}

/** Months from the newest back, in stretches that grow: what is sought is most often new. */
function* stretchesFrom(today: string): Generator<number[]> {
  const now = monthKey(today)
  const oldest = monthKey('1949-10-01')
  let [newest, length] = [now + 60, 61]
  while (newest >= oldest) {
    const until = Math.max(newest - length, oldest - 1)
    yield Array.from({ length: newest - until }, (_, i) => newest - i)
    ;[newest, length] = [until, newest === now + 60 ? 1 : length * 2]
  }
  yield [0]
}

/** Some rows of what is too much to be read whole, the newest first. */
async function walkMonths(ctx: Ctx, question: Question, part: Part, skip: number, size: number) {
  const rows: FoundEntry[] = []
  let before = 0
  for (const months of stretchesFrom(ctx.today)) {
    if (rows.length >= size || before >= mostFound) break
    const portion = { part, months, most: null, beyondTitles: part === 'pairs' }
    const page = { skip: Math.max(0, skip - before), size: size - rows.length }
    const found = await findEntries(ctx.db, question, { ...portion, ...page })
    rows.push(...found.rows)
    before += found.total
  }
  return { rows, total: Math.min(before, mostFound) }
}

/** One page of very many: titles first, and then the rest. */
async function findAmongMany(ctx: Ctx, question: Question, skip: number, size: number) {
  const few = { part: 'title_pairs', skip, size, most: mostHits + 1, months: null } as const
  const titles = await findEntries(ctx.db, question, few)
  const isWhole = titles.seen <= mostHits
  const first = isWhole ? titles : await walkMonths(ctx, question, 'title_pairs', skip, size)
  if (first.rows.length === size) return first.rows
  const past = Math.max(0, skip - first.total)
  const rest = await walkMonths(ctx, question, 'pairs', past, size - first.rows.length)
  return [...first.rows, ...rest.rows]
}

async function findPage(ctx: Ctx, question: Question, page: number, size: number) {
  const skip = (page - 1) * size
  const part = { part: 'pairs', skip, size, most: mostHits + 1, months: null } as const
  const found = await findEntries(ctx.db, question, part)
  if (found.seen <= mostHits)
    return { rows: found.rows, total: Math.min(found.total, mostFound), more: found.total > mostFound }
  const rows = await findAmongMany(ctx, question, skip, Math.max(0, Math.min(size, mostFound - skip)))
  return { rows, total: Math.min(found.total, mostFound), more: true }
}

function labelOf({ house }: Ctx, { kind, process }: FoundEntry): Say {
  const definition = process ? house.processes.get(process)?.at(-1) : undefined
  return definition?.label ?? entryKinds.find(({ value }) => value === kind)?.label ?? say(kind, kind)
}

const tooShort = () =>
  new Invalid([
    {
      path: 'words',
      rule: 'too-short',
      message: say('请至少输入两个连续的字、字母或数字', 'Give at least two letters, digits or characters in a row'),
    },
  ])

/**
 * Looks for words in everything the person may read. Without words nothing is found.
 * @throws Invalid for words without two letters, digits or Chinese characters in a row; Missing for a unit that is not there.
 */
export async function search(
  ctx: Ctx,
  filter: SearchFilter,
): Promise<{ rows: FoundRow[]; total: number; more: boolean }> {
  const { page, size, words, unitId, ...narrow } = filter
  const terms = termsOf(words ?? '')
  if (terms.length === 0) return { rows: [], total: 0, more: false }
  const pairs = [...new Set(terms.flatMap(pairsOf))]
  if (pairs.length === 0) throw tooShort()
  const unit = unitId === undefined ? undefined : await getUnit(ctx.db, unitId)
  const readings = await readingsOf(ctx)
  const found = await findPage(ctx, { terms, pairs, readings, unit, ...narrow }, page, size)
  const rows = found.rows.map(
    (row): FoundRow => ({
      ...row,
      label: labelOf(ctx, row),
      title: { text: row.title, marks: marksIn(row.title, terms) },
      excerpt: excerptOf(row.words, terms),
    }),
  )
  return { ...found, rows }
}
