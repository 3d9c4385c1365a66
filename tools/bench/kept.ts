import { sql } from 'kysely'
import { scopeOf } from '#kernel/access'
import { scopeSettings } from '#kernel/access/server'
import { inOwnerTx } from '#platform/db/server'
import { domain as statistics } from '../../src/domains/statistics/domain.ts'
import { showFigures } from '../../src/domains/statistics/sums/show.ts'
import { type Effort, inTurn, type Line, lineOf, perSecond } from './compare.ts'
import { actingAs, openBigProvince } from './province.ts'

const indicator = 'union-members'
const period = '2026-Q3'

/** A sum for each unit, and its two sexes; each unit stands where it is since the beginning. */
const fill = `
  insert into unit_version (unit_id, valid_from, name, kind, region_id, parent_id, cause, at)
    select id, valid_from, name, kind, region_id, parent_id, 'add', now() from unit on conflict do nothing;
  insert into figure_sum (region_id, tree, indicator, period, unit_id, unit_no, value, state, reported, expected, used, warnings, categories)
    select u.region_id, 'territorial', '${indicator}', '${period}', u.id, u.no, 100 + u.id % 900, 'partial', 9, 10, 9, '{}', c
      from unit u, unnest(array['', 'sex=1', 'sex=2']) c`

/** The first page of a unit's figure with those right below it, kept and read, by whoever may; and the one bare query it takes. */
async function benchSize(units: number, { seconds, rounds }: Effort): Promise<Line[]> {
  const province = await openBigProvince(units, 10, [statistics])
  try {
    for (const text of fill.split(';')) await inOwnerTx(province.database, (db) => sql`${sql.raw(text)}`.execute(db))
    const pool = province.bare(1, 'gongyun_owner')
    for (const table of ['unit', 'unit_version', 'figure_sum']) await pool.query(`vacuum (analyze) ${table}`)
    const page = async (login: string, unitId: number, by?: string) => {
      const one = await actingAs(province, login)
      const settings = scopeSettings(one.actor, scopeOf(one.actor, 'statistics.read'))
      const asked = { tree: 'territorial' as const, indicator, period, unitId, page: 1, size: 50, by }
      return () => perSecond(1, seconds, () => one.run(settings, (ctx) => showFigures(ctx, asked)))
    }
    const { county, province: top } = province.unit
    const found = await inTurn(
      {
        clerk: await page('county', county),
        by: await page('county', county, 'sex'),
        same: await page('administrator', county),
        top: await page('administrator', top),
        bare: () => perSecond(1, seconds, () => pool.query(bare, [county])),
        bareTop: () => perSecond(1, seconds, () => pool.query(bare, [top])),
      },
      rounds,
    )
    return linesOf(units, found)
  } finally {
    await province.close()
  }
}

const bare = `select u.id, u.name, s.value, s.reported, s.expected from unit u
  join figure_sum s on s.unit_id = u.id and s.tree = 'territorial' and s.indicator = '${indicator}' and s.period = '${period}'
   and s.categories = '' where u.id = $1 or u.parent_id = $1 order by u.id <> $1, u.id limit 50`

type Found = Readonly<Record<'clerk' | 'by' | 'same' | 'top' | 'bare' | 'bareTop', readonly number[]>>

function linesOf(units: number, found: Found): Line[] {
  const size = `${units.toLocaleString('en')} units`
  const limit = 'limit: its one join, bare driver, tables’ owner'
  return [
    lineOf(`kept sums, county clerk: ${size}`, '/s', found.clerk, found.bare, limit),
    lineOf(`kept sums by sex, county clerk: ${size}`, '/s', found.by, found.clerk, 'the limit is the total alone'),
    lineOf(`kept sums, administrator, the province: ${size}`, '/s', found.top, found.bareTop, limit),
    lineOf(
      `kept sums, administrator on the same county: ${size}`,
      '/s',
      found.same,
      found.clerk,
      'the limit is the county clerk',
    ),
  ]
}

/** A subtree's indicator as the page asks for it, as a county clerk and as an administrator, over ever more units. */
export async function benchKept(sizes: readonly number[], effort: Effort): Promise<Line[]> {
  const lines: Line[] = []
  for (const units of sizes) lines.push(...(await benchSize(units, effort)))
  return lines
}
