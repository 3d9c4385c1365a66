import { defineForm, longText, optional, text } from '#kernel/form'
import { say } from '#platform/say'

/** What an adoption begins with: the edition above, by its number and its name. */
export const AdoptionForm = defineForm({
  framework: text(say('上级清单编号', 'List above, by number'), { max: 36 }),
  name: text(say('上级清单', 'List above'), { max: 120 }),
})

export const SubmitForm = defineForm({
  note: optional(longText(say('报送说明', 'Note to the unit above'), { max: 500, optional: true })),
})

export const AcceptForm = defineForm({ opinion: longText(say('审核意见', 'Opinion'), { max: 500 }) })

/** The new edition above, by the system. */
export const RevisedForm = defineForm({
  framework: text(say('上级新版编号', 'New edition above, by number'), { max: 36 }),
  name: text(say('上级新版', 'New edition above'), { max: 120 }),
})
