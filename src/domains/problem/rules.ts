import { rule } from '#kernel/process'
import { say } from '#platform/say'

export const speech = say(
  '省产改联席会议讲话（2024-10-09）：问题必须正视，短板亟待补齐',
  'Conference speech of 2024-10-09: face the problems, mend what is short',
)
/** Office practice, kept as a product default until the customer names a norm. */
export const practice = say(
  '问题清单销号惯例（产品默认，可调整）',
  'Practice of registers of problems (product default, adjustable)',
)

/** An earlier problem that reads alike. */
export interface Alike {
  regionId: number
  id: string
  title: string
  openedOn: string
  closed: boolean
  /** 0 to 1. */
  likeness: number
}

/** What the rules of a problem need to know. */
export interface ProblemFacts extends Record<string, unknown> {
  alike: Alike[]
}

/** A date promised must lie ahead. */
export const dueBehind = rule(
  'due-behind',
  say('时限须在今日之后', 'A date must lie ahead'),
  practice,
  ({ input, today }) =>
    typeof input.dueOn === 'string' && input.dueOn <= today
      ? say('解决时限须晚于今天', 'The date must be later than today')
      : null,
)

/** Closing while the same problem is open elsewhere needs a reason. */
export const openElsewhere = rule<Record<string, unknown>, ProblemFacts>(
  'open-elsewhere',
  say('同类问题未解决的，一般不单独销号', 'Normally not closed while the same problem is open'),
  practice,
  ({ facts }) => {
    const open = (facts.alike ?? []).filter((one) => !one.closed && one.likeness >= 0.6)
    return open.length > 0
      ? say(`还有 ${open.length} 个同类问题未解决：${open[0]?.title}`, `${open.length} problems alike are still open`)
      : null
  },
)
