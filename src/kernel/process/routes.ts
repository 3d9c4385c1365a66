import { reachOf, scopeOf } from '#kernel/access'
import { daysBetween } from '#kernel/calendar'
import { type Asked, type Ctx, handle, type Route } from '#kernel/domain/server'
import { handleList } from '#kernel/export/server'
import { say } from '#platform/say'
import { act } from './act.ts'
import { bareTitle } from './bare-title.ts'
import { ActOnCase, GetCase, ListCases, ListDesk, ListFilled, ListProcesses, OpenCase } from './contracts.ts'
import { CaseTemplate, ImportCases } from './contracts-sheet.ts'
import type { AnyProcess } from './definition.ts'
import { describeProcesses } from './describe.ts'
import { latestProcess, processOf } from './find.ts'
import { importCases, templateOf } from './import.ts'
import { openCase } from './open.ts'
import { caseSheet, deskSheet, processSheet } from './sheets.ts'
import { rowOf, showCase } from './show.ts'
import { filledOf } from './store/filled.ts'
import { listCases, listTurns, type Reading, type Turn } from './store/lists.ts'

/** States in which the permission must be held above the case's unit. */
const turnsAbove = (all: readonly AnyProcess[], permission: string) =>
  all
    .map(({ name, states }) => ({
      process: name,
      states: Object.keys(states).filter((key) => states[key]?.turn?.above && states[key]?.turn?.by === permission),
    }))
    .filter(({ states }) => states.length > 0)

/** Whose turn it may be: every permission some process waits for, with what it reaches for this person. */
function turnsOf(ctx: Ctx): Turn[] {
  const all = [...ctx.house.processes.values()].flat()
  const waited = new Set(all.flatMap((p) => Object.values(p.states).map((s) => s.turn?.by)))
  return [...waited]
    .filter((permission) => permission !== undefined)
    .map((permission) => ({ permission, scope: scopeOf(ctx.actor, permission), above: turnsAbove(all, permission) }))
    .filter(({ scope }) => scope.territorial.length > 0)
}

/** What the person may read, right by right: a right over one unit says nothing about processes read by another. */
function readingsOf({ actor, house }: Ctx): Reading[] {
  const reach = JSON.stringify(reachOf(actor))
  const all = [...house.processes.values()].flat()
  return [...new Set(all.map((process) => process.readBy))]
    .map((right) => ({
      scope: scopeOf(actor, right),
      processes: all.filter((process) => process.readBy === right).map((process) => process.name),
    }))
    .filter(({ scope }) => scope.territorial.length + scope.industrial.length > 0)
    .map((reading) => ({ ...reading, whole: JSON.stringify(reading.scope) === reach }))
}

async function desk(asked: Asked<typeof ListDesk>) {
  const { page, size } = asked.query
  const found = await listTurns(asked.db, turnsOf(asked), asked.ownUnits, page, size)
  const rows = found.rows.map((one) => {
    const process = processOf(asked.house, one.process, one.version)
    const state = process.states[one.state]
    const daysLeft = one.dueOn ? daysBetween(asked.today, one.dueOn) : null
    const todo = state?.todo ?? state?.label ?? say('办理', 'Act')
    return {
      ...rowOf(asked, one),
      title: bareTitle(one.title, process.label, todo),
      todo,
      source: state?.source ?? process.source,
      daysLeft,
    }
  })
  return { rows, total: (page - 1) * size + rows.length, more: found.more }
}

async function cases(asked: Asked<typeof ListCases>) {
  const found = await listCases(asked.db, asked.query, reachOf(asked.actor), asked.today, readingsOf(asked))
  return { ...found, rows: found.rows.map((one) => rowOf(asked, one)) }
}

/** What is not empty for this person: what they may begin is known without asking, for the rest one case is looked for. */
async function filled(asked: Asked<typeof ListFilled>) {
  const names = [...asked.house.processes.keys()]
  const begins = names.filter((name) => {
    const { territorial, industrial } = scopeOf(asked.actor, latestProcess(asked.house, name).startBy)
    return territorial.length + industrial.length > 0
  })
  const rest = names.filter((name) => !begins.includes(name))
  return { processes: [...begins, ...(await filledOf(asked.db, readingsOf(asked), rest))] }
}

/** Cases, as every domain's pages and the desk ask for them. */
export const processRoutes: Route[] = [
  handle(CaseTemplate, async (asked) => templateOf(asked, asked.query.process)),
  handle(ImportCases, (asked) => importCases(asked, asked.query.process, asked.file, asked.query.dryRun === 'yes')),
  handle(ListFilled, filled),
  handle(GetCase, (asked) => showCase(asked, asked.params)),
  handle(OpenCase, (asked) => openCase(asked, asked.body)),
  handle(ActOnCase, ({ params, body, ...ctx }) =>
    act(ctx, { regionId: params.regionId, id: params.id }, params.action, body),
  ),
  ...handleList(ListCases, cases, caseSheet),
  ...handleList(ListDesk, desk, deskSheet),
  ...handleList(ListProcesses, async ({ house }) => describeProcesses(house), processSheet),
]
