import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#kernel/domain/server'
import type { PersonAnswer } from '#kernel/form'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { type Range, reachOf } from './actor.ts'
import type { PersonFound } from './contracts.ts'
import { type PostKey, posts } from './posts.ts'

/** Who holds a post now, anywhere this person reaches in either tree. */
function seenBy({ actor, today }: Ctx): RawBuilder<boolean> {
  const { territorial, industrial } = reachOf(actor)
  const within = (column: 'no' | 'ind_no') => (range: Range) =>
    sql`(u.${sql.ref(column)} >= ${range.lo} and u.${sql.ref(column)} < ${range.hi})`
  const parts = [...territorial.map(within('no')), ...industrial.map(within('ind_no')), sql`false`]
  return sql<boolean>`p.ended_at is null and a.valid_from <= ${today}::date
    and (a.valid_to is null or a.valid_to > ${today}::date) and (${sql.join(parts, sql` or `)})`
}

const pattern = (words: string) => `%${words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`

/** People to choose from, by name, pinyin, initials or unit; each with a post held now. In the order of their names. */
export async function findPersons(ctx: Ctx, words: string, most: number): Promise<PersonFound[]> {
  const like = pattern(words)
  const { rows } = await sql<{ id: string; name: string; unitName: string; post: PostKey }>`
    select id, name, unit_name, post from (
      select distinct on (p.id) p.id, p.name, p.pinyin, u.name as unit_name, a.post
        from appointment a join person p on p.id = a.person_id join unit u on u.id = a.unit_id
       where ${seenBy(ctx)} and (p.name like ${like} or replace(p.pinyin, ' ', '') like ${like}
          or regexp_replace(p.pinyin, '(\\w)\\w*\\s*', '\\1', 'g') like ${like} or u.search like ${like})
       order by p.id, u.no) found
     order by pinyin, id limit ${most}`.execute(ctx.db)
  return rows.map(({ post, ...row }) => ({ ...row, postLabel: posts[post] ?? say(post, post) }))
}

const unknown = say('没有这个人，或不在您的权限范围内，请重新选择', 'No such person within your scope; choose again')
const otherName = say('姓名与所选人员不符，请重新选择', 'The name is not that of the person chosen; choose again')

/**
 * A person named in an answer exists, still works here and is seen by whoever writes; a name without an account needs no check.
 * @throws Invalid at `path` otherwise.
 */
export async function checkPerson(ctx: Ctx, answer: PersonAnswer, path: string): Promise<void> {
  if (answer.id === null || ctx.actor.personId === null) return
  const { rows } = await sql<{ name: string }>`
    select p.name from appointment a join person p on p.id = a.person_id join unit u on u.id = a.unit_id
     where p.id = ${answer.id}::uuid and ${seenBy(ctx)} limit 1`.execute(ctx.db)
  const [found] = rows
  if (!found) throw new Invalid([{ path, message: unknown, rule: 'person' }])
  if (found.name !== answer.name) throw new Invalid([{ path, message: otherName, rule: 'person' }])
}
