import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '#kernel/domain/server'
import { openTestProvince, type PersonKey, type TestProvince, type UnitKey } from '#kernel/testing/server'
import { rangeOfSum } from '../kernel/disclosure/outsider.testing.ts'
import { domains } from './house.ts'

const both = domains.filter(({ name }) => name === 'worker' || name === 'workforce')
const isThere = both.length === 2

/** What differs between people of a made-up world. */
interface Person {
  unit: UnitKey
  sex: number
  born: number | null
  grade: number
  state?: 'active' | 'retired'
}

/** Puts files of made-up people where workers' files are kept, with little in them but what statistics count. */
async function addPeople({ db }: Ctx, unit: TestProvince['unit'], people: readonly Person[]): Promise<void> {
  const rows = people.map(({ unit: key, state = 'active', ...one }) => ({ ...one, state, unit: unit[key] }))
  await sql`
    insert into worker (region_id, id, unit_id, unit_no, state, name, pinyin, sex, birth_year, education, occupation, industry,
                        ownership, employment, skill_grade, title_level, party, union_member, migrant, source, added_on, rev, held)
    select u.region_id, gen_random_uuid(), u.id, u.no, p.state, '测试', 'ceshi', p.sex, p.born, 40, 6, 'C', 150, 1,
           p.grade, 0, 13, true, false, '测试', '2026-01-01', 1, false
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p(unit int, state text, sex smallint, born smallint, grade smallint)
      join unit u on u.id = p.unit`.execute(db)
}

/** Numbers that look random and are the same each time. */
function* drawn(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    yield state / 2 ** 31
  }
}

const places = ['plant', 'datong', 'huangzhong', 'works', 'gonghe'] as const
function peopleOf(seed: number, n: number): Person[] {
  const next = drawn(seed)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next.next().value ** 1.7 * all.length)] as T
  return Array.from({ length: n }, () => ({
    unit: pick(places),
    sex: pick([1, 2]),
    born: pick([1990, 1985, 1975]),
    grade: pick([0, 3, 4]),
  }))
}

interface Cell {
  heads: { key: string; unitId: number | null; label: { zh: string } }[]
  cells: (number | '*' | null)[]
}
interface Answer {
  rows: Cell[]
  columns: Cell['heads'][]
  total: number
  about: { hidden: number; asOf: string; unitId: number; mayInternal: boolean; days: string[] } | null
}

/** Asks the route as a browser would, parsed by its own contract. */
const ask = (province: TestProvince, login: PersonKey, query: Record<string, unknown>, path = '/workforce/table') =>
  province.as(login, (ctx) => askIn(province, ctx, query, path))

async function askIn(province: TestProvince, ctx: Ctx, query: Record<string, unknown>, path = '/workforce/table') {
  const route = province.house.domains
    .flatMap(({ routes = [] }) => routes)
    .find(({ endpoint }) => endpoint.method === 'GET' && endpoint.path === path)
  const parsed = route?.endpoint.query?.parse({ size: 100, ...query })
  return (await route?.answer({ ...ctx, query: parsed } as never)) as Answer
}

const snapshot = (province: TestProvince) =>
  province.asSystem(async (ctx) => {
    const domain = province.house.domains.find(({ name }) => name === 'workforce')
    await domain?.jobs?.['workforce.snapshot']?.(ctx, { again: true })
  })

const codeOf = (thrown: unknown) => (thrown as { refusals?: { rule: string }[] }).refusals?.[0]?.rule ?? String(thrown)
const refusal = (asked: Promise<unknown>) => asked.then(() => null, codeOf)

