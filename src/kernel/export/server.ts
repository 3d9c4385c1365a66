import type { z } from 'zod'
import { type Asked, type GivenFile, handle, type Route } from '#kernel/domain/server'
import type { Endpoint } from '#platform/endpoint'
import { Refused } from '#platform/errors'
import { type Say, say } from '#platform/say'
import type { Cell, Column, Sheet } from '#platform/sheet'
import { writeSheets } from '#platform/sheet/server'
import { type Holds, knowExported } from './exported.ts'
import { ExportTable, exportMost, exportOf, practice, tooLong } from './index.ts'
import { noteExport } from './note.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** One column of a workbook: what it is called and what each row has in it. */
export interface SheetColumn<Row> {
  label: Say
  value(row: Row): Cell | Say | boolean | undefined
  kind?: 'text' | 'number' | 'date'
  /** In characters. */
  width?: number
}

/** How a list looks as a workbook. */
export interface SheetOf<Row> {
  /** Name of the file and of its first sheet. */
  name: Say
  columns: readonly SheetColumn<Row>[]
  /** The person must confirm who they are: what leaves here is about people. */
  asksAgain?: true
  /** Whose personal data its rows hold: a copy that waits to be fetched goes when a file of theirs is deleted. */
  holds?: Holds
}

type RowIn<A> = A extends { rows: readonly (infer Row)[] } ? Row : A extends readonly (infer Row)[] ? Row : never
type Answering<P extends z.ZodType, Q extends z.ZodType, A extends z.ZodType> = (
  asked: Asked<Endpoint<P, Q, z.ZodUndefined, A>>,
) => Promise<z.input<A>>

/** A page of a list's rows, and how many there are where it says so; a list that answers all has its pages cut from them. */
async function pageOfList(
  answer: (asked: never) => Promise<unknown>,
  asked: Asked<Endpoint>,
  page: number,
  size: number,
): Promise<{ rows: unknown[]; total: number | null }> {
  const query = { ...((asked.query as object | undefined) ?? {}), page, size }
  const found = await answer({ ...asked, query } as never)
  if (Array.isArray(found)) return { rows: found.slice((page - 1) * size, page * size), total: found.length }
  const { rows, total, more } = found as { rows: unknown[]; total?: number; more?: boolean }
  return { rows: rows.slice(0, size), total: total === undefined || more ? null : total }
}

/** @throws Refused for a list longer than so many rows, which are waited for: it is ordered instead. */
export function refuseLong(most = exportMost): never {
  const message = say(
    `符合条件的超过 ${most} 条，须转入后台生成，完成后在“我的导出”下载`,
    `More than ${most} rows fit: order the export and fetch it from "My exports" when it is ready`,
  )
  throw new Refused([{ rule: tooLong, message, source: practice }])
}

/** All rows a list has for these filters. @throws Refused when there are more than one waits for. */
async function rowsOf(answer: (asked: never) => Promise<unknown>, asked: Asked<Endpoint>): Promise<unknown[]> {
  const { rows } = await pageOfList(answer, asked, 1, exportMost + 1)
  return rows.length > exportMost ? refuseLong() : rows
}

function cellOf(value: Cell | Say | boolean | undefined): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'object' ? value.zh : value
}

const columnOf = ({ label, kind = 'text', width = 16 }: SheetColumn<never>): Column => ({
  header: label.zh,
  kind,
  width,
})

const cellsOf = (columns: readonly SheetColumn<never>[], rows: readonly unknown[]): Cell[][] =>
  rows.map((row) => columns.map((column) => cellOf(column.value(row as never))))

/** The sheet behind the rows: who took what, when, by which filters. */
function aboutSheet(asked: Asked<Endpoint>, filters: object, count: number): Sheet {
  const chosen = Object.entries(filters).map(([name, value]) => `${name}=${String(value)}`)
  return {
    name: '导出说明',
    columns: [
      { header: '项目', kind: 'text', width: 12 },
      { header: '内容', kind: 'text', width: 60 },
    ],
    rows: [
      ['导出人', asked.actor.name],
      ['导出日期', asked.today],
      ['筛选条件', chosen.join('；') || '无'],
      ['条数', String(count)],
    ],
  }
}

