import { defineForm, number, text } from '#kernel/form'
import { say } from '#platform/say'

/** Which year a circular is about; the rest is drawn. */
export const Begun = defineForm({
  year: number(say('通报年度', 'Year'), { measure: say('年', ''), min: 2017, max: 2100, decimals: 0 }),
})

/** What is said when it is sent out. */
export const Issue = defineForm({ note: text(say('印发说明', 'Note on issuing'), { max: 300 }) })
