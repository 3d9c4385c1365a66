import { rule } from '#kernel/process'
import { say } from '#platform/say'
import type { AssessmentFacts } from '../model/facts.ts'
import { conferenceSource, practice, privacySource } from './sources.ts'

type Answers = Record<string, unknown>

/** Rehearsal and submission before every item is ready need a reason. */
export const unreadyItems = rule<Answers, AssessmentFacts>(
  'unready-items',
  say('一般应各项就绪', 'Normally every item is ready'),
  conferenceSource,
  ({ facts: { items = 0, ready = 0 } }) =>
    ready < items
      ? say(`${items} 项中还有 ${items - ready} 项没有就绪`, `${items - ready} of ${items} items are not ready`)
      : null,
)

/** Nothing leaves before what was found about persons is settled. */
export const openFlags = rule<Answers, AssessmentFacts>(
  'open-flags',
  say('个人信息提示须逐条处理', 'Every find of personal data is settled'),
  privacySource,
  ({ facts: { openFlags: open = 0 } }) =>
    open > 0 ? say(`还有 ${open} 条个人信息提示没有处理`, `${open} finds of personal data are not settled`) : null,
)

/** What is submitted is the pack that was made, of what the items say now. */
export const noPack = rule<Answers, AssessmentFacts>(
  'no-pack',
  say('报送前须生成材料包', 'The pack is made before submission'),
  practice,
  ({ facts: { pack = 'none' } }) => {
    if (pack === 'none') return say('还没有生成材料包', 'The pack has not been made yet')
    return pack === 'stale'
      ? say('材料包生成后内容又有变动，请重新生成', 'Something changed after the pack was made; make it anew')
      : null
  },
)
