import type { Fault } from '#platform/errors'
import { type Say, say } from '#platform/say'
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

const codeShape = /^[\w-]{1,40}$/

/** `一线 | On the line`: Chinese and English; the English may be left out and is the Chinese then. */
function labelIn(text: string) {
  const [zh = '', en = ''] = text.split('|').map((part) => part.trim())
  return say(zh || en, en || zh)
}

/** `line 一线 | On the line`, or just `一线 | On the line`: whoever writes a questionnaire need not make up codes. */
function lineIn(line: string): { code: string | null; label: Say } {
  const [first = '', ...rest] = line.split(/\s+/)
  if (!codeShape.test(first)) return { code: null, label: labelIn(line) }
  return { code: first, label: rest.length > 0 ? labelIn(rest.join(' ')) : say(first, first) }
}

/** Choices a line each; those without a code get the next of o1, o2 … that is free, and keep it from then on. */
function optionsIn(text: string | null): Option[] {
  const lines = (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map(lineIn)
  const taken = new Set(lines.map(({ code }) => code))
  let next = 0
  return lines.map(({ code, label }) => {
    if (code) return { value: code, label }
    do next += 1
    while (taken.has(`o${next}`))
    return { value: `o${next}`, label }
  })
}

/** Chinese and English on one line; Chinese that stands for both is written once. */
const labelText = ({ zh, en }: Say) => (en === zh ? zh : `${zh} | ${en}`)

const textOf = (options: readonly Option[]) =>
  options.map(({ value, label }) => `${value} ${labelText(label)}`).join('\n')

/** The dialog's field that holds a part of a question. */
const fieldOf: Readonly<Record<string, string>> = { columns: 'options', from: 'min', to: 'max', label: 'zh' }

const keyRule = say(
  '“题号”以字母开头，只用字母、数字、下划线，不超过 40 个',
  '"Key" begins with a letter and has letters, digits and underscores only, 40 at most',
)

/** What each part of a question must be, by kind where kinds differ. Limits are those of the model. */
const told: Readonly<Record<string, Say>> = {
  key: keyRule,
  options: say('“选项”须有 2 至 60 行，每行一个选项', '"Choices" has 2 to 60 lines, a choice each'),
  columns: say('“选项”（矩阵的列）须有 2 至 10 行', '"Choices" (the columns of the matrix) has 2 to 10 lines'),
  rows: say('“矩阵的行”须有 1 至 30 行', '"Rows of the matrix" has 1 to 30 lines'),
  from: say('“最小”（量表起点）须为整数', '"Least" (where the scale begins) is a whole number'),
  to: say('“最大”（量表终点）须为整数', '"Most" (where the scale ends) is a whole number'),
  min: say('“最小”（最少选几项）须为整数，不小于 0', '"Least" (how many to choose) is a whole number, 0 or more'),
  'multiple max': say(
    '“最大”（最多选几项）须为整数，不小于 1',
    '"Most" (how many to choose) is a whole number, 1 or more',
  ),
  'text max': say('“最大”（字数）须为 1 至 2000 的整数', '"Most" (characters) is a whole number from 1 to 2000'),
}

function faultOf(kind: QuestionKind, part: string, rule: string): Fault {
  const message = told[`${kind} ${part}`] ?? told[part] ?? say(`“${part}”填写有误`, `"${part}" is not right`)
  return { path: fieldOf[part] ?? part, rule, message }
}

/** What the dialog does not ask for and a change of the question must not lose: its hint, and the measure of a number. */
function keptOf(before: Question | null) {
  const unit = before?.kind === 'number' ? before.unit : null
  return { ...(before?.hint && { hint: before.hint }), ...(unit && { unit }) }
}

const keyTaken = (key: string): Fault => ({
  path: 'key',
  rule: 'twice',
  message: say(`题号“${key}”本卷已用，请另取一个`, `"${key}" is used in this questionnaire; choose another`),
})

/**
 * A question out of the dialog. `before` is the question it changes, if any; `taken` are the keys of the others.
 * @returns faults by the dialog's fields where it cannot be one.
 */
export function questionFrom(
  draft: QuestionDraft,
  before: Question | null = null,
  taken: readonly string[] = [],
): { question: Question } | { faults: Fault[] } {
  const read = draft.relevant ? readRelevant(draft.relevant) : null
  if (read && 'at' in read)
    return {
      faults: [
        {
          path: 'relevant',
          rule: 'relevant',
          message: say(
            `“跳转条件”读不懂；写法如 \${sex} = 'o1' and \${hours} > 8：题号放在 \${ } 中，选项写编码`,
            `"Asked only if" cannot be read; write \${sex} = 'o1' and \${hours} > 8: keys within \${ }, choices by code`,
          ),
        },
      ],
    }
  const { kind, key, required, min, max } = draft
  if (taken.includes(key)) return { faults: [keyTaken(key)] }
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
  const label = say(draft.zh, draft.en || draft.zh)
  const asked = { ...keptOf(before), kind, key, label, required, showIf: read?.condition ?? null }
  const checked = Question.safeParse({ ...asked, ...parts[kind] })
  if (checked.success) return { question: checked.data }
  const rules = new Map(checked.error.issues.map(({ path, code }) => [String(path[0] ?? 'key'), code]))
  return { faults: [...rules].map(([part, rule]) => faultOf(kind, part, rule)) }
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
    // Chinese that stands for both is not kept as the English: it would outlive a change of the Chinese.
    en: label.en === label.zh ? null : label.en,
    required,
    options,
    rows: kind === 'matrix' ? textOf(question.rows) : null,
    ...bounds,
    decimals: kind === 'number' ? question.decimals : null,
    relevant: showIf ? writeRelevant(showIf) : null,
  }
}