async function workbookOf(
  asked: Asked<Endpoint>,
  path: string,
  sheet: SheetOf<never>,
  found: readonly unknown[],
): Promise<GivenFile> {
  const filters = Object.fromEntries(Object.entries(asked.query ?? {}).filter(([, value]) => value !== undefined))
  const body = { filter: filters, count: found.length }
  await noteExport(asked, { action: 'list.export', subjectId: path, body })
  const { name, columns } = sheet
  const rows = cellsOf(columns, found)
  const bytes = writeSheets([
    { name: name.zh, columns: columns.map(columnOf), rows },
    aboutSheet(asked, filters, found.length),
  ])
  return { name: `${name.zh}-${asked.today}.xlsx`, type: xlsx, bytes }
}

/** Makes a list known to the background, with the filters of its export. */
function knowList(
  contract: Endpoint,
  answer: (asked: never) => Promise<unknown>,
  {
    name,
    columns,
    asksAgain = false as boolean,
    holds,
  }: Pick<SheetOf<never>, 'name' | 'columns' | 'holds'> & {
    asksAgain?: boolean
  },
): void {
  knowExported({
    ...{ path: contract.path, name, needs: contract.needs, asksAgain, params: contract.params, query: contract.query },
    columns: columns.map(columnOf),
    holds,
    rows: async (asked, page, size) => {
      const found = await pageOfList(answer, asked, page, size)
      return { cells: cellsOf(columns, found.rows), total: found.total }
    },
  })
}

/**
 * A list and its export: the same answer, once by pages and once as a workbook. What is longer than one waits for is refused
 * here, and made in the background when it is ordered; every export is a line of the journal.
 */
export function handleList<P extends z.ZodType, Q extends z.ZodType, A extends z.ZodType>(
  list: Endpoint<P, Q, z.ZodUndefined, A>,
  answer: Answering<P, Q, A>,
  sheet: SheetOf<RowIn<z.input<A>>>,
): Route[] {
  const contract = exportOf(list as unknown as Endpoint, sheet)
  const asking = answer as (asked: never) => Promise<unknown>
  knowList(contract, asking, sheet)
  const given = async (asked: Asked<Endpoint>) => workbookOf(asked, list.path, sheet, await rowsOf(asking, asked))
  return [
    handle(list, answer as Parameters<typeof handle<P, Q, z.ZodUndefined, A>>[1]),
    handle(contract, given as never),
  ]
}

/** The day of an instant or of a day, for a column of days. */
export const dayOf = (at: string | null): string | null =>
  at === null ? null : /^\d{4}-\d{2}-\d{2}$/.test(at) ? at : inChina.format(new Date(at))

const inChina = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

/** “1,234.5” and “1 234” as a number; anything else stays a text. */
function numberOf(text: string): Cell {
  const plain = text.replace(/[,\s%]/g, '')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text === '—' ? null : text
}

async function exportTable(asked: Asked<typeof ExportTable>): Promise<GivenFile> {
  const { title, page, columns, rows } = asked.body
  const body = { title, count: rows.length }
  await noteExport(asked, { action: 'table.export', subjectId: page, body })
  const sheet: Sheet = {
    name: title,
    columns: columns.map(({ header, numeric }) => ({ header, kind: numeric ? 'number' : 'text', width: 20 })),
    rows: rows.map((cells) =>
      columns.map(({ numeric }, i) => (numeric ? numberOf(cells[i] ?? '') : (cells[i] ?? null))),
    ),
  }
  return { name: `${title}-${asked.today}.xlsx`, type: xlsx, bytes: writeSheets([sheet]) }
}

/** The endpoint for tables that have no list of their own. */
export const exportRoutes: Route[] = [handle(ExportTable, exportTable)]

export { askedOf, type Exported, findExported, type Holds, knowExported, pathsHolding } from './exported.ts'
export { noteExport } from './note.ts'
