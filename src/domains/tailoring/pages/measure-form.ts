import { choice, date, defineForm, longText, optional, targets, text } from '#kernel/form'
import { type Area, areas } from '#kernel/process'
import { say } from '#platform/say'
import type { FrameworkBody, Measure, Own } from '../model/index.ts'
import { labels } from './words.ts'

/** What a measure says, wherever it is written. */
export const ownFields = {
  title: text(say('举措名称', 'Title')),
  words: optional(longText(say('具体内容', 'Words'))),
  targets: optional(targets(labels.targets)),
  dueOn: optional(date(labels.dueOn)),
  lead: optional(text(labels.lead)),
}

type OwnAnswers = { [K in keyof Own]: Own[K] | null }

/** Answers to these fields as they are stored. */
export const ownFrom = ({ title, words, targets: given, dueOn, lead }: OwnAnswers): Own => ({
  title: title ?? '',
  words: words ?? '',
  targets: given ?? [],
  dueOn: dueOn ?? null,
  lead: lead ?? '',
})

export const MeasureForm = defineForm({
  group: text(labels.group),
  key: text(labels.key, { max: 40, hint: say('施行后各版保持不变', 'Stays the same through editions') }),
  ...ownFields,
  area: optional(choice(labels.area, areas)),
  basis: optional(text(labels.basis, { max: 300 })),
  was: optional(
    text(labels.was, {
      hint: say(
        '由上版其他编号改来、拆分或合并时填写，用顿号分开',
        'Where it was moved, split or joined; separated by commas',
      ),
    }),
  ),
})

type MeasureAnswers = OwnAnswers & {
  group: string
  key: string
  area: Area | null
  basis: string | null
  was: string | null
}

/** What is known, as a form begins with it: a line left empty is nothing. */
export const startOf = (known: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(known).map(([name, value]) => [name, value === '' ? null : value]))

/** What the form begins with for a measure. */
export const measureStart = (body: FrameworkBody, measure: Measure | null): Record<string, unknown> =>
  measure === null
    ? { group: body.groups.at(-1)?.title ?? '' }
    : startOf({
        ...measure,
        group: body.groups.find(({ key }) => key === measure.group)?.title ?? '',
        was: measure.was.join('、'),
      })

/** The body with a measure written, added or (`answers` null) taken away. A part without measures goes with its last one. */
export function withMeasure(
  body: FrameworkBody,
  before: Measure | null,
  answers: MeasureAnswers | null,
): FrameworkBody {
  const known = body.groups.find(({ title }) => title === answers?.group)
  const group = known ?? { key: `p${body.groups.length + 1}-${body.measures.length}`, title: answers?.group ?? '' }
  const fresh = answers && {
    ...{
      ...ownFrom(answers),
      key: answers.key,
      group: group.key,
      area: answers.area ?? null,
      basis: answers.basis ?? '',
    },
    was: (answers.was ?? '').split(/[、，,\s]+/).filter(Boolean),
    ...{ place: before?.place ?? null, trace: before?.trace ?? null },
  }
  const measures = before
    ? body.measures.flatMap((one) => (one.key === before.key ? (fresh ?? []) : one))
    : [...body.measures, ...(fresh ? [fresh] : [])]
  const groups = known || !answers ? body.groups : [...body.groups, group]
  return { ...body, measures, groups: groups.filter(({ key }) => measures.some((one) => one.group === key)) }
}
