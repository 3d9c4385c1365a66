import { addWorkingDays, type Calendar } from '#kernel/calendar'
import type { House } from '#kernel/domain/server'
import type { JobToAdd } from '#platform/jobs/server'
import type { AnyProcess } from './definition.ts'
import { findAction } from './find.ts'
import { everyReader, hiddenIn } from './hiding.ts'
import type { StoredCase } from './store/cases.ts'

/** Midnight in China at the start of a day, as a moment. */
const startOf = (day: string, hour = 0) => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`)

/** Whether what is searched of a case may have changed: it was begun, its answers were or became open, or its domain says what is found. */
const isFoundAnew = (house: House, process: AnyProcess, action: string, from: string, to: string): boolean =>
  action === 'open' ||
  hiddenIn(process, from, everyReader).size !== hiddenIn(process, to, everyReader).size ||
  (findAction(process, action)?.writes?.length ?? 0) > 0 ||
  house.domains.some((domain) => domain.entries?.[process.name])

/**
 * The jobs a step leaves behind: what links and messages follow, and the timers of the new state. A timer carries the case's
 * revision; when the case has moved on, it does nothing.
 */
export function jobsAfter(
  house: House,
  process: AnyProcess,
  one: StoredCase,
  action: string,
  cal: Calendar,
  from = one.state,
): JobToAdd[] {
  const ref = { regionId: one.regionId, id: one.id, rev: one.rev }
  const event = `${process.name}.${action}`
  const jobs: JobToAdd[] = []
  for (const link of house.links)
    if (link.after === event)
      jobs.push({
        kind: 'case.link',
        payload: { ...ref, link: link.name },
        dedupe: `link:${link.name}:${one.id}:${one.rev}`,
      })
  if (isFoundAnew(house, process, action, from, one.state))
    jobs.push({
      kind: 'search.case',
      payload: { regionId: one.regionId, id: one.id },
      dedupe: `search:${one.id}:${one.rev}`,
    })
  const tell =
    findAction(process, action)?.tell ?? (action === 'open' ? process.states[one.state]?.turn?.by : undefined)
  if (tell)
    jobs.push({
      kind: 'case.tell',
      payload: { ...ref, permission: tell, why: 'turn' },
      dedupe: `tell:${one.id}:${one.rev}`,
    })

  const state = process.states[one.state]
  if (!one.dueOn || !state) return jobs
  if (state.overdue)
    jobs.push({
      kind: 'case.overdue',
      payload: ref,
      runAt: new Date(startOf(one.dueOn).getTime() + 86_400_000),
      dedupe: `overdue:${one.id}:${one.rev}`,
    })
  const days = state.remind ? Number(one.parameters[state.remind.before.parameter] ?? 0) : 0
  if (state.remind && days > 0) {
    const on = addWorkingDays(cal, one.dueOn, -days).date
    jobs.push({
      kind: 'case.tell',
      payload: { ...ref, permission: state.remind.tell, why: 'soon' },
      runAt: startOf(on, 9),
      dedupe: `soon:${one.id}:${one.rev}`,
    })
  }
  return jobs
}
