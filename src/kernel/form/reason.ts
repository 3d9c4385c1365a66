import { say } from '#platform/say'
import { longText } from './field.ts'
import { defineForm } from './form.ts'

/** What a deed asks that needs a reason and nothing else: sending back, withdrawing, declining. */
export const Reason = defineForm({ reason: longText(say('理由', 'Reason'), { max: 500 }) })
