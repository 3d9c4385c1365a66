import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDemonstrationCopy } from '../testing/demonstration.ts'
import { asSystem } from '../worker.ts'

test('the demonstration province loads, and everything that follows from it is done', async () => {
  // A job that fails makes this throw.
  const { database, house, close } = await openDemonstrationCopy()
  try {
    const { rows } = await asSystem(database, house, (ctx) =>
      sql<{ process: string; n: number }>`select process, count(*)::int as n from cases group by 1`.execute(ctx.db),
    )
    const counts = Object.fromEntries(rows.map(({ process, n }) => [process, n]))
    for (const process of ['task', 'round', 'report', 'evaluation', 'bulletin', 'policy', 'rectification'])
      expect(counts[process], process).toBeGreaterThan(0)
    const { rows: county } = await asSystem(database, house, (ctx) =>
      sql<{ words: string }>`
        select c.process || ' ' || c.state || coalesce(' ' || c.light, '') as words
          from cases c join unit u on u.id = c.unit_id where u.region_id = 630121 and u.kind = 'federation'`.execute(
        ctx.db,
      ),
    )
    const desk = county.map(({ words }) => words)
    for (const words of [
      'report asked',
      'report returned',
      'report accepted red',
      'task running red',
      'rectification ordered',
    ])
      expect(desk, words).toContain(words)
    const { rows: untimely } = await asSystem(database, house, (ctx) =>
      sql<{ action: string; n: number }>`
        select e.action, count(*)::int as n from entry e join cases c on c.region_id = e.region_id and c.id::text = e.subject_id
         where e.subject_kind = 'case' and e.action like '%.open' and (e.at at time zone 'Asia/Shanghai')::date <> c.opened_on
         group by 1`.execute(ctx.db),
    )
    expect(untimely).toEqual([])
  } finally {
    await close()
  }
}, 300_000)
