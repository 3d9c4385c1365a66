import { choice, date, defineForm, evidence, longText, optional, person, place, targets, text } from '#kernel/form'
import { workAreas } from '#kernel/process'
import { say } from '#platform/say'

/** By when; a task without it has no lights. */
export const due = optional(date(say('完成时限', 'Due date')))
const reason = longText(say('理由', 'Reason'), { max: 1000, hint: say('记入经过，可供查询。', 'Kept in the history.') })
/** What can be measured of it. */
export const measured = optional(targets(say('量化目标', 'Targets')))
/** What the document itself says. */
export const clauseWords = optional(
  longText(say('条款原文', "Clause's own words"), {
    hint: say(
      '照录文件原文，不作改写；只随文件修订而改。',
      'As the document has it; changes only when the document does.',
    ),
  }),
)
const clause = optional(place(say('条款出处', 'Clause')))

/** What a task is: the clause's own words, its key task, term and targets. */
export const Task = defineForm({
  title: text(say('任务名称', 'Title')),
  words: clauseWords,
  area: choice(say('所属重点任务', 'Key task'), workAreas),
  dueOn: due,
  targets: measured,
  place: clause,
  note: optional(longText(say('备注', 'Note'), { max: 1000 })),
})

/** The unit takes the task on: who answers for it. */
export const Acceptance = defineForm({
  owner: person(say('责任人', 'Person responsible')),
  plan: optional(longText(say('推进安排', 'Plan'), { max: 2000 })),
})

/** The work is said to be done, with its proof. */
export const DoneReport = defineForm({
  summary: longText(say('完成情况', 'What was done'), { max: 4000 }),
  proof: evidence(say('佐证材料', 'Evidence')),
})

/** Term, targets or clause change, by whoever issued the task. */
export const Adjustment = defineForm({ dueOn: due, targets: measured, words: clauseWords, place: clause, reason })

/** A deed that needs a reason and nothing else. */
export const Reason = defineForm({ reason })

/** What the reviewer writes on confirming. */
export const Confirmation = defineForm({ opinion: optional(longText(say('复核意见', 'Opinion'), { max: 1000 })) })
