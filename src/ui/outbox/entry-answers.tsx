import type { AnyProcess } from '#kernel/process'
import { AnswersFor } from '../cases/answers-for.tsx'
import { answersOf, type Entry } from './entry.ts'

/** The answers of a kept deed, field by field. */
export function EntryAnswers({ entry, process }: { entry: Entry; process: AnyProcess }) {
  const { deed } = entry
  const form = deed.kind === 'open' ? process.form : (process.actions[deed.params.action]?.form ?? {})
  return <AnswersFor form={form} answers={answersOf(deed)} />
}
