import { rule } from '#kernel/process'
import { type Say, say } from '#platform/say'
import { type Kind, kinds, type Relation, relations, type Validity } from './model/index.ts'

/** Where the demands of this domain come from. */
export const sources = {
  review: say(
    '省产改联席会议讲话（2024-10-09）：对产改制度全面梳理，不适应的抓紧修订，有缺项的及时补齐',
    'Conference speech of 2024-10-09: review every rule, amend what no longer fits, fill the gaps',
  ),
  validity: say(
    '公文处理工作惯例：废止、修改须有依据文件和日期（产品默认，可调整）',
    'Practice: a document is repealed or amended by another, from a day on (product default)',
  ),
  practice: say('制度梳理工作惯例（产品默认，可调整）', 'Office practice (product default, adjustable)'),
}

/** Numbers and titles in one answer. */
export const namesIn = (answer: unknown): string[] =>
  String(answer ?? '')
    .split(/[；;\n]/)
    .map((name) => name.trim())
    .filter(Boolean)

/** A title or number without what writers leave out: book marks, spaces, and the shape of brackets. */
export const bareName = (name: string): string =>
  name
    .replace(/[《》\s]/g, '')
    .replace(/[［[【]/g, '〔')
    .replace(/[］\]】]/g, '〕')
    .replace(/（/g, '(')
    .replace(/）/g, ')')

/** A document as far as relations go. */
export interface Named {
  regionId: number
  id: string
  title: string
  number: string | null
  validity: Validity
  relations: Readonly<Partial<Record<Relation, readonly string[]>>>
}

/** One relation of a document, as its page shows it. */
export interface RelatedTo {
  relation: Relation
  back: boolean
  name: string
  ref: { regionId: number; id: string } | null
  validity: Validity | null
}

const isNamed = (one: Named, name: string): boolean => {
  const bare = bareName(name)
  return bare !== '' && (bare === bareName(one.title) || (one.number !== null && bare.includes(bareName(one.number))))
}

const refOf = ({ regionId, id }: Named) => ({ regionId, id })

/** What a document names, and which documents name it. */
export function relate(one: Named, all: readonly Named[]): RelatedTo[] {
  const others = all.filter((other) => other.id !== one.id)
  return relations.flatMap(({ value: relation }) => {
    const named = (one.relations[relation] ?? []).map((name): RelatedTo => {
      const found = others.find((other) => isNamed(other, name))
      return {
        ...{ relation, back: false },
        name: found?.title ?? name,
        ref: found ? refOf(found) : null,
        validity: found?.validity ?? null,
      }
    })
    const naming = others
      .filter((other) => (other.relations[relation] ?? []).some((name) => isNamed(one, name)))
      .map(
        (other): RelatedTo => ({
          ...{ relation, back: true },
          name: other.title,
          ref: refOf(other),
          validity: other.validity,
        }),
      )
    return [...named, ...naming]
  })
}

/** The kind that a title ends with: …的实施意见 is an opinion; methods, plans and measures are none of the fifteen. */
export function kindOf(title: string): Kind {
  const bare = title.replace(/[（(][^（）()]*[）)]$/, '').replace(/》$/, '')
  return (
    kinds.find(({ value, label }) => value !== 'other' && bare.endsWith(label.zh.replace('（令）', '')))?.value ??
    'other'
  )
}

/** What is wrong with the dates of a document's validity; null when nothing is. */
export function faultOfValidity(one: {
  validity: Validity
  validFrom: string | null
  validUntil: string | null
}): { path: string; rule: string; message: Say } | null {
  if (one.validity === 'repealed' && one.validUntil === null)
    return {
      path: 'validUntil',
      rule: 'repealed-when',
      message: say('已废止的文件须填失效日期', 'Say since when it is repealed'),
    }
  if (one.validity === 'lapsed' && one.validUntil === null)
    return {
      path: 'validUntil',
      rule: 'lapsed-when',
      message: say('执行期满的文件须填失效日期', 'Say on which day its term was over'),
    }
  if (one.validFrom !== null && one.validUntil !== null && one.validUntil < one.validFrom)
    return {
      path: 'validUntil',
      rule: 'ends-before',
      message: say('失效日期不能早于施行日期', 'It cannot end before it begins'),
    }
  return null
}

/** What there is for one measure. */
export interface Served {
  documents: readonly { validity: Validity }[]
  tasks: number
  files: number
}

/** What a measure still lacks: a document that holds, a task of the ledger, a file that proves. */
export function gapsOf({ documents, tasks, files }: Served): { gap: 'document' | 'task' | 'file'; label: Say }[] {
  const holds = documents.some(({ validity }) => validity !== 'repealed' && validity !== 'lapsed')
  return [
    ...(holds ? [] : [{ gap: 'document' as const, label: say('缺配套文件', 'no document') }]),
    ...(tasks > 0 ? [] : [{ gap: 'task' as const, label: say('未分解任务', 'no task') }]),
    ...(files > 0 ? [] : [{ gap: 'file' as const, label: say('缺佐证材料', 'no file') }]),
  ]
}

type Any = Record<string, unknown>
const verdictOf = (answers: Any) => answers.verdict

/** What is to be changed has a day by which. */
export const noDate = rule<Any, Any>(
  'change-date',
  say('修订、补缺须有期限', 'A change has a date'),
  sources.review,
  ({ input, today }) => {
    if (input.verdict === 'keep' || input.verdict === undefined) return null
    if (!input.changeBy) return say('修订或补缺须填完成期限', 'Say by when it is to be changed')
    return String(input.changeBy) < today ? say('完成期限不能早于今天', 'The date has passed') : null
  },
)

/** Only what was proposed to be kept is confirmed as kept. */
export const notKept = rule<Any, Any>(
  'not-kept',
  say('处理意见须为“保留”', 'The verdict must be keep'),
  sources.review,
  ({ case: { answers } }) =>
    verdictOf(answers) === 'keep' ? null : say('处理意见不是“保留”，请审定修订或补缺', 'It is not proposed to be kept'),
)

/** And the other way round. */
export const isKept = rule<Any, Any>(
  'is-kept',
  say('处理意见须为修订或补缺', 'The verdict must be a change'),
  sources.review,
  ({ case: { answers } }) =>
    verdictOf(answers) === 'keep' ? say('处理意见是“保留”，不需修订', 'It is proposed to be kept') : null,
)
