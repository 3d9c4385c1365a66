import type { z } from 'zod'
import { type Deadline, parametersOf } from '#kernel/calendar'
import type { House } from '#kernel/domain/server'
import { join, type Say, say } from '#platform/say'
import type { ProcessShape } from './contracts.ts'
import type { Action, AnyProcess, State } from './definition.ts'
import { latestProcess } from './find.ts'

const units = {
  workingDays: say('个工作日', ' working days'),
  calendarDays: say('日', ' calendar days'),
  months: say('个月', ' months'),
}

const inner = {
  workingDays: say('工作日', 'working days'),
  calendarDays: say('自然日', 'calendar days'),
  months: say('月', 'months'),
}

/** A term in words, naming its parameter, because the number itself is dated. */
function termOf(house: House, deadline: Deadline | undefined): Say | null {
  if (!deadline) return null
  if (deadline.kind === 'onDate') return say('按约定日期', 'on the agreed day')
  const [key] = parametersOf(deadline)
  if (!key) return join(String(deadline.amount), units[deadline.kind])
  const seed = house.domains.flatMap(({ parameters = [] }) => parameters).find((one) => one.key === key)
  const label = seed?.label ?? say(key, key)
  return join(say(`参数“${label.zh}”（`, `parameter "${label.en}" (`), inner[deadline.kind], say('）', ')'))
}

function overdueOf(process: AnyProcess, state: State): Say | null {
  if (!state.overdue) return null
  if ('act' in state.overdue)
    return join(say('逾期自动', 'when overdue: '), process.actions[state.overdue.act]?.label ?? say('', ''))
  return say('逾期提醒', 'when overdue: told')
}

/** Every process of the house as a table that a page can draw: the same table the machine runs on. */
export function describeProcesses(house: House): z.infer<typeof ProcessShape>[] {
  return [...house.processes.keys()].map((name) => describe(house, latestProcess(house, name)))
}

function describe(house: House, process: AnyProcess): z.infer<typeof ProcessShape> {
  const states = Object.entries(process.states).map(([name, state]) => ({
    name,
    label: state.label,
    final: state.final ?? false,
    term: termOf(house, state.within),
    source: state.source ?? null,
    overdue: overdueOf(process, state),
  }))
  const actions = Object.entries(process.actions).map(([name, entry]) => {
    const action = entry as unknown as Action
    const rules = [
      ...(action.unless ?? []).map((r) => ({ name: r.name, label: r.label, source: r.source, kind: 'must' as const })),
      ...(action.unlessReasoned ?? []).map((r) => ({
        name: r.name,
        label: r.label,
        source: r.source,
        kind: 'normally' as const,
      })),
    ]
    return {
      name,
      label: action.label,
      from: [...action.from],
      to: action.to,
      by: action.by,
      byLabel: house.permissions.get(action.by)?.label ?? say('系统', 'The system'),
      fields: Object.values(action.form ?? {}).map((field) => field.label),
      rules,
      fourEyes: [...(action.notBy ?? [])],
    }
  })
  return {
    name: process.name,
    version: process.version,
    label: process.label,
    source: process.source,
    start: process.start,
    states,
    actions,
  }
}
