import { readFile, stat } from 'node:fs/promises'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import type { ReadRow } from '#platform/sheet'
import { csvRows, readSheets } from '#platform/sheet/server'
import { type RegisterRow, Relations, readTable } from '../rules/index.ts'

/** A command line reads larger files than a request may send. */
const limits = { bytes: 1_073_741_824, rows: 2_000_000, columns: 64, cells: 40_000_000, unpacked: 2_147_483_648 }

const wrong = (zh: string, en: string) => new Invalid([{ path: 'file', rule: 'usage', message: say(zh, en) }])

/** Rows of the first sheet of a workbook, or of a CSV file. */
export function readRows(bytes: Buffer): Iterable<ReadRow> {
  const zipped = bytes.subarray(0, 2).toString('latin1') === 'PK'
  return zipped ? (readSheets(bytes, limits)[0]?.rows ?? []) : csvRows(bytes, limits)
}

/** @throws Invalid naming row and field of the first cells that cannot be read. */
export function registerIn(bytes: Buffer): RegisterRow[] {
  const { rows, faults } = readTable(readRows(bytes))
  if (faults.length > 0) throw new Invalid(faults)
  return rows
}

/** The bytes of a file on disk. @throws Invalid for a folder; the system's own error when it is not there. */
export async function bytesOf(file: string): Promise<Buffer> {
  if (!(await stat(file)).isFile()) throw wrong(`不是文件：${file}`, `Not a file: ${file}`)
  return readFile(file)
}

/** Relations declared in a JSON file. @throws Invalid naming the first place that is wrong. */
export async function relationsIn(file: string): Promise<Relations['relations']> {
  const text = (await bytesOf(file)).toString('utf8')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw wrong(
      `关系文件不是 JSON：${(error as Error).message}`,
      `The file of relations is no JSON: ${(error as Error).message}`,
    )
  }
  const read = Relations.safeParse(json)
  if (read.success) return read.data.relations
  const [issue] = read.error.issues
  const at = issue?.path.join('.') ?? ''
  throw wrong(
    `关系文件 ${at} 有误：${issue?.message ?? ''}`,
    `The file of relations is wrong at ${at}: ${issue?.message ?? ''}`,
  )
}
