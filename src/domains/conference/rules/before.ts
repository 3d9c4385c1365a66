import type { Became, Before } from '../model/index.ts'

/** A decision as the minutes have it. */
export interface Decided {
  text: string
  lead: number
  dueOn: string
}

/** A case that came out of a meeting, as it stands. */
export interface Task {
  regionId: number
  id: string
  title: string
  state: string
  stateLabel: Became['stateLabel']
  light: Became['light']
  closedOn: string | null
  page: string | null
}

/** The title of the work that a decision becomes: titles are shorter than decisions may be. */
export const titleOfDecision = (text: string): string => text.slice(0, 200)

const setAside = ['cancelled', 'withdrawn']

/**
 * How a decision stands on a day. What counts is the day the minutes set; a term put off later is still late against it.
 */
function outcomeOf(task: Task | undefined, dueOn: string, today: string): Became['outcome'] {
  if (!task) return 'not-issued'
  if (setAside.includes(task.state)) return 'set-aside'
  if (task.closedOn) return task.closedOn <= dueOn ? 'on-time' : 'late'
  return today > dueOn ? 'overdue' : 'open'
}

/** What became of each decision, in the order of the minutes. */
export function becameOf(
  decisions: readonly Decided[],
  tasks: readonly Task[],
  names: ReadonlyMap<number, string>,
  today: string,
): Became[] {
  return decisions.map(({ text, lead, dueOn }) => {
    const task = tasks.find(({ title }) => title === titleOfDecision(text))
    return {
      text,
      unitName: names.get(lead) ?? '',
      dueOn,
      outcome: outcomeOf(task, dueOn, today),
      stateLabel: task?.stateLabel ?? null,
      light: task?.light ?? null,
      closedOn: task?.closedOn ?? null,
      page: task?.page ?? null,
    }
  })
}

/** Counts of what became of decisions; the share done on time is in per cent of those that had to be done by now. */
export function countBefore({ items }: Pick<Before, 'items'>) {
  const count = (...outcomes: Became['outcome'][]) => items.filter((item) => outcomes.includes(item.outcome)).length
  const due = count('on-time', 'late', 'overdue')
  const onTime = count('on-time')
  return {
    all: items.length,
    onTime,
    late: count('late'),
    open: count('open', 'not-issued'),
    overdue: count('overdue'),
    setAside: count('set-aside'),
    share: due === 0 ? null : Math.round((100 * onTime) / due),
  }
}
