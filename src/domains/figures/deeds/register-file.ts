import { createHash } from 'node:crypto'
import type { SentFile } from '#kernel/domain/server'
import type { ReadRow } from '#platform/sheet'
import { readCsvAside, readSheetsAside } from '#platform/sheet/server'

/** One reading of a register: its rows, the heading first, and once they are read, the file's SHA-256 in hex. */
export interface ReadAgain {
  rows: AsyncIterable<ReadRow> | Iterable<ReadRow>
  digest(): string
}

/** A register that can be read more than once, each time from the beginning. */
export interface RegisterFile {
  name: string
  open(): ReadAgain
}

export const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 2).toString('latin1') === 'PK'

/** Rows of a file that somebody sent: read beside the requests of others. */
export async function rowsIn(file: SentFile | null): Promise<ReadRow[]> {
  const bytes = file?.bytes ?? Buffer.alloc(0)
  return isZip(bytes) ? ((await readSheetsAside(bytes))[0]?.rows ?? []) : await readCsvAside(bytes)
}

/** A register whose rows stand in memory. */
export function heldRegister({ name, bytes }: SentFile, rows: Iterable<ReadRow>): RegisterFile {
  const digest = createHash('sha256').update(bytes).digest('hex')
  return { name, open: () => ({ rows, digest: () => digest }) }
}

/** A register that came with a request. */
export async function sentRegister(file: SentFile | null): Promise<RegisterFile> {
  return heldRegister(file ?? { name: '', bytes: Buffer.alloc(0) }, await rowsIn(file))
}
