import { sql } from 'kysely'
import pg from 'pg'
import { reachOf } from '#kernel/access'
import { scopeSettings } from '#kernel/access/server'
import { pairsOf, SearchFilter } from '#kernel/search'
import { search } from '#kernel/search/server'
import { inOwnerTx } from '#platform/db/server'
import { type Effort, inTurn, type Line, lineOf, perSecond, secondsOf } from './compare.ts'
import { actingAs, type BigProvince } from './province.ts'

const subjects = ['产业工人', '一线职工', '农民工', '技能人才', '劳模工匠', '新就业形态劳动者', '青年职工', '企业工会']
const verbs = ['加强', '推进', '完善', '落实', '深化', '健全', '开展', '支持', '规范', '优化']
const objects = [
  '技能培训',
  '权益保障',
  '民主管理',
  '劳动竞赛',
  '思想引领',
  '集体协商',
  '安全健康',
  '收入分配',
  '职业发展',
  '帮扶服务',
]
const tails = ['，明确责任分工。', '，按季度调度。', '，形成工作台账。', '，年底前见成效。']

/** Sentences as documents of this trade have them; the words asked for are in many, in some, and in one. */
const sentences = [
  ...subjects.flatMap((who) =>
    verbs.flatMap((verb) => objects.map((what, i) => `${verb}${who}${what}${tails[i % 4]}`)),
  ),
  ...Array.from({ length: 24 }, (_, i) => `第${i + 1}批企业培养高技能人才${objects[i % 10]}${tails[i % 4]}`),
  '安排一线职工到青海湖疗休养基地休整。',
]

const indexText = `create index search_entry_pairs on search_entry using gin (pairs, title_pairs) with (fastupdate = off)`

/** Entries over all enterprises and sixty months, each of a title and four sentences; the rare sentence is in one of 20,000. */
const fillEntries = (n: number) => `
  insert into search_entry (region_id, id, subject_id, kind, process, unit_id, unit_no, reader, title, words, address, on_date, title_pairs, pairs)
  select u.region_id, gen_random_uuid(), gen_random_uuid(), case when n % 3 = 0 then 'clause' else 'case' end,
         case when n % 3 <> 0 then 'errand' end, u.id, u.no, 'errand.read', t.title, w.words, '/cases/0/0', d.day,
         t.pairs || keys.both, (select array_agg(distinct p) from unnest(t.pairs || w.pairs || keys.both) p)
    from generate_series(1, ${n}) n
    join (select id, no, region_id, row_number() over (order by (id * 7919::bigint) % 1000003) as i from unit where kind = 'base-union') u
      on u.i = 1 + n % (select count(*) from unit where kind = 'base-union')
    cross join lateral (select date '2021-12-01' + (n * 13 % 1800)::int as day) d
    cross join lateral (select left(s.text, -7) || n as title, s.pairs from bench_sentence s
                         where s.i = (n * 31 + n / 977) % ${sentences.length - 1}) t
    cross join lateral (select string_agg(s.text, '') as words, array_agg(p) as pairs
                          from bench_sentence s cross join lateral unnest(s.pairs) p
                         where s.i in ((n * 17) % 823, (n * 101 + n / 13) % 823, (n / 7) % 823,
                                       case when n % 20000 = 0 then ${sentences.length - 1} else (n * 7) % 823 end)) w
    cross join lateral (select array[extract(year from d.day)::int * 12 + extract(month from d.day)::int - 1, u.region_id] as both) keys`

async function fill(province: BigProvince, size: number): Promise<string> {
  const owner = (text: string, values: unknown[] = []) =>
    inOwnerTx(province.database, (db) =>
      values.length > 0
        ? sql`insert into bench_sentence select * from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as s(i int, text text, pairs int[])`.execute(
            db,
          )
        : sql`${sql.raw(text)}`.execute(db),
    )
  await owner('drop index search_entry_pairs')
  await owner('create table bench_sentence (i int primary key, text text, pairs int[])')
  await owner(
    '',
    sentences.map((text, i) => ({ i, text, pairs: pairsOf(text) })),
  )
  const filled = await secondsOf(() => owner(fillEntries(size)))
  const indexed = await secondsOf(() => owner(indexText))
  await owner('analyze search_entry')
  const { rows } = (await owner(
    `select pg_size_pretty(pg_relation_size('search_entry')) as heap, pg_size_pretty(pg_relation_size('search_entry_pairs')) as index`,
  )) as { rows: { heap: string; index: string }[] }
  return `Search: ${size.toLocaleString('en')} entries put in ${filled.toFixed(0)} s, indexed in ${indexed.toFixed(0)} s; table ${rows[0]?.heap}, index ${rows[0]?.index}.`
}

const words = [
  ['rare', '疗休养基地'],
  ['some', '高技能人才'],
  ['many', '产业工人'],
] as const

/** What somebody would write by hand over the same index, with nothing but the scope's numbers in it. */
const byHand = `
  select region_id, id, kind, process, title, part_of, words, address, unit_id, on_date from search_entry
   where pairs @> $1::int[] and unit_no >= $2 and unit_no < $3 and strpos(title || ' ' || words, $4) > 0
   order by strpos(title, $4) > 0 desc, on_date desc nulls last, id limit 20`

/** The quickest round, in milliseconds a search. */
const msOf = (rates: readonly number[]): string => `${(1000 / Math.max(...rates)).toFixed(1)} ms`

/** Search as a county and as the administrator, against one bare query over the same index as the owner of the table. */
export async function benchSearch(
  province: BigProvince,
  { cases: size, seconds, rounds }: Effort & { cases: number },
  remarks: string[],
): Promise<Line[]> {
  remarks.push(await fill(province, size))
  const pool = new pg.Pool({ ...province.bare(8).options, user: 'gongyun_owner', max: 8 })
  const lines: Line[] = []
  try {
    for (const who of ['county', 'administrator'] as const) {
      const { actor, run } = await actingAs(province, who)
      const reach = reachOf(actor)
      const settings = scopeSettings(actor, reach)
      const [range] = reach.territorial
      for (const [name, word] of words) {
        const ask = () => run(settings, (ctx) => search(ctx, SearchFilter.parse({ words: word })))
        const bare = () => pool.query(byHand, [pairsOf(word), range?.lo, range?.hi, word])
        const [found, byBare] = [await ask(), await bare()]
        if (found.rows[0]?.id !== byBare.rows[0]?.id) throw new Error(`${who}, ${name}: the two find different rows`)
        const rates = { product: () => perSecond(1, seconds, ask), bare: () => perSecond(1, seconds, bare) }
        const { product, bare: limit } = await inTurn(rates, rounds)
        const note = `“${word}”: ${found.more ? 'at least ' : ''}${found.total}; ${msOf(product)}, bare ${msOf(limit)}`
        lines.push(lineOf(`search, ${who}, ${name}, ${size.toLocaleString('en')} entries`, '/s', product, limit, note))
      }
    }
  } finally {
    await pool.end()
  }
  return lines
}