describe.skipIf(!isThere)('the workforce, counted', () => {
  let province: TestProvince
  const people = [
    ...peopleOf(7, 260),
    { unit: 'plant', sex: 1, born: null, grade: 4 },
    { unit: 'plant', sex: 1, born: 1990, grade: 4, state: 'retired' },
  ] as Person[]
  const isBelow: Record<string, readonly string[]> = {
    xining: ['plant', 'datong', 'huangzhong'],
    datong: ['plant', 'datong'],
  }
  beforeAll(async () => {
    province = await openTestProvince(both)
    await province.asSystem((ctx) => addPeople(ctx, province.unit, people))
    await snapshot(province)
  })
  afterAll(() => province.close())

  test('agrees with SQL over the files, in one look that names nobody', async () => {
    const { rows: sums } = await province.asSystem(({ db }) =>
      sql<{ grade: number; sex: number; n: number }>`
        select skill_grade as grade, sex, count(*)::int as n from worker where state = 'active' group by 1, 2`.execute(
        db,
      ),
    )
    const { rows, columns } = await ask(province, 'clerk', { dims: 'grade,sex', use: 'internal' })
    for (const { grade, sex, n } of sums) {
      const column = columns.findIndex(([head]) => head?.key === String(sex))
      expect(rows.find(({ heads }) => heads[0]?.key === String(grade))?.cells[column]).toBe(n)
    }
    expect(rows.at(-1)?.cells.at(-1)).toBe(people.length - 1)
    const { rows: sights } = await province.asSystem(({ db }) =>
      sql<{ way: string; count: number }>`select way, count from sight`.execute(db),
    )
    expect(sights).toEqual([{ way: 'sum', count: 0 }])
  })

  test('by region is counted for the units right below, with their own people beside', async () => {
    const { rows } = await ask(province, 'xining', { dims: 'region', unitId: province.unit.xining, use: 'internal' })
    const n = (key: string) => people.filter(({ unit, state }) => !state && isBelow[key]?.includes(unit)).length
    expect(rows.map(({ heads, cells }) => [heads[0]?.unitId ?? null, cells.at(-1)])).toEqual([
      [province.unit.huangzhong, n('xining') - n('datong')],
      [province.unit.datong, n('datong')],
      [null, n('xining')],
    ])
    const county = await ask(province, 'datong', { dims: 'region', use: 'internal' })
    expect(county.rows.map(({ heads }) => heads[0]?.key)).toEqual([
      `u${province.unit.plant}`,
      `o${province.unit.datong}`,
      undefined,
    ])
  })

  test('shares, skills and ages are those of the people themselves', async () => {
    const at = async (measure: string) =>
      (await ask(province, 'clerk', { dims: 'sex', measure, use: 'internal' })).rows.at(-1)?.cells.at(-1)
    const active = people.filter(({ state }) => !state)
    const known = active.filter(({ born }) => born !== null)
    expect(await at('high')).toBeCloseTo(active.filter(({ grade }) => grade >= 4).length / active.length, 9)
    expect(await at('skilled')).toBeCloseTo(active.filter(({ grade }) => grade >= 1).length / active.length, 9)
    expect(await at('age')).toBeCloseTo(known.reduce((sum, { born }) => sum + 2026 - (born ?? 0), 0) / known.length, 9)
    expect(await at('all')).toBe(1)
  })

  test('is seen from above, not from beside or from below', async () => {
    const { unit } = province
    for (const use of ['internal', 'publish'])
      for (const [login, at] of [
        ['hainan', unit.datong],
        ['gonghe', unit.datong],
        ['datong', unit.xining],
        ['plant', unit.datong],
        ['plant', unit.province],
      ] as const)
        await expect(ask(province, login, { dims: 'sex', unitId: at, use }), `${login} ${at}`).rejects.toThrow(
          'missing',
        )
    for (const [login, at] of [
      ['xining', unit.datong],
      ['datong', unit.plant],
      ['plant', unit.plant],
      ['clerk', unit.gonghe],
    ] as const)
      expect((await ask(province, login, { dims: 'sex', unitId: at, use: 'internal' })).about?.unitId).toBe(at)
  })

  test('an internal table is only for those who may read the files, and says so', async () => {
    expect((await ask(province, 'convener', { dims: 'sex' })).about?.mayInternal).toBe(false)
    expect(await refusal(ask(province, 'convener', { dims: 'sex', use: 'internal' }))).toBe('workforce-internal')
  })

  test('rows of a snapshot are held by the database, too: nobody reads those of other units', async () => {
    const seen = (login: PersonKey) =>
      province.as(login, async ({ db }) => {
        const { rows } = await sql<{ unitId: number }>`select unit_id from workforce_chunk order by unit_id`.execute(db)
        return rows.map(({ unitId }) => unitId)
      })
    expect(await seen('plant')).toEqual([province.unit.plant])
    expect(await seen('gonghe')).toEqual([province.unit.gonghe, province.unit.works].sort((a, b) => a - b))
  })

  test('a filter lets through several categories of a dimension: as many as each of them alone', async () => {
    const totalOf = async (filters: string) => {
      const { rows, about } = await ask(province, 'clerk', { dims: 'sex', filters, use: 'internal' })
      return [rows.find(({ heads }) => heads.length === 0)?.cells.at(-1), about] as const
    }
    const [[both3], [low], [high]] = [await totalOf('grade:3~4'), await totalOf('grade:3'), await totalOf('grade:4')]
    expect(both3).toBe(Number(low) + Number(high))
    await expect(totalOf('grade:3~77')).rejects.toThrow('filters: ')
  })

  test('what cannot be asked is refused with its field', async () => {
    for (const [query, path] of [
      [{ dims: 'region,county' }, 'dims'],
      [{ dims: 'grade,skill' }, 'dims'],
      [{ dims: 'height' }, 'dims'],
      [{ dims: 'sex', filters: 'sex:1' }, 'dims'],
      [{ dims: 'sex', filters: 'grade:77' }, 'filters'],
      [{ dims: 'grade', measure: 'high' }, 'measure'],
      [{ dims: 'sex', measure: 'age', use: 'publish' }, 'measure'],
      [{ dims: 'sex', asOf: '2020-01-01' }, 'asOf'],
    ] as const)
      await expect(ask(province, 'clerk', query), JSON.stringify(query)).rejects.toThrow(`${path}: `)
  })

  test('what was shown is not forgotten, and no snapshot changed, by a statement smuggled in', async () => {
    await ask(province, 'clerk', { dims: 'sex', use: 'publish' })
    const changed = (text: string) =>
      province.as('clerk', async ({ db }) => Number((await sql`${sql.raw(text)}`.execute(db)).numAffectedRows ?? 0n))
    expect(await changed('delete from workforce_published')).toBe(0)
    expect(await changed('delete from workforce_snapshot')).toBe(0)
    await expect(changed('update workforce_snapshot set least = 1')).rejects.toThrow('permission denied')
    await expect(changed('update workforce_snapshot set people = 0')).rejects.toThrow('row-level security')
  })

  test('a day’s snapshot is not made anew while somebody is being shown a table of it', async () => {
    const fresh = await openTestProvince(both)
    try {
      await fresh.asSystem((ctx) => addPeople(ctx, fresh.unit, people))
      await snapshot(fresh)
      let [isShown, mayEnd] = [() => {}, () => {}]
      const seen = new Promise<void>((resolve) => {
        isShown = resolve
      })
      const end = new Promise<void>((resolve) => {
        mayEnd = resolve
      })
      const showing = fresh.as('clerk', async (ctx) => {
        await askIn(fresh, ctx, { dims: 'sex', use: 'publish' })
        isShown()
        await end
      })
      await seen
      const making = refusal(snapshot(fresh))
      await new Promise((resolve) => setTimeout(resolve, 300))
      mayEnd()
      await showing
      expect(await making).toBe('workforce-seen-today')
    } finally {
      await fresh.close()
    }
  })

  test('a day’s snapshot whose tables were seen is not made anew', async () => {
    await ask(province, 'clerk', { dims: 'sex', use: 'publish' })
    const before = await province.asSystem(({ db }) =>
      sql<{ id: number }>`select id from workforce_snapshot`.execute(db).then(({ rows }) => rows),
    )
    await snapshot(province)
    const after = await province.asSystem(({ db }) =>
      sql<{ id: number }>`select id from workforce_snapshot`.execute(db).then(({ rows }) => rows),
    )
    expect(after).toEqual(before)
  })
})

