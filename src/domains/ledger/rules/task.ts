import { rule } from '#kernel/process'
import { join, say } from '#platform/say'
import { sources } from './sources.ts'

/** What the rules of a task must know beyond the case. */
export type TaskKnown = Record<string, unknown> & {
  /** Titles of child tasks still open, a few of them. */
  openChildren: readonly string[]
  /** How many child tasks are still open. */
  openChildCount: number
}

const quoted = (titles: readonly string[]) => titles.map((title) => `“${title}”`).join('、')

/** A parent does not close before its children. */
export const childrenOpen = rule<Record<string, unknown>, TaskKnown>(
  'children-open',
  say('下级任务未办结', 'Child tasks are still open'),
  sources.loop,
  ({ facts }) =>
    facts.openChildCount > 0
      ? join(
          say(
            `还有 ${facts.openChildCount} 项下级任务未办结：`,
            `${facts.openChildCount} child tasks are still open: `,
          ),
          quoted(facts.openChildren),
          facts.openChildCount > facts.openChildren.length ? say('等', ' and others') : '',
        )
      : null,
)

/** A new term that has already passed is no term; an old one may stay while other things change. */
export const duePast = rule<Record<string, unknown>, TaskKnown>(
  'due-past',
  say('新时限早于今日', 'The new term has already passed'),
  sources.standard,
  ({ case: { answers }, input, today }) =>
    typeof input.dueOn === 'string' && input.dueOn < today && input.dueOn !== answers.dueOn
      ? say(`完成时限 ${input.dueOn} 早于今日 ${today}`, `The term ${input.dueOn} lies before today, ${today}`)
      : null,
)
