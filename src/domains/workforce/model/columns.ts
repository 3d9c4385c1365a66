import {
  type CodeList,
  educations,
  employments,
  industries,
  occupations,
  ownerships,
  parties,
  sexes,
  skillGrades,
  titleLevels,
} from '#kernel/codes'
import { type Say, say } from '#platform/say'

/** Columns of a snapshot in the order in which they lie in it. New ones go to the end. */
export const columnNames = [
  'sex',
  'birthYear',
  'education',
  'occupation',
  'industry',
  'ownership',
  'employment',
  'skillGrade',
  'titleLevel',
  'party',
  'unionMember',
  'migrant',
] as const
export type ColumnName = (typeof columnNames)[number]

/** The byte of what is not known. */
export const unknown = 255

/** A year of birth as a byte: years since this one. */
export const firstYear = 1900

const yesNo = (name: string, label: Say, source: Say): CodeList => ({
  name,
  label,
  source,
  codes: [
    { value: 1, label: say('是', 'Yes') },
    { value: 0, label: say('否', 'No') },
  ],
})

/** The lists that a column's bytes are places in; a year of birth has none. */
export const columnCodes: Readonly<Record<Exclude<ColumnName, 'birthYear'>, CodeList>> = {
  sex: sexes,
  education: educations,
  occupation: occupations,
  industry: industries,
  ownership: ownerships,
  employment: employments,
  skillGrade: skillGrades,
  titleLevel: titleLevels,
  party: parties,
  unionMember: yesNo(
    'union',
    say('工会会员', 'Union member'),
    say('《中华人民共和国工会法》第三条；职工档案登记', 'Trade Union Law art. 3; as kept in the file'),
  ),
  migrant: yesNo(
    'migrant',
    say('农民工', 'Migrant worker'),
    say('国家统计局《农民工监测调查》口径；职工档案登记', 'As in the survey of migrant workers; as kept in the file'),
  ),
}

/** Columns of one unit as they come from the files: codes as they stand there, a list for each column. */
export type Given = Readonly<Record<ColumnName, readonly (string | number | boolean | null)[]>> & { n: number }

const placesOf = (name: ColumnName): ((value: string | number | boolean | null) => number) => {
  if (name === 'birthYear')
    return (value) => (typeof value === 'number' && value >= firstYear ? Math.min(value - firstYear, 254) : unknown)
  const places = new Map(columnCodes[name].codes.map(({ value }, i) => [value, i]))
  return (value) => places.get(typeof value === 'boolean' ? Number(value) : (value ?? '')) ?? unknown
}
const coders = columnNames.map((name) => ({ name, code: placesOf(name) }))

/** One unit's columns as bytes, each column in turn. A code that its list does not have is unknown. */
export function packColumns(given: Given): Uint8Array {
  const bytes = new Uint8Array(given.n * columnNames.length)
  for (const [c, { name, code }] of coders.entries())
    for (let i = 0; i < given.n; i++) bytes[c * given.n + i] = code(given[name][i] ?? null)
  return bytes
}
