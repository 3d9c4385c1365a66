import { rule } from '#kernel/process'
import { say } from '#platform/say'
import { sources } from './process.ts'

/** What the rules of a review need to know. */
export interface ReviewFacts extends Record<string, unknown> {
  /** Whether whoever looks drafted it or wrote in it. */
  wrote: boolean
  faults: number
  questions: number
  minutes: number
}

export const wroteIt = rule<Record<string, unknown>, ReviewFacts>(
  'wrote-it',
  say('起草、改写过的人不审定', 'Who wrote it does not review it'),
  sources.practice,
  ({ facts }) =>
    facts.wrote
      ? say(
          '您起草或改写过这份问卷，请由本单位或上级的其他同志审定',
          'You wrote in this questionnaire; somebody else of this unit or above reviews it',
        )
      : null,
)

export const notSound = rule<Record<string, unknown>, ReviewFacts>(
  'not-sound',
  say('问卷须无差错', 'Nothing stands against it'),
  sources.practice,
  ({ facts }) =>
    facts.faults > 0
      ? say(`还有 ${facts.faults} 处须改正，请退回修改`, `${facts.faults} things are to be put right; send it back`)
      : null,
)
