import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { readCsv } from '#platform/sheet/server'
import { faultAt, refuseFaults } from '../fault.ts'

/** Rows of a table with the place each came from. */
export interface TableRow {
  cells: Record<string, unknown>
  row: number
}

const limits = { bytes: 1_073_741_824, rows: 20_000_000, columns: 200, cells: 400_000_000 }

/** JSON of a file. @throws Invalid when it is not JSON, with where it stops being so. */
export async function readJson(path: string): Promise<unknown> {
  const text = (await readFile(path, 'utf8')).replace(/^\ufeff/, '')
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = (error as Error).message
    throw new Invalid([
      faultAt({ file: basename(path) }, '', 'format.json', say(`不是合法的 JSON：${why}`, `is not JSON: ${why}`)),
    ])
  }
}

/**
 * Rows of a CSV file with a heading, or of a JSON file: a list, or an object with the list under `name`.
 * Headings in Chinese are taken for the fields they name.
 * @throws Invalid for anything else.
 */
export async function readTable(
  path: string,
  name: string,
  headings: Readonly<Record<string, string>>,
): Promise<TableRow[]> {
  const file = basename(path)
  if (/\.csv$/i.test(path)) return fromCsv(await readFile(path), file, headings)
  const raw = await readJson(path)
  const list = Array.isArray(raw) ? raw : (raw as Record<string, unknown> | null)?.[name]
  if (!Array.isArray(list)) {
    const message = say(`应为列表，或含有列表 ${name} 的对象`, `must be a list, or an object with a list "${name}"`)
    throw new Invalid([faultAt({ file }, name, 'format.list', message)])
  }
  return list.map((cells, i) => ({ cells: cells as Record<string, unknown>, row: i + 1 }))
}

function fromCsv(bytes: Buffer, file: string, headings: Readonly<Record<string, string>>): TableRow[] {
  const [head, ...rows] = readCsv(bytes, limits)
  const names = (head?.cells ?? []).map((cell) => String(cell ?? '').trim())
  const fields = names.map((name) => headings[name] ?? name)
  const twice = fields.find((field, i) => field !== '' && fields.indexOf(field) < i)
  if (twice) {
    const message = say(`表头“${twice}”重复`, `the heading "${twice}" stands twice`)
    throw new Invalid([faultAt({ file, row: 1 }, twice, 'format.heading-once', message)])
  }
  const faults = rows.flatMap(({ row, cells }) => {
    const beyond = cells.findIndex((cell, i) => i >= names.length && cell !== null && String(cell).trim() !== '')
    if (beyond < 0) return []
    const message = say(
      `本行有 ${beyond + 1} 栏，表头只有 ${names.length} 栏；数中的逗号须连同引号一起写`,
      `the row has ${beyond + 1} cells, the heading ${names.length}; quote a number that holds a comma`,
    )
    return [faultAt({ file, row }, '', 'format.cells', message)]
  })
  refuseFaults(faults)
  return rows.map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries(fields.flatMap((field, i) => (field === '' ? [] : [[field, cells[i] ?? null]]))),
  }))
}
