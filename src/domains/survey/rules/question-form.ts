import type { Fault } from '#platform/errors'
import { say } from '#platform/say'
import { type Option, Question, type QuestionKind } from '../model/questionnaire.ts'
import { readRelevant, writeRelevant } from './relevant.ts'

/** A question as the builder's dialog asks for it: choices a line each, the condition as XLSForm writes it. */
export interface QuestionDraft {
  kind: QuestionKind
  key: string
  zh: string
  en: string | null
  required: boolean
  options: string | null
  rows: string | null
  min: number | null
  max: number | null
  decimals: number | null
  relevant: string | null
}

/** `line 一线 | On the line`: code, Chinese and English; the English may be left out. */
const optionsIn = (text: string | null): Option[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [value = '', ...rest] = line.split(/\s+/)
      const [zh = '', en = ''] = rest
        .join(' ')
        .split('|')
        .map((part) => part.trim())
      return { value, label: say(zh || value, en || zh || value) }
    })

const textOf = (options: readonly Option[]) =>
  options.map(({ value, label }) => `${value} ${label.zh} | ${label.en}`).join('\n')

/** A question out of the dialog. @returns faults by the dialog's fields where it cannot be one. */
export function questionFrom(draft: QuestionDraft): { question: Question } | { faults: Fault[] } {
  const read = draft.relevant ? readRelevant(draft.relevant) : null
  if (read && 'at' in read)
    return {
      faults: [
        {
          path: 'relevant',
          rule: 'relevant',
          message: say(`跳转条件第 ${read.at + 1} 处读不懂`, `The condition cannot be read at its word ${read.at + 1}`),
        },
      ],
    }
  const { kind, key, required, min, max } = draft
  const options = optionsIn(draft.options)
  const parts: Record<QuestionKind, object> = {
    single: { options },
    multiple: { options, min, max },
    scale: {
      from: min ?? 1,
      to: max ?? 5,
      low: options[0]?.label ?? say('很不同意', 'Not at all'),
      high: options[1]?.label ?? say('很同意', 'Fully'),
    },
    number: { min, max, decimals: draft.decimals ?? 0 },
    text: { max: max ?? 500 },
    matrix: { rows: optionsIn(draft.rows), columns: options },
  }
  const asked = { kind, key, label: say(draft.zh, draft.en || draft.zh), required, showIf: read?.condition ?? null }
  const checked = Question.safeParse({ ...asked, ...parts[kind] })
  if (checked.success) return { question: checked.data }
  const faults = checked.error.issues.map((issue): Fault => {
    const path = String(issue.path[0] ?? 'key')
    return {
      path: path === 'columns' ? 'options' : path,
      rule: issue.code,
      message: say(
        `“${path}”填写有误：选项每行写“编码 文字”，至少两行；题号以字母开头`,
        `"${path}" is not right: choices are "code words", two lines at least; a key begins with a letter`,
      ),
    }
  })
  return { faults }
}

/** The dialog's draft of a question there is. */
export function draftOf(question: Question): QuestionDraft {
  const { kind, key, label, required, showIf } = question
  const options =
    'options' in question
      ? textOf(question.options)
      : kind === 'matrix'
        ? textOf(question.columns)
        : kind === 'scale'
          ? textOf([
              { value: 'low', label: question.low },
              { value: 'high', label: question.high },
            ])
          : null
  const bounds =
    kind === 'scale'
      ? { min: question.from, max: question.to }
      : {
          min: 'min' in question ? (question.min ?? null) : null,
          max: 'max' in question ? (question.max ?? null) : null,
        }
  return {
    kind,
    key,
    zh: label.zh,
    en: label.en,
    required,
    options,
    rows: kind === 'matrix' ? textOf(question.rows) : null,
    ...bounds,
    decimals: kind === 'number' ? question.decimals : null,
    relevant: showIf ? writeRelevant(showIf) : null,
  }
}
