import { sql } from 'kysely'
import type { Ctx } from '#kernel/domain/server'
import type { Say } from '#platform/say'
import { type PostKey, posts } from './posts.ts'

/** The password of every demonstration account. It is refused outside demonstration mode. */
export const demonstrationPassword = '工运演示-2026'

/** Kind of the background job that loads the rest of the demonstration. */
export const demonstrationJob = 'demonstration.load'

interface Account {
  login: string
  name: string
  post: Say
  unitName: string
}

/** What the sign-in page shows in demonstration mode, and whether there is nobody yet. */
export async function listDemonstrationAccounts(
  ctx: Ctx,
): Promise<{ demonstration: boolean; loading: boolean; empty: boolean; accounts: Account[]; password: string | null }> {
  const { demonstration } = ctx.house
  const { rows: somebody } = await sql<{
    n: number
  }>`select count(*)::int as n from (select 1 from person limit 1) p`.execute(ctx.db)
  const empty = somebody[0]?.n === 0
  if (!demonstration) return { demonstration, loading: false, empty, accounts: [], password: null }
  const { rows: left } = await sql`
    select from job where kind = ${demonstrationJob} and done_at is null limit 1`.execute(ctx.db)
  const { rows } = await sql<{ login: string; name: string; post: PostKey; unitName: string }>`
    select p.login, p.name, a.post, u.name as unit_name
      from person p join appointment a on a.person_id = p.id join unit u on u.id = a.unit_id
     where p.ended_at is null order by u.no, a.post limit 60`.execute(ctx.db)
  const accounts = rows.map(({ post, ...row }) => ({ ...row, post: posts[post] }))
  return { demonstration, loading: left.length > 0, empty, accounts, password: demonstrationPassword }
}
