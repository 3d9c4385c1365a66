import type { z } from 'zod'
import type { Fault } from '#platform/errors'
import { join, type Say, say } from '#platform/say'
import type { Field } from './field.ts'

type Issue = z.core.$ZodIssue

const kindWords: Partial<Record<Field['kind'], Say>> = {
  number: say('应填数字', 'must be a number'),
  date: say('应为日期，格式如 2026-03-31', 'must be a date such as 2026-03-31'),
  period: say('应为期间，格式如 2026-Q3、2026-05 或 2026', 'must be a period such as 2026-Q3, 2026-05 or 2026'),
  'yes-no': say('应选“是”或“否”', 'must be yes or no'),
  choice: say('应从选项中选择', 'must be one of the choices'),
  choices: say('应从选项中选择', 'must be among the choices'),
}

function sizeWords(issue: Issue): Say | null {
  if (issue.code === 'too_big') {
    return issue.origin === 'string'
      ? say(`不能超过 ${issue.maximum} 个字`, `must have at most ${issue.maximum} characters`)
      : issue.origin === 'array'
        ? say(`最多 ${issue.maximum} 项`, `must have at most ${issue.maximum} items`)
        : say(`不能大于 ${issue.maximum}`, `must not be greater than ${issue.maximum}`)
  }
  if (issue.code !== 'too_small') return null
  if (issue.origin === 'number') return say(`不能小于 ${issue.minimum}`, `must not be less than ${issue.minimum}`)
  return say('不能为空', 'must not be empty')
}

function wordsOf(field: Field | undefined, issue: Issue): Say {
  const size = sizeWords(issue)
  if (size) return size
  if (issue.code === 'unrecognized_keys') return say('含有表单之外的内容', 'has content the form does not ask for')
  if (issue.code === 'invalid_type' && issue.input === undefined) return say('必须填写', 'is required')
  if (field?.kind === 'choice' && (issue.input === undefined || issue.input === null || issue.input === ''))
    return say('必须选择', 'must be chosen')
  if (issue.code === 'custom' && field?.kind === 'number')
    return say(`最多 ${field.decimals ?? 0} 位小数`, `must have at most ${field.decimals ?? 0} decimals`)
  return (field && kindWords[field.kind]) ?? say('填写有误', 'is not valid')
}

/** Faults in both languages, each naming the field by its label. */
export function faultsOf(form: Record<string, Field>, error: z.ZodError, at: string): Fault[] {
  return error.issues.map((issue) => {
    const { field, label } = placeOf(form, issue.path.map(String))
    return {
      path: [at, ...issue.path.map(String)].filter(Boolean).join('.'),
      message: join(label, wordsOf(field, issue)),
      rule: issue.code,
    }
  })
}

/** The field a path leads to, and how a person would name it; a row's field is named with the row's number. */
function placeOf(
  form: Record<string, Field>,
  [name = '', at, inner]: string[],
): { field: Field | undefined; label: Say } {
  const field = form[name]
  const label = field?.label ?? say(name || '提交内容', name || 'The request')
  const one = say(`“${label.zh}”`, `"${label.en}" `)
  if (!field?.row || at === undefined) return { field, label: one }
  const nth = say(`“${label.zh}”第 ${Number(at) + 1} 行`, `"${label.en}" line ${Number(at) + 1}: `)
  const cell = inner === undefined ? undefined : field.row[inner]
  return { field: cell, label: cell ? join(nth, say(`“${cell.label.zh}”`, `"${cell.label.en}" `)) : nth }
}
