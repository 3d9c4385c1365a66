import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import type { ReadRow } from '#platform/sheet'
import { csvRows, eachRow, readSheets, streamCsv } from '#platform/sheet/server'
import { heldRegister, isZip, type RegisterFile } from '../deeds/register-file.ts'
import { type RegisterRow, Relations, readTable } from '../rules/index.ts'

/** A command line reads larger files than a request may send. */
const limits = { bytes: 1_073_741_824, rows: 2_000_000, columns: 64, cells: 40_000_000, unpacked: 2_147_483_648 }

const wrong = (zh: string, en: string) => new Invalid([{ path: 'file', rule: 'usage', message: say(zh, en) }])

/** Rows of the first sheet of a workbook, or of a CSV file. */
export function readRows(bytes: Buffer): Iterable<ReadRow> {
  return isZip(bytes) ? (readSheets(bytes, limits)[0]?.rows ?? []) : csvRows(bytes, limits)
}

/** The pieces of a file, each also given to whoever sums it up. */
async function* piecesOf(file: string, take: (piece: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const piece of createReadStream(file, { highWaterMark: 262_144 }) as AsyncIterable<Buffer>) {
    take(piece)
    yield piece
  }
}

/** @throws Invalid for a folder. */
async function refuseNoFile(file: string): Promise<void> {
  if (!(await stat(file)).isFile()) throw wrong(`不是文件：${file}`, `Not a file: ${file}`)
}

async function beginsAsZip(file: string): Promise<boolean> {
  await refuseNoFile(file)
  for await (const start of createReadStream(file, { end: 1 }) as AsyncIterable<Buffer>) return isZip(start)
  return false
}

/** A register on disk: a CSV file is read as a stream, each time anew; a workbook, which cannot be, is held. */
export async function registerFile(file: string): Promise<RegisterFile> {
  const name = basename(file)
  if (await beginsAsZip(file)) {
    const bytes = await bytesOf(file)
    const rows: ReadRow[] = []
    eachRow(bytes, limits, (row) => rows.push(row))
    return heldRegister({ name, bytes }, rows)
  }
  const open = () => {
    const hash = createHash('sha256')
    return { rows: streamCsv(piecesOf(file, (piece) => hash.update(piece))), digest: () => hash.digest('hex') }
  }
  return { name, open }
}

/** @throws Invalid naming row and field of the first cells that cannot be read. */
export function registerIn(bytes: Buffer): RegisterRow[] {
  const { rows, faults } = readTable(readRows(bytes))
  if (faults.length > 0) throw new Invalid(faults)
  return rows
}

/** The bytes of a file on disk. @throws Invalid for a folder; the system's own error when it is not there. */
export async function bytesOf(file: string): Promise<Buffer> {
  await refuseNoFile(file)
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
