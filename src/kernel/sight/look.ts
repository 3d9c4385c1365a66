import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from '#kernel/domain/server'
import type { Db } from '#platform/db'
import { maskPersonal, maskPersonalIn } from '#platform/personal'
import type { Say } from '#platform/say'
import type { Way } from './index.ts'

declare const seenThrough: unique symbol
/**
 * What a store must be handed to read something about people. Only `look` makes one, and it writes down who looked before
 * anything is answered: a read without its record does not compile.
 */
export interface Glass {
  readonly [seenThrough]: true
}

const open = new WeakMap<Glass, Db>()

/** The database behind a glass, for stores. @throws Error when the look is over: nothing is read after it was recorded. */
export function through(glass: Glass): Db {
  const db = open.get(glass)
  if (!db) throw new Error('this look at somebody’s file is over; look again')
  return db
}

/** How and what for somebody looks. */
export interface Look {
  subjectKind: string
  way: Way
  purpose: Say
  reason?: string | null
  /** Sealed fields that are shown whole. */
  fields?: readonly string[]
  filter?: Readonly<Record<string, unknown>> | undefined
}

/** Whose files were seen. */
export interface Subject {
  regionId: number
  id: string
}

const mostInLine = 1000

/**
 * The one way to read something about people: reads, and writes down in the same transaction who looked at whom, how and what
 * for. A list is one line with all who stood on it; of very many, a line for each thousand. When the record cannot be written,
 * nothing is answered.
 */
export async function look<T>(
  ctx: Ctx,
  what: Look,
  read: (glass: Glass) => Promise<T>,
  subjectsOf: (found: T) => readonly Subject[],
): Promise<T> {
  const glass = {} as Glass
  open.set(glass, ctx.db)
  try {
    const found = await read(glass)
    await writeSights(ctx, what, subjectsOf(found))
    return found
  } finally {
    open.delete(glass)
  }
}

async function writeSights(ctx: Ctx, what: Look, subjects: readonly Subject[]): Promise<void> {
  const [first] = subjects
  const one = subjects.every(({ regionId }) => regionId === first?.regionId)
  const ids = [...new Set(subjects.map(({ id }) => id))]
  for (let from = 0; from === 0 || from < ids.length; from += mostInLine)
    await writeSight(ctx, what, first && one ? first.regionId : 0, ids.slice(from, from + mostInLine), ids.length)
}

/** The unit is the reader's first one: what a worker is told of who looked. */
async function writeSight(ctx: Ctx, what: Look, regionId: number, ids: readonly string[], count: number) {
  const { db, actor, now, ownUnits } = ctx
  // Whoever keeps watch over looks reads these words: numbers of people that were typed into them are not for their eyes.
  const reason = what.reason ? maskPersonal(what.reason) : null
  const filter = what.filter ? JSON.stringify(maskPersonalIn(what.filter)) : null
  await sql`
    insert into sight (region_id, id, at, person_id, person_name, unit_id, unit_name, subject_kind, subjects, count, way, purpose,
                       reason, fields, filter)
    values (${regionId}, ${randomUUID()}, ${now.toISOString()}, ${actor.personId}, ${actor.name}, ${ownUnits[0] ?? null},
            (select name from unit where id = ${ownUnits[0] ?? null}), ${what.subjectKind}, ${ids}::uuid[], ${count}, ${what.way},
            ${JSON.stringify(what.purpose)}::jsonb, ${reason}, ${what.fields ?? []}::text[],
            ${filter}::jsonb)`.execute(db)
}
