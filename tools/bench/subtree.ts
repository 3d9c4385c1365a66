import { sql } from 'kysely'
import { inOwnerTx } from '#platform/db/server'
import { type Effort, inTurn, type Line, lineOf, perSecond } from './compare.ts'
import type { BigProvince } from './province.ts'

/** A county's cases counted by the range of numbers, against the same by a path of text, each with the index that serves it best. */
export async function benchSubtree(province: BigProvince, { seconds, rounds }: Effort): Promise<Line[]> {
  const owner = (text: string) => inOwnerTx(province.database, (db) => sql`${sql.raw(text)}`.execute(db))
  await owner(`create table bench_scope as select c.id, c.unit_no, '/' || p.id || '/' || k.id || '/' || u.id || '/' as path, c.rev
    from cases c join unit u on u.id = c.unit_id join unit k on k.id = u.parent_id join unit p on p.id = k.parent_id`)
  await owner('create index on bench_scope (unit_no, rev)')
  await owner('create index on bench_scope (path text_pattern_ops, rev)')
  await owner('grant select on bench_scope to gongyun_app')
  await province.bare(1, 'gongyun_owner').query('vacuum (analyze) bench_scope')
  const pool = province.bare(1)
  const { rows } = await pool.query('select no, upto, id, parent_id from unit where id = $1', [province.unit.county])
  const [{ no, upto, id, parent_id: parent }] = rows as [{ no: string; upto: string; id: number; parent_id: number }]
  const count = (where: string, values: unknown[]) => () =>
    perSecond(1, seconds, () => pool.query(`select sum(rev) from bench_scope where ${where}`, values))
  const found = await inTurn(
    {
      range: count('unit_no >= $1 and unit_no < $2', [no, upto]),
      path: count('path like $1', [`/${parent}/${id}/%`]),
    },
    rounds,
  )
  await owner('drop table bench_scope')
  return [
    lineOf(
      'a county by range of numbers',
      '/s',
      found.range,
      found.path,
      'limit: by a path of text; the ratio is how many times faster',
    ),
  ]
}
