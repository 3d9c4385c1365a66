import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { sealPending } from '#kernel/audit/server'
import { inOwnerTx } from '#platform/db/server'
import { type Effort, inTurn, type Line, lineOf, secondsOf } from './compare.ts'
import type { BigProvince } from './province.ts'

const batch = 20_000

const fill = `insert into entry (region_id, id, at, person_id, person_name, unit_id, unit_no, action, subject_kind, subject_id, body)
  select 630157, gen_random_uuid(), clock_timestamp(), null, '测量', null, null, 'errand.look', 'case', gen_random_uuid()::text,
         jsonb_build_object('words', '查看一件事项', 'n', n) from generate_series(1, ${batch}) n`

/** Lines sealed a second, against SM3 over as many lines of the same length and nothing else. */
export async function benchSealer(province: BigProvince, { rounds }: Effort): Promise<Line[]> {
  const one = JSON.stringify({
    regionId: 630157,
    id: 'x'.repeat(36),
    at: 'x'.repeat(24),
    action: 'errand.look',
    body: '查看一件事项'.repeat(4),
  })
  await sealPending(province.database)
  const found = await inTurn(
    {
      sealed: async () => {
        await inOwnerTx(province.database, (db) => sql`${sql.raw(fill)}`.execute(db))
        return batch / (await secondsOf(() => sealPending(province.database)))
      },
      digest: async () =>
        batch /
        (await secondsOf(async () => {
          for (let n = 0; n < batch; n += 1) createHash('sm3').update(one).update(String(n)).digest()
        })),
    },
    rounds,
  )
  const note = 'limit: SM3 over the same bytes; the rest is reading and writing them'
  return [lineOf('journal lines sealed', '/s', found.sealed, found.digest, note)]
}
