import type { z } from 'zod'
import { writeEntry } from '#kernel/audit/server'
import { type Asked, type Ctx, type GivenFile, handle, type Route } from '#kernel/domain/server'
import type { Endpoint } from '#platform/endpoint'
import type { Say } from '#platform/say'
import type { Cell, Column, Sheet } from '#platform/sheet'
import { writeSheets } from '#platform/sheet/server'
import { ExportTable, exportMost, exportOf } from './index.ts'

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
}

type RowIn<A> = A extends { rows: readonly (infer Row)[] } ? Row : A extends readonly (infer Row)[] ? Row : never
type Answering<P extends z.ZodType, Q extends z.ZodType, A extends z.ZodType> = (
  asked: Asked<Endpoint<P, Q, z.ZodUndefined, A>>,
) => Promise<z.input<A>>

interface Found {
  rows: unknown[]
  /** More fit than a workbook holds. */
  cut: boolean
}

/** All rows a list has for these filters, up to what a workbook holds. */
async function rowsOf(answer: (asked: never) => Promise<unknown>, asked: Asked<Endpoint>): Promise<Found> {
  const query = { ...((asked.query as object | undefined) ?? {}), page: 1, size: exportMost + 1 }
  const found = await answer({ ...asked, query } as never)
  const rows = Array.isArray(found) ? found : (found as { rows: unknown[] }).rows
  return { rows: rows.slice(0, exportMost), cut: rows.length > exportMost }
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

/** The sheet behind the rows: who took what, when, by which filters, and whether something is missing. */
function aboutSheet(asked: Asked<Endpoint>, filters: object, { rows, cut }: Found): Sheet {
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
      ['条数', String(rows.length)],
      ...(cut
        ? [['注意', `符合条件的超过 ${exportMost} 条，本表只有前 ${exportMost} 条；请缩小筛选范围后分次导出。`]]
        : []),
    ],
  }
}

/** The journal keeps who took how many of what. */
export const noteExport = (
  { db, actor, now }: Ctx,
  taken: { action: 'list.export' | 'table.export'; subjectId: string; body: Record<string, unknown> },
) =>
  writeEntry(
    db,
    {
      regionId: 0,
      personId: actor.personId,
      personName: actor.name,
      unitId: null,
      unitNo: null,
      subjectKind: 'list',
      ...taken,
    },
    now,
  )

async function workbookOf(
  asked: Asked<Endpoint>,
  path: string,
  sheet: SheetOf<never>,
  found: Found,
): Promise<GivenFile> {
  const filters = Object.fromEntries(Object.entries(asked.query ?? {}).filter(([, value]) => value !== undefined))
  const body = { filter: filters, count: found.rows.length, cut: found.cut }
  await noteExport(asked, { action: 'list.export', subjectId: path, body })
  const { name, columns } = sheet
  const rows = found.rows.map((row) => columns.map((column) => cellOf(column.value(row as never))))
  const bytes = writeSheets([
    { name: name.zh, columns: columns.map(columnOf), rows },
    aboutSheet(asked, filters, found),
  ])
  const part = found.cut ? `（前${exportMost}条）` : ''
  return { name: `${name.zh}-${asked.today}${part}.xlsx`, type: xlsx, bytes }
}

/**
 * A list and its export: the same answer, once by pages and once as a workbook with everything up to `exportMost` rows. What
 * is cut is said in the file's name and on its last sheet; every export is a line of the journal.
 */
export function handleList<P extends z.ZodType, Q extends z.ZodType, A extends z.ZodType>(
  list: Endpoint<P, Q, z.ZodUndefined, A>,
  answer: Answering<P, Q, A>,
  sheet: SheetOf<RowIn<z.input<A>>>,
): Route[] {
  const contract = exportOf(list as unknown as Endpoint, sheet)
  const given = async (asked: Asked<Endpoint>) =>
    workbookOf(asked, list.path, sheet, await rowsOf(answer as (asked: never) => Promise<unknown>, asked))
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
