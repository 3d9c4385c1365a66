import { sql } from 'kysely'
import type { Ctx } from '#kernel/domain/server'
import { remembering } from '#platform/db'
import { grantsOf } from './sessions.ts'
import { listHeld, listPostPermissions } from './store.ts'

const met = remembering<Pick<Ctx, 'actor' | 'ownUnits'>>()

/**
 * The same transaction seen as another person, by account name: demonstration data is made by those who would make it,
 * so that four eyes and journal lines are real. Somebody is looked up once in a transaction.
 * @throws Error for an unknown account, which is a mistake in the data.
 */
export const asPerson = async (ctx: Ctx, login: string): Promise<Ctx> => ({
  ...ctx,
  ...(await met.get(ctx.db, login, () => meet(ctx, login))),
})

async function meet(ctx: Ctx, login: string): Promise<Pick<Ctx, 'actor' | 'ownUnits'>> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from person where login = ${login}`.execute(
    ctx.db,
  )
  const [person] = rows
  if (!person) throw new Error(`no person has the account "${login}"`)
  return withRights(ctx, person)
}

/**
 * A person with the rights they hold today, for what the background does in their name; null when the account was ended or is
 * not there.
 */
export async function rightsOf(ctx: Ctx, personId: string): Promise<Pick<Ctx, 'actor' | 'ownUnits'> | null> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from person where id = ${personId} and ended_at is null`.execute(ctx.db)
  const [person] = rows
  return person ? withRights(ctx, person) : null
}

async function withRights(ctx: Ctx, person: { id: string; name: string }): Promise<Pick<Ctx, 'actor' | 'ownUnits'>> {
  const held = await listHeld(ctx.db, person.id, ctx.today)
  const grants = grantsOf(held, await listPostPermissions(ctx.db))
  const actor = {
    personId: person.id,
    name: person.name,
    lang: 'zh' as const,
    session: null,
    grants,
    confirmedUntil: null,
  }
  return { actor, ownUnits: held.map((h) => h.unitId) }
}
