import type { Ctx } from '#kernel/domain/server'
import type { Field, Form } from '#kernel/form'
import { type AnyProcess, type CaseView, everyReader, openAnswers } from '#kernel/process'
import { findCase, processOf } from '#kernel/process/server'
import { fillPath } from '#platform/endpoint'
import type { NewEntry } from './contracts.ts'
import { putEntries } from './put.ts'

/** What an answer says in words; numbers, files and personal particulars are not searched. */
function wordsOf(field: Field, value: unknown): string {
  if (value === null || value === undefined || field.sensitive) return ''
  const named = (one: unknown) => field.choices?.find((choice) => choice.value === one)?.label.zh ?? ''
  if (field.kind === 'text' || field.kind === 'long-text') return String(value)
  if (field.kind === 'choice') return named(value)
  if (field.kind === 'choices') return (value as unknown[]).map(named).join('；')
  if (field.kind === 'rows')
    return (value as Record<string, unknown>[]).map((row) => answersIn(field.row ?? {}, row)).join('；')
  if (field.kind === 'targets') return (value as { noun: string }[]).map(({ noun }) => noun).join('；')
  if (field.kind === 'place') return (value as { title: string }).title
  return ''
}

const answersIn = (form: Form, answers: Readonly<Record<string, unknown>>): string =>
  Object.entries(form)
    .map(([name, field]) => wordsOf(field, answers[name]))
    .filter(Boolean)
    .join('；')

/** A case by its title and its answers. */
const caseEntry = (process: AnyProcess, one: CaseView): NewEntry => ({
  kind: 'case',
  process: process.name,
  title: one.title,
  words: answersIn(process.form, one.answers),
  address: fillPath(process.page ?? '/cases/:regionId/:id', { regionId: one.regionId, id: one.id }),
  on: one.openedOn,
  reader: process.readBy,
})

/**
 * Background work: a case that was begun, or whose answers changed, is put into the index after the commit, so that nobody
 * who acts waits for some hundred index keys.
 */
export const searchJobs: Readonly<Record<string, (ctx: Ctx, payload: Record<string, unknown>) => Promise<void>>> = {
  'search.case': async (ctx, payload) => {
    const { regionId, id } = payload as { regionId: number; id: string }
    const found = await findCase(ctx.db, { regionId, id })
    if (!found) return
    const process = processOf(ctx.house, found.process, found.version)
    // One index serves all who may read the case, so it holds what is open to every one of them.
    const one = { ...found, answers: openAnswers(process, found.state, everyReader, found.answers) }
    const told = ctx.house.domains.find((domain) => domain.entries?.[one.process])?.entries?.[one.process]
    await putEntries(ctx.db, one, told ? await told(ctx, one) : [caseEntry(process, one)])
  },
}
