import type { Fault } from '#platform/errors'
import { type Say, say } from '#platform/say'
import type { Answer, Question, Questionnaire, Sheet } from '../model/questionnaire.ts'
import { pathThrough } from './path.ts'

type Objection = readonly [rule: string, zh: string, en: string] | null

const notAmong: Objection = ['choice', '所选不在选项中', 'that is none of the choices']
const among = (list: readonly { value: string }[], value: unknown) => list.some((one) => one.value === value)

function ofMultiple(question: Question & { kind: 'multiple' }, answer: Answer): Objection {
  if (!Array.isArray(answer) || answer.some((value) => !among(question.options, value))) return notAmong
  if (new Set(answer).size < answer.length) return ['twice', '同一选项选了两次', 'a choice was made twice']
  const least = question.min ?? (question.required ? 1 : 0)
  if (answer.length < least) return ['min', `至少选 ${least} 项`, `choose ${least} at least`]
  if (question.max && answer.length > question.max)
    return ['max', `最多选 ${question.max} 项`, `choose ${question.max} at most`]
  return null
}

function ofNumber(answer: Answer, min: number | null, max: number | null, decimals: number): Objection {
  if (typeof answer !== 'number' || !Number.isFinite(answer)) return ['number', '请填数字', 'give a number']
  if (min !== null && answer < min) return ['min', `不能小于 ${min}`, `not below ${min}`]
  if (max !== null && answer > max) return ['max', `不能大于 ${max}`, `not above ${max}`]
  if (Number(answer.toFixed(decimals)) !== answer)
    return ['decimals', `最多 ${decimals} 位小数`, `at most ${decimals} decimals`]
  return null
}

function ofMatrix(question: Question & { kind: 'matrix' }, answer: Answer): Objection {
  if (typeof answer !== 'object' || Array.isArray(answer)) return notAmong
  const isStrange = Object.entries(answer).some(
    ([row, column]) => !among(question.rows, row) || !among(question.columns, column),
  )
  if (isStrange) return notAmong
  const missing = question.rows.find(({ value }) => answer[value] === undefined)
  return question.required && missing
    ? ['required', `“${missing.label.zh}”一行未选`, `"${missing.label.en}" has no answer`]
    : null
}

function objectionTo(question: Question, answer: Answer): Objection {
  switch (question.kind) {
    case 'single':
      return among(question.options, answer) ? null : notAmong
    case 'multiple':
      return ofMultiple(question, answer)
    case 'scale':
      return ofNumber(answer, question.from, question.to, 0)
    case 'number':
      return ofNumber(answer, question.min ?? null, question.max ?? null, question.decimals)
    case 'text':
      if (typeof answer !== 'string') return ['text', '请填文字', 'give a text']
      if (question.required && !answer.trim()) return ['required', '必答', 'an answer is needed']
      return answer.length > question.max
        ? ['max', `最多 ${question.max} 字`, `at most ${question.max} characters`]
        : null
    case 'matrix':
      return ofMatrix(question, answer)
  }
}

const about = (label: Say, [rule, zh, en]: NonNullable<Objection>, key: string): Fault => ({
  path: key,
  rule,
  message: say(`“${label.zh}”：${zh}`, `"${label.en}": ${en}`),
})

/** Answers to questions that are not asked, as many as are named: a sheet may come from anybody and hold anything. */
const mostStrange = 20

/** What is wrong with a sheet of answers, by question and rule. An answer to a question that is not asked is refused. */
export function faultsOfSheet(questionnaire: Questionnaire, answers: Sheet): Fault[] {
  const path = pathThrough(questionnaire, answers)
  const asked = new Set(path.map(({ key }) => key))
  const labels = new Map(questionnaire.questions.map(({ key, label }) => [key, label]))
  const hidden = Object.keys(answers)
    .filter((key) => !asked.has(key))
    .slice(0, mostStrange)
    .map((key) =>
      about(
        labels.get(key) ?? say(key, key),
        ['hidden', '按前面的回答不应回答此题', 'is not asked after what was answered before'],
        key,
      ),
    )
  const wrong = path.flatMap((question): Fault[] => {
    const answer = answers[question.key]
    const objection: Objection =
      answer === undefined
        ? question.required
          ? ['required', '必答', 'an answer is needed']
          : null
        : objectionTo(question, answer)
    return objection ? [about(question.label, objection, question.key)] : []
  })
  return [...hidden, ...wrong]
}
