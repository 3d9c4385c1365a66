import type { z } from 'zod'
import { type Fault, Invalid } from '#platform/errors'
import { type Say, say } from '#platform/say'

/** Where something was written: the file, and the row of a table counted from 1 with its heading. */
export interface Where {
  file: string
  row?: number
}

/** A fault that names file, row, field and rule. */
export const faultAt = (where: Where, path: string, rule: string, message: Say): Fault => ({
  file: where.file,
  path,
  message,
  rule,
  ...(where.row === undefined ? {} : { row: where.row }),
})

/** @throws Invalid with all faults, when there is one. */
export function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new Invalid([...faults])
}

type Issue = z.core.$ZodIssue

function wordsOf(issue: Issue): Say {
  if (issue.code === 'unrecognized_keys')
    return say(`没有这一项：${issue.keys.join('、')}`, `there is no such field: ${issue.keys.join(', ')}`)
  if (issue.code === 'invalid_type' && issue.input === undefined) return say('必须填写', 'is required')
  if (issue.code === 'invalid_type') return say(`类型应为 ${issue.expected}`, `must be of type ${issue.expected}`)
  if (issue.code === 'invalid_value') {
    const choices = issue.values.map(String).join(', ')
    return say(`只能是：${choices}`, `must be one of: ${choices}`)
  }
  if (issue.code === 'invalid_union') return say('不是文档所列的写法', 'is not written in a documented way')
  if (issue.code === 'custom') {
    const words = issue.params as { zh?: string; en?: string } | undefined
    if (words?.zh && words.en) return say(words.zh, words.en)
  }
  if (issue.code === 'too_small')
    return say(`过短或过小，至少 ${issue.minimum}`, `is too small; at least ${issue.minimum}`)
  if (issue.code === 'too_big')
    return say(`过长或过大，至多 ${issue.maximum}`, `is too large; at most ${issue.maximum}`)
  return say('填写有误', issue.message)
}

/** Faults of a schema as ours. `before` is the path that leads to what was checked. */
export function faultsOfSchema(where: Where, before: readonly (string | number)[], error: z.ZodError): Fault[] {
  return error.issues.map((issue) =>
    faultAt(where, [...before, ...issue.path.map(String)].join('.'), `format.${issue.code}`, wordsOf(issue)),
  )
}
