import { ALL, countsOf, keyOf, type Published, protect } from '#kernel/disclosure'
import type { Say } from '#platform/say'
import { say } from '#platform/say'
import type { Question, Questionnaire, Sheet } from '../model/questionnaire.ts'
import { type Estimate, meanOf, shareOf, totalOf, type Unit } from './estimate.ts'
import { askedBy, pathThrough } from './path.ts'
import { Telling } from './telling.ts'
import { rake } from './weights.ts'

/** A sheet as results see it. */
export interface Counted {
  id: string
  answers: Sheet
  stratum: string
  cluster: string
  weight: number
}

/** A known total that weights are adjusted to. */
export interface KnownTotal {
  question: string
  value: string
  total: number
  source: string
}

/** One line of a result: a choice, or the mean. Null where it may not be shown. */
export interface ResultLine {
  label: Say
  measure: 'share' | 'mean' | 'total'
  n: number | null
  estimate: Estimate | null
}

export interface QuestionResult {
  key: string
  label: Say
  kind: Question['kind']
  /** People asked it who answered. Null where there are too few. */
  n: number | null
  lines: ResultLine[]
  texts: string[]
  hidden: boolean
}

const unitOf = (one: Counted, value: number, weight: number): Unit => ({
  stratum: one.stratum,
  cluster: one.cluster || one.id,
  weight,
  value,
})

/** Weights of sheets: the inverse of the chance of being drawn, adjusted to known totals where there are some. */
export function weightsOf(sheets: readonly Counted[], known: readonly KnownTotal[]) {
  const names = [...new Set(known.map(({ question }) => question))]
  const margins = names.map((name) => ({
    of: sheets.map(({ answers }) => (typeof answers[name] === 'string' ? (answers[name] as string) : null)),
    totals: Object.fromEntries(
      known.filter(({ question }) => question === name).map(({ value, total }) => [value, total]),
    ),
  }))
  return rake(
    sheets.map(({ weight }) => weight),
    margins,
  )
}

interface Sample {
  sheets: readonly Counted[]
  weights: readonly number[]
  threshold: number
}

/** Shares of the categories of one division of people, with small groups hidden together with those that would give them away. */
function shares(
  labels: readonly { value: string; label: Say }[],
  of: readonly (string | null)[],
  { sheets, weights, threshold }: Sample,
): { lines: ResultLine[]; hidden: Set<string>; n: number } {
  const there = sheets.flatMap((one, i) => (of[i] == null ? [] : [{ one, weight: weights[i] ?? 0, value: of[i] }]))
  const counts = countsOf(
    [{ name: 'answer', size: labels.length }],
    labels.map(({ value }, at) => ({ at: [at], count: there.filter((row) => row.value === value).length })),
  )
  const found = there.length < threshold ? null : protect(counts, [0], Math.max(2, threshold))
  const lines = labels.map(({ value, label }, at): ResultLine => {
    const isHidden = !found || found.hidden.has(keyOf([at])) || found.hidden.has(keyOf([ALL]))
    const units = there.map(({ one, weight, value: given }) => unitOf(one, given === value ? 1 : 0, weight))
    return {
      label,
      measure: 'share',
      n: isHidden ? null : counts.countOf([at]),
      estimate: isHidden ? null : shareOf(units),
    }
  })
  return { lines, hidden: found?.hidden ?? new Set([keyOf([ALL])]), n: there.length }
}

const yesNo = (label: Say) => [
  { value: 'yes', label },
  { value: 'no', label: say('未选', 'Not chosen') },
]

const scaleChoices = ({ from, to }: { from: number; to: number }) =>
  Array.from({ length: to - from + 1 }, (_, i) => ({
    value: String(from + i),
    label: say(String(from + i), String(from + i)),
  }))

function numbersOf(
  question: Question,
  answers: readonly (Sheet[string] | undefined)[],
  { sheets, weights, threshold }: Sample,
): ResultLine[] {
  const units = sheets.flatMap((one, i) => {
    const value = answers[i]
    return typeof value === 'number' ? [unitOf(one, value, weights[i] ?? 0)] : []
  })
  const isHidden = units.length < threshold
  const line = (label: Say, measure: ResultLine['measure'], estimate: Estimate | null): ResultLine => ({
    label,
    measure,
    n: isHidden ? null : units.length,
    estimate: isHidden ? null : estimate,
  })
  const mean = line(say('平均数', 'Mean'), 'mean', meanOf(units))
  return question.kind === 'scale' ? [mean] : [mean, line(say('总量', 'Total'), 'total', totalOf(units))]
}

function linesOf(
  question: Question,
  answers: readonly (Sheet[string] | undefined)[],
  sample: Sample,
): { lines: ResultLine[]; n: number } {
  const given = answers.filter((one) => one !== undefined).length
  switch (question.kind) {
    case 'single':
      return shares(
        question.options,
        answers.map((one) => (typeof one === 'string' ? one : null)),
        sample,
      )
    case 'multiple': {
      const lines = question.options.flatMap(({ value, label }) => {
        const of = answers.map((one) => (Array.isArray(one) ? (one.includes(value) ? 'yes' : 'no') : null))
        return shares(yesNo(label), of, sample).lines.slice(0, 1)
      })
      return { lines, n: given }
    }
    case 'scale': {
      const of = answers.map((one) => (typeof one === 'number' ? String(one) : null))
      const { lines, hidden, n } = shares(scaleChoices(question), of, sample)
      // A mean beside some of the shares would tell those that are hidden.
      const means = numbersOf(question, answers, sample)
      return {
        lines: [...lines, ...(hidden.size > 0 ? means.map((line) => ({ ...line, n: null, estimate: null })) : means)],
        n,
      }
    }
    case 'number':
      return { lines: numbersOf(question, answers, sample), n: given }
    case 'matrix': {
      const lines = question.rows.flatMap((row) => {
        const of = answers.map((one) =>
          typeof one === 'object' && !Array.isArray(one) ? (one[row.value] ?? null) : null,
        )
        const labels = question.columns.map(({ value, label }) => ({
          value,
          label: say(`${row.label.zh}：${label.zh}`, `${row.label.en}: ${label.en}`),
        }))
        return shares(labels, of, sample).lines
      })
      return { lines, n: given }
    }
    case 'text':
      return { lines: [], n: answers.filter((one) => typeof one === 'string' && one.trim()).length }
  }
}

