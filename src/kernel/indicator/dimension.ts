import { z } from 'zod'
import { type CodeList, educations, employments, industries, ownerships, sexes, skillGrades } from '#kernel/codes'
import { SayShape } from '#platform/endpoint'
import { type Say, say } from '#platform/say'

/** One of the categories a dimension tells apart. */
export const Category = z.object({ value: z.string().regex(/^[\w-]{1,40}$/), label: SayShape })
export type Category = z.infer<typeof Category>

/** What an indicator's figures are broken down by: a closed list of categories, in which everybody counted has one place. */
export const Dimension = z.object({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  label: SayShape,
  categories: z.array(Category).min(2).max(40),
  /** Counts people, so that a small category says something about one of them (统计法第二十八条). */
  people: z.boolean(),
})
export type Dimension = z.infer<typeof Dimension>

/** A dimension out of a list of codes; codes that say nothing of those counted may be left out. */
export function dimensionOf(
  list: CodeList,
  { without = [] }: { without?: readonly (string | number)[] } = {},
): Dimension {
  const { name, label, codes } = list
  const kept = codes.filter(({ value }) => !without.includes(value))
  return {
    name,
    label,
    people: true,
    categories: kept.map((code) => ({ value: String(code.value), label: code.label })),
  }
}

/** The dimensions an office may give an indicator of its own. */
export const dimensionsKnown: readonly Dimension[] = [
  dimensionOf(sexes),
  dimensionOf(skillGrades),
  dimensionOf(educations),
  dimensionOf(employments),
  dimensionOf(ownerships),
  dimensionOf(industries),
]

type With = { readonly dimensions: readonly Dimension[] }

/** Which category of which dimension a figure is about; empty for all of it. */
export type Categories = Readonly<Record<string, string>>

/** Categories as they are kept: `sex=1|skill-grade=4`, by the names of the dimensions; empty for none. */
export const keyOfCategories = (categories: Categories): string =>
  Object.entries(categories)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('|')

/** The same read back. */
export const readCategories = (key: string): Record<string, string> =>
  Object.fromEntries(key === '' ? [] : key.split('|').map((part) => part.split('=') as [string, string]))

/** 技能等级：高级工, as a scope is written. */
export function sayCategories({ dimensions }: With, categories: Categories): Say {
  const parts = dimensions.flatMap(({ name, label, categories: all }) => {
    const found = all.find(({ value }) => value === categories[name])
    return found ? [say(`${label.zh}：${found.label.zh}`, `${label.en}: ${found.label.en}`)] : []
  })
  return say(parts.map(({ zh }) => zh).join('，'), parts.map(({ en }) => en).join(', '))
}

/** Whether some categories are about people told apart. */
export const isAboutPeople = ({ dimensions }: With, categories: Categories): boolean =>
  dimensions.some(({ name, people }) => people && name in categories)

/** The category that a written scope names, in either language: 技能等级：高级工; null where it names none. */
export function categoriesIn(indicator: With, scope: string): Categories | null {
  const wanted = scope.replace(/\s/g, '').replace(/:/g, '：')
  if (wanted === '') return null
  for (const { name, categories } of indicator.dimensions)
    for (const { value } of categories) {
      const { zh, en } = sayCategories(indicator, { [name]: value })
      if ([zh, en].some((text) => text.replace(/\s/g, '').replace(/:/g, '：') === wanted)) return { [name]: value }
    }
  return null
}
