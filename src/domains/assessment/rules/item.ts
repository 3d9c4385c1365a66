import { rule } from '#kernel/process'
import { say } from '#platform/say'
import type { ItemFacts } from '../model/facts.ts'
import { conferenceSource, dataLaw, practice } from './sources.ts'

type Answers = Record<string, unknown>

const filled = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value))

/** A self-check says something. */
export const nothingSaid = rule<Answers, ItemFacts>(
  'nothing-said',
  say('提交前须写明自查情况', 'A self-check is written before it is handed in'),
  conferenceSource,
  ({ case: one }) =>
    filled(one.answers.statement) ? null : say('还没有填写自查情况', 'The self-check is not written yet'),
)

/** What is claimed is proved, or the gap is said. */
export const nothingProved = rule<Answers, ItemFacts>(
  'nothing-proved',
  say('须有材料或数据，没有的须说明差距', 'Files or figures, or the gap is said'),
  conferenceSource,
  ({ case: { answers } }) =>
    ['proof', 'figures', 'cited', 'gaps'].some((name) => filled(answers[name]))
      ? null
      : say('没有任何材料和数据，也没有说明差距', 'There is neither file nor figure, and no gap is named'),
)

/** Proof that has lapsed or is of another year is handed in only with a reason. */
export const doubtfulProof = rule<Answers, ItemFacts>(
  'doubtful-proof',
  say('一般应有本年度有效的材料', 'Normally a file in force in the year proves it'),
  practice,
  ({ facts: { gaps = [] } }) => {
    const doubt = gaps.find(({ rule: name }) => ['only-expired', 'only-outside', 'only-earlier'].includes(name))
    return doubt?.message ?? null
  },
)

const wordsOf = (row: Record<string, unknown>): string =>
  ['name', 'figure', 'about', 'when', 'by'].map((name) => row[name] ?? '').join('|')

/** The words under which a figure is cited, in one line. */
export const citation = wordsOf as (row: {
  name: string
  figure: string
  about: string | null
  when: string | null
  by: string | null
}) => string

/** Figures taken over are those the product has, word for word. */
export const inventedFigure = rule<Answers, ItemFacts>(
  'invented-figure',
  say('引用的数据须与数据台账一致', 'Figures taken over are those on record'),
  dataLaw,
  ({ case: one, input, facts: { citable = {} } }) => {
    const before = (one.answers.cited ?? []) as Record<string, unknown>[]
    const rows = (input.cited ?? []) as Record<string, unknown>[]
    const wrong = rows.find(
      (row) =>
        citable[String(row.claim)] !== wordsOf(row) &&
        !before.some((old) => old.claim === row.claim && wordsOf(old) === wordsOf(row)),
    )
    return wrong
      ? say(
          `“${wrong.name}”与数据台账不一致，请从可引用的数据中采用`,
          `"${wrong.name}" is not what is on record; take it over from the figures offered`,
        )
      : null
  },
)