/** Results of every question. Nothing is shown of fewer than `threshold` people, nor what would give such a group away. */
export function resultsOf(
  questionnaire: Questionnaire,
  sheets: readonly Counted[],
  weights: readonly number[],
  threshold: number,
): QuestionResult[] {
  const asked = sheets.map(({ answers }) => new Set(pathThrough(questionnaire, answers).map(({ key }) => key)))
  const telling = new Telling(sheets, asked, threshold)
  return questionnaire.questions.map((question): QuestionResult => {
    const { key } = question
    const answers = sheets.map((one, i) => (asked[i]?.has(key) ? one.answers[key] : undefined))
    const found = resultOf(question, answers, { sheets, weights, threshold })
    const shown = telling.tells(question) ? withheld(found) : found
    telling.note(question, shown)
    return shown
  })
}

function resultOf(question: Question, answers: readonly (Sheet[string] | undefined)[], sample: Sample): QuestionResult {
  const { key, label, kind } = question
  const { lines, n } = linesOf(question, answers, sample)
  const hidden = n < sample.threshold
  const texts =
    kind === 'text' && !hidden
      ? answers
          .filter((one) => typeof one === 'string' && one.trim() !== '')
          .map(String)
          .sort()
      : []
  return { key, label, kind, n: hidden ? null : n, lines, texts, hidden }
}

/** Nothing of a question: its numbers would tell how few gave the answer upon which it is asked. */
const withheld = (one: QuestionResult): QuestionResult => ({
  ...one,
  n: null,
  lines: one.lines.map((line) => ({ ...line, n: null, estimate: null })),
  texts: [],
  hidden: true,
})

/** A table of one question by the groups of another. */
export interface CrossTable {
  question: string
  by: string
  groups: Say[]
  rows: { label: Say; cells: { n: number | null; estimate: Estimate | null }[] }[]
}

/**
 * Shares of a question's choices in each group of another question. Small cells are hidden, and with them whatever would give
 * them away together with the two questions' own results, which are out already. Null when it cannot be shown at all.
 */
export function crossOf(one: Question, by: Question, sample: Sample): CrossTable | null {
  if (one.kind !== 'single' || by.kind !== 'single' || one.key === by.key) return null
  const { sheets, weights, threshold } = sample
  const place = (question: typeof one, answers: Sheet) =>
    question.options.findIndex(({ value }) => value === answers[question.key])
  const there = sheets.flatMap((sheet, i) => {
    const at = [place(one, sheet.answers), place(by, sheet.answers)]
    return at.some((p) => p < 0) ? [] : [{ sheet, weight: weights[i] ?? 0, at }]
  })
  const dimensions = [one, by].map(({ key, options }) => ({ name: key, size: options.length }))
  const counts = countsOf(
    dimensions,
    there.map(({ at }) => ({ at, count: 1 })),
  )
  const out = [0, 1].map((over): Published | null => {
    const alone = protect(counts, [over], Math.max(2, threshold))
    return alone && { over: [over], hidden: alone.hidden }
  })
  if (there.length < threshold || out.includes(null)) return null
  const found = protect(counts, [0, 1], Math.max(2, threshold), out as Published[])
  if (!found) return null
  const cell = (row: number, group: number) => {
    if (found.hidden.has(keyOf([row, group])) || found.hidden.has(keyOf([ALL, group])))
      return { n: null, estimate: null }
    const units = there
      .filter(({ at }) => at[1] === group)
      .map(({ sheet, weight, at }) => unitOf(sheet, at[0] === row ? 1 : 0, weight))
    return { n: counts.countOf([row, group]), estimate: shareOf(units) }
  }
  const rows = one.options.map(({ label }, row) => ({ label, cells: by.options.map((_, group) => cell(row, group)) }))
  return { question: one.key, by: by.key, groups: by.options.map(({ label }) => label), rows }
}

/**
 * All tables by the groups of a question. A question that is asked of some only tells, group by group, how many gave the answer
 * upon which it is asked: it stands here only where that table of its own keeps nothing back.
 */
export function crossesOf({ questions }: Questionnaire, by: Question, sample: Sample): CrossTable[] {
  const isOpen = (table: CrossTable | null) =>
    table?.rows.every(({ cells }) => cells.every(({ n }) => n !== null)) ?? false
  const mayStand = (one: Question, other: Question): boolean =>
    !one.showIf ||
    askedBy(one.showIf).every((key) => {
      const before = questions.find((question) => question.key === key)
      return key === other.key || (before !== undefined && isOpen(crossOf(before, other, sample)))
    })
  return questions.flatMap((one) => (mayStand(one, by) && mayStand(by, one) ? (crossOf(one, by, sample) ?? []) : []))
}
