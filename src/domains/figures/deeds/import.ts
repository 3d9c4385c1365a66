import { createHash } from 'node:crypto'
import type { Ctx, GivenFile, SentFile } from '#kernel/domain/server'
import { type ImportedClaim, importClaims } from '#kernel/indicator/server'
import { unitFinder } from '#kernel/org/server'
import { type Fault, Invalid } from '#platform/errors'
import { say } from '#platform/say'
import type { ReadRow } from '#platform/sheet'
import { readCsvAside, readSheetsAside, writeSheets } from '#platform/sheet/server'
import { headings, type RegisterRow, readTable, storedForm, unitNamesFor } from '../rules/index.ts'
import { findRoot } from '../store/conflicts.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** An empty register. */
export const template = (): GivenFile => ({
  name: '数据导入模板.xlsx',
  type: xlsx,
  bytes: writeSheets([
    { name: '数据', columns: Object.values(headings).map((header) => ({ header, kind: 'text' as const })), rows: [] },
  ]),
})

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 2).toString('latin1') === 'PK'

/** Rows of a file that somebody sent: read beside the requests of others. */
export async function rowsIn(file: SentFile | null): Promise<ReadRow[]> {
  const bytes = file?.bytes ?? Buffer.alloc(0)
  return isZip(bytes) ? ((await readSheetsAside(bytes))[0]?.rows ?? []) : await readCsvAside(bytes)
}

/** Where a figure's own unit is not known, the office's is it, and the printed words stay in its scope. */
async function placed(ctx: Ctx, rows: readonly RegisterRow[]): Promise<ImportedClaim[]> {
  const names = new Set(rows.flatMap(({ subject, reporter }) => [...unitNamesFor(subject), ...unitNamesFor(reporter)]))
  const find = await unitFinder(ctx.db, [...names])
  const unitOf = (printed: string): number | null => {
    for (const name of unitNamesFor(printed)) {
      const found = find(name)
      if (typeof found === 'number') return found
    }
    return null
  }
  const home = ctx.ownUnits[0] ?? (await findRoot(ctx.db))
  if (home === null)
    throw new Invalid([{ path: 'file', message: say('还没有单位，请先建立组织', 'There are no units yet') }])
  return rows.map((row, i) => {
    const unitId = unitOf(row.subject)
    const line = /^\d{1,9}$/.test(row.line) ? Number(row.line) : i + 1
    return {
      ...storedForm(row),
      mark: row.id,
      unitId: unitId ?? home,
      scope: unitId === null ? row.subject : '',
      reporterUnitId: unitOf(row.reporter),
      reporterName: row.reporter,
      at: { from: line, to: line + 1 },
    }
  })
}

const tooFine = (row: RegisterRow, at: number): Fault[] =>
  /^-?\d{1,15}(\.\d{1,6})?$/.test(storedForm(row).value)
    ? []
    : [
        {
          row: at,
          path: 'value',
          rule: 'value-out-of-range',
          message: say(`“${row.value}${row.unit}”超出可存范围`, `"${row.value} ${row.unit}" is out of range`),
        },
      ]

/** What importing came to. */
export interface Imported {
  rows: number
  added: number
  faults: Fault[]
}

/**
 * Makes claims of all rows of a register, or of none: a faulty row is named with its field and rule. The same file, byte
 * for byte, adds nothing a second time.
 */
export async function importRegister(
  ctx: Ctx,
  file: { name: string; bytes: Buffer },
  rows: Iterable<ReadRow>,
  dryRun: boolean,
): Promise<Imported> {
  const table = readTable(rows)
  const faults = [...table.faults, ...table.rows.flatMap((row, i) => tooFine(row, i + 2))]
  if (dryRun || faults.length > 0) return { rows: table.rows.length, added: 0, faults }
  const digest = createHash('sha256').update(file.bytes).digest('hex')
  const claims = await placed(ctx, table.rows)
  const added = await importClaims(ctx, { title: file.name.slice(0, 200), digest }, claims)
  return { rows: table.rows.length, added, faults: [] }
}
