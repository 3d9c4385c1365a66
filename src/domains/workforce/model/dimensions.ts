import { isHighlySkilled } from '#kernel/codes'
import { type Say, say } from '#platform/say'
import { type ColumnName, columnCodes, unknown } from './columns.ts'

/** A category of a dimension: its key in addresses, its words, the bytes of the column that belong to it. */
export interface Category {
  key: string
  label: Say
  bytes: readonly number[]
}

/** What a table can be laid out by. Dimensions of one `tree` are the same thing in more or less detail. */
export interface Dimension {
  name: string
  /** The dimension whose parts these are, or the name itself. */
  tree: string
  label: Say
  source: Say
  column: ColumnName
}

const of = (name: string, column: Exclude<ColumnName, 'birthYear'>, more: Partial<Dimension> = {}): Dimension => ({
  name,
  tree: name,
  label: columnCodes[column].label,
  source: columnCodes[column].source,
  column,
  ...more,
})

/** Dimensions other than the region, in the order in which they are offered. */
export const dimensions: readonly Dimension[] = [
  of('industry', 'industry'),
  of('occupation', 'occupation'),
  of('ownership', 'ownership'),
  of('skill', 'skillGrade', {
    tree: 'grade',
    label: say('技能层次', 'Skill level'),
    source: say(
      '人社部发〔2022〕14号；高级工及以上为高技能人才（国家职业技能标准）',
      '人社部发〔2022〕14号; senior workers and above are highly skilled',
    ),
  }),
  of('grade', 'skillGrade'),
  of('title', 'titleLevel'),
  {
    name: 'age',
    tree: 'age',
    label: say('年龄', 'Age'),
    source: say('出生年份按统计时点折算周年，不计月日', 'Year of the date less year of birth'),
    column: 'birthYear',
  },
  of('sex', 'sex'),
  of('education', 'education'),
  of('employment', 'employment'),
  of('party', 'party'),
  of('union', 'unionMember'),
  of('migrant', 'migrant'),
]

/** The region in its two depths: the units right below one, and those below them. */
export const regionDimensions = [
  { name: 'region', label: say('地区（下一级）', 'Region (next level)') },
  { name: 'county', label: say('地区（下两级）', 'Region (two levels down)') },
] as const
export const isRegion = (name: string): boolean => name === 'region' || name === 'county'

export const dimensionNames: readonly string[] = [
  ...regionDimensions.map(({ name }) => name),
  ...dimensions.map(({ name }) => name),
]

export const findDimension = (name: string): Dimension | undefined => dimensions.find((one) => one.name === name)

export const labelOfDimension = (name: string): Say =>
  regionDimensions.find((one) => one.name === name)?.label ?? findDimension(name)?.label ?? say(name, name)

const notStated = (bytes: readonly number[]): Category => ({ key: 'x', label: say('未填', 'Not stated'), bytes })

/** Bands of age by their first year; the last is open. `25,35` is below 25, 25 to 34, 35 and above. */
export function ageBands(text: string, asOf: string): Category[] {
  const starts = text.split(',').map(Number)
  const year = Number(asOf.slice(0, 4))
  const within = (from: number, to: number) => {
    const bytes: number[] = []
    for (let byte = 0; byte < unknown; byte++) {
      const age = year - 1900 - byte
      if (age >= from && age < to) bytes.push(byte)
    }
    return bytes
  }
  const edges = [Number.NEGATIVE_INFINITY, ...starts, Number.POSITIVE_INFINITY]
  return edges.slice(0, -1).map((from, i) => {
    const to = edges[i + 1] ?? Number.POSITIVE_INFINITY
    return { key: String(i), label: sayBand(from, to), bytes: within(from, to) }
  })
}

const sayBand = (from: number, to: number): Say =>
  from === Number.NEGATIVE_INFINITY
    ? say(`${to} 岁以下`, `Under ${to}`)
    : to === Number.POSITIVE_INFINITY
      ? say(`${from} 岁及以上`, `${from} and above`)
      : say(`${from}—${to - 1} 岁`, `${from}–${to - 1}`)

const skillLevels = (): Category[] => {
  const places = columnCodes.skillGrade.codes.map(({ value }) => Number(value))
  const bytes = (fits: (grade: number) => boolean) => places.flatMap((grade, i) => (fits(grade) ? [i] : []))
  return [
    { key: 'none', label: say('无等级', 'None'), bytes: bytes((grade) => grade === 0) },
    {
      key: 'basic',
      label: say('学徒工至中级工', 'Apprentice to intermediate'),
      bytes: bytes((grade) => grade > 0 && !isHighlySkilled(grade)),
    },
    {
      key: 'high',
      label: say('高技能（高级工及以上）', 'Highly skilled (senior and above)'),
      bytes: bytes(isHighlySkilled),
    },
  ]
}

/** Categories of a dimension other than the region on a day, the unknown last. */
export function categoriesOf({ name, column }: Dimension, asOf: string, bands: string): Category[] {
  const known =
    column === 'birthYear'
      ? ageBands(bands, asOf)
      : name === 'skill'
        ? skillLevels()
        : columnCodes[column].codes.map(({ value, label }, i) => ({ key: String(value), label, bytes: [i] }))
  const used = new Set(known.flatMap(({ bytes }) => bytes))
  return [...known, notStated(Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !used.has(byte)))]
}
