import { describe, expect, test } from 'vitest'
import { gold, registerNamed, scoreOf } from '../testing.ts'
import { checkRegister, type RegisterRow } from './index.ts'

const row = (id: string, change: Partial<RegisterRow>): RegisterRow => ({
  ...{ id, area: '', indicator: '工会会员数', slug: 'members', value: '5000', unit: '人', qualifier: '' },
  ...{ reporter: '省总工会', subject: '湖南省', period: '2024年', note: '', line: '1', ...change },
})
const found = (...rows: RegisterRow[]) =>
  checkRegister(rows, 10).findings.map(({ kind, rows: ids, explanation }) => [kind, ids.join(' '), explanation.code])
const explained = (...rows: RegisterRow[]) =>
  checkRegister(rows, 10).explained.map(({ explanation }) => explanation.code)

describe.each(Object.entries(gold))('the register %s', (name, planted) => {
  const rows = registerNamed(name)
  test.skipIf(!rows)(
    `gives up what was planted in it and nothing else${rows ? '' : ' (left out: the register is not here)'}`,
    () => {
      expect(scoreOf(checkRegister(rows ?? [], 10).findings, planted)).toEqual({ missed: [], wrong: [] })
    },
  )
})

describe('two figures of one thing', () => {
  const other = { reporter: '省统计局' }
  test.each([
    ['43.86万 and 43.9万', { value: '438600' }, { value: '439000' }],
    ['43.86万, cut off, and 43.8万', { value: '438600' }, { value: '438000' }],
    ['nearly 5,000 and 4,980', { qualifier: '近' }, { value: '4980' }],
    ['over 800 and 836', { value: '800', qualifier: '余' }, { value: '836' }],
    ['5万人 and 50,000人', { value: '5', unit: '万人' }, { value: '50000' }],
    ['17.13% and 17.1%', { value: '17.13', unit: '%' }, { value: '17.1', unit: '%' }],
    ['another as-of date', { period: '截至2024年6月底' }, { value: '5300', period: '截至2024年12月底' }],
    ['another stated scope', { note: '不含退休职工' }, { value: '5600', note: '含退休职工' }],
    ['target and result', { note: '目标值' }, { value: '4800' }],
    ['another place', {}, { value: '800', subject: '长沙市' }],
  ])('do not contradict one another: %s', (_, first, second) => {
    expect(found(row('a', first), row('b', { ...other, ...second }))).toEqual([])
  })

  test.each([
    ['value', { value: '5600' }, 'different-values'],
    ['value', { value: '12846' }, 'different-values'],
    ['unit', { value: '50000' }, 'unit-slip'],
    ['value', { value: '4000', qualifier: '近' }, 'different-values'],
    ['value', { value: '5100', period: '未注明' }, 'open-period'],
    ['value', { value: '4600', note: '含退休职工' }, 'different-values'],
  ])('contradict one another by %s: %o', (kind, second, code) => {
    expect(found(row('a', {}), row('b', { ...other, ...second }))).toEqual([[kind, 'a b', code]])
  })

  test('are explained where they differ for a reason', () => {
    expect(explained(row('a', { value: '438600' }), row('b', { ...other, value: '439000' }))).toEqual(['rounding'])
    expect(explained(row('a', { qualifier: '近' }), row('b', { ...other, value: '4980' }))).toEqual(['qualifier'])
    expect(
      explained(row('a', { note: '不含退休职工' }), row('b', { ...other, value: '5600', note: '含退休职工' })),
    ).toEqual(['different-scope'])
  })

  test('name whom to ask', () => {
    const [finding] = checkRegister([row('a', {}), row('b', { ...other, value: '5600' })], 10).findings
    expect(finding).toMatchObject({
      ask: ['省总工会', '省统计局'],
      severity: 'error',
      evidence: { least: 5000, most: 5600 },
    })
  })
})

describe('what a remark or a name says', () => {
  const two = (first: Partial<RegisterRow>, second: Partial<RegisterRow>) => found(row('a', first), row('b', second))
  test.each([
    ['who ran it', { indicator: '招聘会场次', unit: '场' }, { value: '286', note: '工会主办', reporter: '省人社厅' }],
    [
      'cases left from before',
      { indicator: '案件受理数', slug: 'in', unit: '件' },
      { indicator: '案件结案数', slug: 'out', unit: '件', value: '5100', note: '含上年结转' },
    ],
    [
      'a level and above',
      { indicator: '省级劳模数', slug: 'one' },
      { indicator: '省级以上劳模数', slug: 'up', value: '5600' },
    ],
    ['another session', { period: '五届一次职代会' }, { value: '5300', period: '六届一次职代会' }],
    ['another numbered body', { subject: '港务集团一公司' }, { value: '5300', subject: '港务集团二公司' }],
  ] satisfies [string, Partial<RegisterRow>, Partial<RegisterRow>][])(
    'keeps two figures apart: %s',
    (_, first: Partial<RegisterRow>, second: Partial<RegisterRow>) => {
      const shared = { indicator: first.indicator ?? '工会会员数', unit: first.unit ?? '人' }
      expect(two(first, { ...shared, ...second })).toEqual([])
    },
  )

  test('does not save a branch that has more than the whole body', () => {
    expect(two({ subject: '港务集团' }, { value: '5300', subject: '港务集团二公司' })).toEqual([
      ['arithmetic', 'a b', 'part-above-whole'],
    ])
  })
})

/** A small generator of numbers that is the same in every run. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

const shuffled = <T>(all: readonly T[], roll: () => number): T[] =>
  all
    .map((one) => ({ one, at: roll() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)

describe.each(Object.keys(gold).filter((name) => name !== 'known'))('in the register %s', (name) => {
  const rows = registerNamed(name) ?? []
  const before = checkRegister(rows, 10)

  test('the order of the rows changes nothing', () => {
    for (const seed of [1, 7, 42]) expect(checkRegister(shuffled(rows, dice(seed)), 10)).toEqual(before)
  })

  test('a row that has nothing to do with the others adds nothing', () => {
    const stranger = row('zz', {
      indicator: '冰川厚度观测点',
      slug: 'glacier',
      value: '8317',
      unit: '处',
      subject: '南极洲',
      period: '1987年',
    })
    const after = checkRegister([...rows, stranger], 10)
    expect(after.findings).toEqual(before.findings)
  })

  test('万 and single units give the same findings', () => {
    const scaled = rows.map((one) =>
      ['人', '元', '人次'].includes(one.unit) && Number(one.value) >= 10_000
        ? { ...one, value: String(Number(one.value) / 10_000), unit: `万${one.unit}` }
        : one,
    )
    expect(checkRegister(scaled, 10).findings.map(({ id }) => id)).toEqual(before.findings.map(({ id }) => id))
  })

  test('a copy written with fewer digits adds no error', () => {
    const disputed = new Set(before.findings.flatMap(({ rows: ids }) => ids))
    const large = rows.filter(({ id, value, qualifier }) => Number(value) >= 100_000 && !qualifier && !disputed.has(id))
    for (const one of large.slice(0, 5)) {
      const step = 10 ** (String(Math.trunc(Number(one.value))).length - 3)
      const rounded = Math.round(Number(one.value) / step) * step
      const copy = { ...one, id: `${one.id}-copy`, value: String(rounded), reporter: '省政府研究室' }
      const added = checkRegister([...rows, copy], 10).findings.filter(
        ({ rows: ids }) => ids.includes(one.id) && ids.includes(copy.id),
      )
      expect(added.filter(({ kind }) => kind === 'value' || kind === 'unit')).toEqual([])
    }
  })
})
