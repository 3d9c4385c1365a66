import { sql } from 'kysely'
import type { Ctx } from '#kernel/domain/server'
import { grantsOf } from './sessions.ts'
import { listHeld, listPostPermissions } from './store.ts'

/**
 * The same transaction seen as another person, by account name: demonstration data is made by those who would make it,
 * so that four eyes and journal lines are real.
 * @throws Error for an unknown account, which is a mistake in the data.
 */
export async function asPerson(ctx: Ctx, login: string): Promise<Ctx> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from person where login = ${login}`.execute(
    ctx.db,
  )
  const [person] = rows
  if (!person) throw new Error(`no person has the account "${login}"`)
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
  return { ...ctx, actor, ownUnits: held.map((h) => h.unitId) }
}