/** What an outsider adds up: every figure of every answer, as a sum over single groups of people. */
class Outsider {
  readonly cells = new Map<string, { parts: number[]; value: number | null; truth: number }>()
  readonly groups: Person[]
  readonly counts: number[]
  constructor(people: readonly Person[]) {
    const options = { sex: [1, 2], born: [1990, 1985, 1975], grade: [0, 3, 4] }
    this.groups = places.flatMap((unit) =>
      options.sex.flatMap((sex) =>
        options.born.flatMap((born) => options.grade.map((grade) => ({ unit, sex, born, grade }))),
      ),
    )
    const same = (a: Person, b: Person) =>
      a.unit === b.unit && a.sex === b.sex && a.born === b.born && a.grade === b.grade
    this.counts = this.groups.map((group) => people.filter((one) => same(one, group)).length)
  }

  take(tests: readonly ((one: Person) => boolean)[], value: number | '*' | null): void {
    const parts = this.groups.flatMap((group, i) => (tests.every((fits) => fits(group)) ? [i] : []))
    const truth = parts.reduce((sum, i) => sum + (this.counts[i] ?? 0), 0)
    const key = parts.join()
    if (typeof value === 'number') expect(value).toBe(truth)
    const known = this.cells.get(key)
    this.cells.set(key, { parts, truth, value: typeof value === 'number' ? value : (known?.value ?? null) })
  }

  /** Small counts of people, asked for and kept back, that can be reckoned all the same. */
  found(least: number): number {
    const shown = [...this.cells.values()].flatMap(({ parts, value }) => (value === null ? [] : [{ parts, value }]))
    return [...this.cells.values()].filter(({ parts, truth }) => {
      if (truth === 0 || truth >= least) return false
      const range = rangeOfSum(this.groups.length, shown, parts)
      return range.most - range.least < 1 - 1e-6
    }).length
  }
}

