import type { Answers } from '#kernel/form'
import type { ItemBody, ItemForm, ItemRow } from '../model/index.ts'

/** An item as its form begins. */
export const startOf = ({ title, words, area, leads, joints, dueOn, targets, note }: ItemRow) => ({
  title,
  words,
  area,
  dueOn,
  targets,
  note,
  leads: leads.map((unit) => unit.id),
  joints: joints.map((unit) => unit.id),
})

/** What was written in the form, as it is sent. */
export const bodyOf = (answers: Answers<typeof ItemForm>): ItemBody => ({
  title: answers.title,
  words: answers.words ?? null,
  area: answers.area ?? null,
  leads: answers.leads ?? [],
  joints: answers.joints ?? [],
  dueOn: answers.dueOn ?? null,
  targets: answers.targets ?? [],
  note: answers.note ?? null,
})
