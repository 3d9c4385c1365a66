import type { Line } from './lines.ts'
import { readNumeral } from './numeral.ts'

/** The words of one cell and where they begin in the text. */
export interface Cell {
  text: string
  start: number
}

/** A row of a task table, by what its columns are for. */
export interface TaskRow {
  /** As printed in the column 序号; '' without one. */
  number: string
  ordinal: number
  task: Cell
  /** What stands in the columns that sort the tasks, coarse before fine. */
  path: Cell[]
  target: Cell | null
  lead: Cell | null
  joint: Cell | null
  due: Cell | null
}

type Role = 'number' | 'task' | 'target' | 'lead' | 'joint' | 'due' | 'other'

/** 〃 and 同上 repeat the cell above. */
const DITTO = /^(?:〃|同上|″|")$/
const ROLES: [RegExp, Role][] = [
  [/^(?:序号|编号|项次|序|号)$/, 'number'],
  [/领导|责任人|负责人|联系人|联络员|备注|说明|依据|来源|进展|完成情况|落实情况|状态|电话|签/, 'other'],
  [/牵头|主责|主办|承办/, 'lead'],
  [/配合|协办|协同|参与|参加|协作|会办|支持单位/, 'joint'],
  [/时限|期限|时间|节点|进度安排/, 'due'],
  [/责任(?:单位|部门|主体|处室|科室)|负责(?:单位|部门|处室)|实施(?:单位|主体)|落实单位|^单位$|^部门$/, 'lead'],
  [/^(?:工作)?(?:目标|指标|成效|成果|任务目标|目标值|预期目标|预期成效|量化指标)(?:要求)?$/, 'target'],
  [/任务|事项|举措|措施|内容|项目|要点|工作|目标/, 'task'],
]
const LONGEST_BETWEEN = 60
const LONGEST_TITLE = 60
/** A table that stands at the very head of a file is no annex: its title is the document's. */
const MOST_HEAD_LINES = 3

/** What a table's lines are: rows of tasks, other rows (null), and the title right above a header. */
export interface Tables {
  rows: Map<Line, TaskRow | null>
  titles: Set<Line>
}

interface Table {
  roles: Role[]
  above: Cell[]
  ordinal: number
}

/**
 * The rows of tables: cells parted by tabs, or by | as in Markdown. A row is a task when a header above it names a
 * column of tasks and one of units or terms.
 */
export function findTables(lines: Line[]): Tables {
  const found: Tables = { rows: new Map(), titles: new Set() }
  let table: Table | null = null
  lines.forEach((line, i) => {
    const cells = cellsOf(line)
    const isRow = cells.filter((cell) => cell.text).length >= (table ? 2 : 3)
    if (!isRow) {
      const ends = line.mark?.kind === 'annex' || /[表单册]$/.test(line.text)
      if (ends || line.text.length > LONGEST_BETWEEN || line.text.includes('。')) table = null
      return
    }
    found.rows.set(line, null)
    const roles = rolesOf(cells)
    if (roles) {
      table = { roles: unitRoles(roles, cells), above: [], ordinal: 0 }
      const title = lines[i - 1]
      if (title && i > MOST_HEAD_LINES && isTitle(title) && lines[i - 2]?.mark?.kind !== 'annex')
        found.titles.add(title)
    } else if (table && isSubheader(cells, table)) table.roles = mergedRoles(cells, table.roles)
    else if (table) found.rows.set(line, taskRow(cells, table))
  })
  return found
}

const isTitle = (line: Line) =>
  line.mark === null &&
  line.text.length <= LONGEST_TITLE &&
  /[表单账]$/.test(line.text) &&
  !/[。；，：]/.test(line.text)

/** The cells of a line; one cell when it is no row. */
function cellsOf({ text, start }: Line): Cell[] {
  const isPiped = text.length > 2 && text.startsWith('|') && text.endsWith('|')
  if (!isPiped && !text.includes('\t')) return []
  const cells: Cell[] = []
  let from = isPiped ? 1 : 0
  for (let at = from; at <= text.length; at++) {
    if (at < text.length && text[at] !== (isPiped ? '|' : '\t')) continue
    if (isPiped && at === text.length) break
    const raw = text.slice(from, at)
    const trimmed = raw.trim()
    cells.push({ text: trimmed, start: start + from + (trimmed ? raw.indexOf(trimmed) : 0) })
    from = at + 1
  }
  return isPiped && cells.every((cell) => /^:?-*:?$/.test(cell.text)) ? [] : cells
}

const roleOf = (cell: Cell): Role | null => {
  const name = cell.text.replace(/\s+/g, '')
  if (name.length > 16 || /[。；，]/.test(name)) return null
  return ROLES.find(([pattern]) => pattern.test(name))?.[1] ?? null
}

/** The roles of a header's columns, or null when the row is no header of a task table. */
function rolesOf(cells: Cell[]): Role[] | null {
  const roles = cells.map(roleOf)
  const isHeader = roles.includes('task') || (roles.includes('target') && roles.includes('number'))
  const serves = roles.some((role) => role === 'lead' || role === 'joint' || role === 'due')
  const known = roles.filter((role) => role !== null).length
  if (!isHeader || !serves || known * 2 < cells.filter((cell) => cell.text).length) return null
  return roles.map((role) => role ?? 'other')
}

/** Where one column names who leads, 责任单位 are those who join; and without a task column the targets are the tasks. */
function unitRoles(roles: Role[], cells: Cell[]): Role[] {
  const hasLeaders = cells.some((cell) => /牵头|主责|主办/.test(cell.text))
  return roles.map((role, i) => {
    if (role === 'lead' && hasLeaders && !/牵头|主责|主办/.test(cells[i]?.text ?? '')) return 'joint'
    return role === 'target' && !roles.includes('task') ? 'task' : role
  })
}

/** 责任单位 over two columns is followed by a row that says 牵头 and 配合. */
const isSubheader = (cells: Cell[], table: Table) =>
  table.ordinal === 0 &&
  cells.some((cell) => /^(?:牵头|配合|责任)/.test(cell.text)) &&
  cells.every((cell) => !cell.text || DITTO.test(cell.text) || (cell.text.length <= 8 && roleOf(cell) !== null))

const mergedRoles = (cells: Cell[], roles: Role[]): Role[] =>
  Array.from({ length: Math.max(cells.length, roles.length) }, (_, i) => {
    const cell = cells[i]
    return (cell?.text && !DITTO.test(cell.text) ? roleOf(cell) : null) ?? roles[i] ?? 'other'
  })

function taskRow(cells: Cell[], table: Table): TaskRow | null {
  const whole = cells.map((cell, i) => (DITTO.test(cell.text) ? (table.above[i] ?? cell) : cell))
  table.above = whole
  const of = (role: Role) => whole.filter((cell, i) => table.roles[i] === role && cell.text !== '')
  const tasks = of('task')
  const task = tasks.at(-1)
  if (!task) return null
  table.ordinal++
  const printed = cells[table.roles.indexOf('number')]?.text ?? ''
  const value = readNumeral(printed.replace(/[.．、()（）]/g, ''))
  const own = cells.find((cell) => cell.text !== '')
  return {
    number: value !== null && own?.text === printed ? printed : '',
    ordinal: value ?? table.ordinal,
    task,
    path: tasks.slice(0, -1),
    target: of('target')[0] ?? null,
    lead: of('lead')[0] ?? null,
    joint: of('joint')[0] ?? null,
    due: of('due')[0] ?? null,
  }
}
