import type { CodeList } from '#kernel/codes'
import { labelOf } from '#kernel/codes'
import type { Field } from '#kernel/form'
import { type Say, say } from '#platform/say'
import { type EntryRow, entryKinds } from '../model/index.ts'

/** Words that several pages show. */
export const texts = {
  workers: say('职工档案', 'Workers'),
  file: say('职工档案', 'A worker’s file'),
  find: say('按号码查找', 'Find by number'),
  number: say('身份证号或社会保障卡号', 'Identity or card number'),
  add: say('新建档案', 'New file'),
  reason: say('理由', 'Reason'),
  unmask: say('查看完整号码', 'Show whole numbers'),
  timeline: say('履历', 'Timeline'),
  imports: say('批量导入', 'Imports'),
  twins: say('疑似同一人', 'Perhaps one person'),
  my: say('我的档案', 'My file'),
  verify: say('核验电子凭证', 'Check a certificate'),
}

const dash = say('—', '—')

/** The label of a choice, or a dash. */
export const labelIn = (list: readonly { value: string; label: Say }[], value: string | null): Say =>
  list.find((one) => one.value === value)?.label ?? dash

/** The words of a code, or a dash. */
export const codeWord = (list: CodeList, value: string | number | null): Say => labelOf(list, value) ?? dash

/** What a line says, field by field. */
export function factsOfLine({ kind, data }: Pick<EntryRow, 'kind' | 'data'>): { label: Say; value: Say }[] {
  const fields = Object.entries(entryKinds[kind].form as Record<string, Field>)
  return fields.flatMap(([name, field]) => {
    const value = data[name]
    if (value === null || value === undefined || value === '') return []
    const words = field.choices?.find((one) => one.value === value)?.label
    const plain = `${String(value)}${field.measure?.zh ?? ''}`
    return [{ label: field.label, value: words ?? say(plain, plain) }]
  })
}
