import { rule } from '#kernel/process'
import { say } from '#platform/say'
import { sources } from './sources.ts'

/** Who comes is named; who comes for another says for whom; who does not come says why. */
export const personMissing = rule(
  'person-missing',
  say('回执须写明参会人或请假事由', 'An answer names who comes, or why nobody does'),
  sources.conference,
  ({ input }) => {
    if (input.how === 'absent') return input.why ? null : say('请写明请假事由', 'Say why nobody comes')
    if (input.how !== undefined && !input.person) return say('请写明参会人及职务', 'Name who comes')
    return input.how === 'replaced' && !input.instead ? say('请写明代谁参加', 'Say in whose place') : null
  },
)

/** What is agreed lies ahead. */
export const agreedBehind = rule(
  'agreed-behind',
  say('完成时限须在今日之后', 'A date agreed lies ahead'),
  sources.practice,
  ({ input, today }) =>
    typeof input.dueOn === 'string' && input.dueOn <= today
      ? say('完成时限须晚于今天', 'The date must be later than today')
      : null,
)