describe.skipIf(!isThere)('small counts of people', () => {
  /** As the parameter stands from the start. */
  const least = 5
  const bandOf = (born: number | null) => Math.min(8, Math.max(0, Math.floor((2026 - (born ?? 0) - 20) / 5)))
  const fits: Record<string, (key: string) => (one: Person) => boolean> = {
    sex: (key) => (one) => String(one.sex) === key,
    age: (key) => (one) => String(bandOf(one.born)) === key,
    grade: (key) => (one) => String(one.grade) === key,
    skill: (key) => (one) => (one.grade === 0 ? 'none' : one.grade < 4 ? 'basic' : 'high') === key,
  }
  const chains: Record<(typeof places)[number], UnitKey[]> = {
    plant: ['plant', 'datong', 'xining', 'province'],
    datong: ['datong', 'xining', 'province'],
    huangzhong: ['huangzhong', 'xining', 'province'],
    works: ['works', 'gonghe', 'hainan', 'province'],
    gonghe: ['gonghe', 'hainan', 'province'],
  }

  /** Views as people ask for them, one after another: tables, drilled down, filtered, by others beside. */
  const course: readonly (readonly [PersonKey, UnitKey, string, string])[] = [
    ['clerk', 'province', 'region,sex', ''],
    ['xining', 'xining', 'region,sex', ''],
    ['clerk', 'province', 'age,grade', ''],
    ['clerk', 'province', 'region,sex', 'skill:high'],
    ['datong', 'datong', 'region,age', ''],
    ['hainan', 'hainan', 'region', 'sex:2'],
    ['clerk', 'province', 'region,sex', 'grade:3~4'],
    ['clerk', 'province', 'county,grade', ''],
    ['clerk', 'province', 'age,sex,skill', ''],
    ['plant', 'plant', 'sex', 'age:3'],
    ['huangzhong', 'huangzhong', 'sex,skill', ''],
    ['gonghe', 'gonghe', 'region,grade', 'sex:1'],
  ]

  test.each([11, 23, 38])('cannot be reckoned from all answers together (world %i)', async (seed) => {
    const province = await openTestProvince(both)
    try {
      const people = peopleOf(seed, 100 + seed * 4)
      await province.asSystem((ctx) => addPeople(ctx, province.unit, people))
      await snapshot(province)
      const outsider = new Outsider(people)
      let [shown, kept] = [0, 0]
      for (const [login, at, dims, filters] of course) {
        const asked = ask(province, login, { dims, filters, unitId: province.unit[at], use: 'publish' })
        const answer = await asked.catch((thrown) => {
          expect(codeOf(thrown)).toBe('workforce-too-fine')
          // The refusal names what is out already and can be had.
          expect(JSON.stringify(thrown)).toContain('已公布、可随时再看的表：')
          return null
        })
        if (!answer) continue
        shown += 1
        const names = dims.split(',')
        const inRows = Math.ceil(names.length / 2)
        const unitOf = (key: string) =>
          Object.entries(province.unit).find(([, id]) => String(id) === key.slice(1))?.[0] as UnitKey
        const testOf = (name: string, key: string) => {
          if (name !== 'region' && name !== 'county') return fits[name]?.(key) ?? (() => false)
          const unit = unitOf(key)
          return (one: Person) => (key.startsWith('o') ? one.unit === unit : chains[one.unit as 'plant'].includes(unit))
        }
        const fixed = [
          (one: Person) => chains[one.unit as 'plant'].includes(at),
          ...filters
            .split(',')
            .filter((part) => part !== '')
            .map((part) => {
              const [name = '', keys = ''] = part.split(':')
              const any = keys.split('~').map((key) => testOf(name, key))
              return (one: Person) => any.some((isOf) => isOf(one))
            }),
        ]
        for (const row of answer.rows)
          for (const [c, column] of answer.columns.entries()) {
            const rowTests = row.heads.map(({ key }, d) => testOf(names[d] ?? '', key))
            const columnTests = column.map(({ key }, d) => testOf(names[inRows + d] ?? '', key))
            const value = row.cells[c] ?? null
            if (value === '*') kept += 1
            outsider.take([...fixed, ...rowTests, ...columnTests], value)
          }
      }
      expect(shown).toBeGreaterThan(4)
      expect(kept).toBeGreaterThan(0)
      expect(outsider.found(least)).toBe(0)
    } finally {
      await province.close()
    }
  })
})
