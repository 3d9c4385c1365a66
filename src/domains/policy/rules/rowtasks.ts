import type { Clause, Due, Target, TaskProposal, UnitMatch } from '../model.ts'
import { areaOf } from './areas.ts'
import { chooseDue, findDues } from './due.ts'
import { cellDuties, type Duty } from './duties.ts'
import { sentencesOf } from './passages.ts'
import type { Cell, TaskRow } from './rows.ts'
import { findTargets } from './targets.ts'
import type { FindUnit } from './units.ts'
import { tidy } from './words.ts'

type RowTask = Omit<TaskProposal, 'confidence'>

/** The task of a table's row: who, what and by when, each from its own column and with its place in the text. */
export function rowTask(clause: Clause, row: TaskRow, above: Clause[], find: FindUnit, year: number | null): RowTask {
  const { task } = row
  const path = [...above.map((parent) => `${parent.number}${parent.heading}`), ...row.path.map((cell) => cell.text)]
  const { area, words: areaWords } = areaOf(clause.heading, path.join(' '), task.text)
  const duties = dutiesOf(row, find)
  const measures = sentencesOf(task.text).map(({ at, end }) => ({
    text: task.text.slice(at, end),
    ...spanIn(task, at, end),
  }))
  return {
    kind: 'task',
    clause: { number: clause.number, heading: clause.heading, path, start: clause.start, end: clause.end },
    title: tidy(clause.heading || task.text.slice(0, 40)),
    words: spanIn(task, 0, task.text.length),
    ...duties,
    due: dueOf(row, year),
    targets: [task, row.target].flatMap((cell) => (cell ? targetsOf(cell, year) : [])),
    area,
    areaWords,
    measures,
    split: false,
  }
}

const spanIn = (cell: Cell, at: number, end: number) => ({ start: cell.start + at, end: cell.start + end })

function dutiesOf(row: TaskRow, find: FindUnit): Pick<TaskProposal, 'lead' | 'joint'> {
  const all = (['lead', 'joint'] as const).flatMap((role) => {
    const cell = row[role]
    return cell ? cellDuties(cell.text, role, find).map((duty) => ({ duty, cell })) : []
  })
  const leads = new Set(all.filter(({ duty }) => duty.role === 'lead').map(({ duty }) => duty.name))
  const of = (role: Duty['role']): UnitMatch[] =>
    all
      .filter(({ duty }) => duty.role === role && (role === 'lead' || !leads.has(duty.name)))
      .map(({ duty: { name, at }, cell }) => ({
        id: find(name)?.id ?? null,
        text: name,
        ...spanIn(cell, at, at + name.length),
      }))
  return { lead: of('lead'), joint: of('joint') }
}

/** The term in the column for it, else the one in the task's own words. */
function dueOf(row: TaskRow, year: number | null): Due | null {
  for (const cell of [row.due, row.task, row.target]) {
    const found = cell && chooseDue(findDues(cell.text, year), cell.text)
    if (!cell || !found) continue
    const { at, end, ...due } = found
    return { ...due, ...spanIn(cell, at, end) }
  }
  return null
}

const targetsOf = (cell: Cell, year: number | null): Target[] =>
  findTargets(cell.text, findDues(cell.text, year)).map(({ at, end, ...target }) => ({
    ...target,
    ...spanIn(cell, at, end),
  }))
