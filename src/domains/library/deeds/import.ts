import { mayOver } from '#kernel/access'
import type { Ctx, GivenFile, SentFile } from '#kernel/domain/server'
import { answersIn, columnsOf as sheetColumns } from '#kernel/form'
import { getUnit, unitFinder } from '#kernel/org/server'
import type { Fault } from '#platform/errors'
import { say } from '#platform/say'
import { readSheetsAside, writeSheets } from '#platform/sheet/server'
import { LibraryForm } from '../model/index.ts'
import { faultOfValidity, sources } from '../rules.ts'
import { listNumbers } from '../store/documents.ts'
import { columnsOf, keepDocument, type LibraryAnswers } from './write.ts'

/** Documents that one workbook may register. */
const mostRows = 1000

/** An empty workbook of the register. */
export const template = (): GivenFile => ({
  name: '政策库-登记模板.xlsx',
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  bytes: writeSheets([{ name: '政策文件', columns: sheetColumns(LibraryForm), rows: [] }]),
})

type Row = { row: number; answers: LibraryAnswers }

async function faultsOf(ctx: Ctx, rows: readonly Row[]): Promise<Fault[]> {
  const unitIds = [...new Set(rows.map(({ answers }) => answers.unitId))]
  const numbers = await listNumbers(ctx.db, unitIds)
  const outside = new Set<number>()
  for (const id of unitIds) if (!mayOver(ctx.actor, 'library.register', await getUnit(ctx.db, id))) outside.add(id)
  return rows.flatMap(({ row, answers }): Fault[] => {
    const { unitId, number } = answers
    const key = `${unitId}:${number}`
    const twice = number !== null && numbers.has(key)
    numbers.add(key)
    const validity = faultOfValidity(answers)
    const beyond = say('“登记单位”不在您的管辖范围内', 'The unit is outside your scope')
    const again = say(`文号 ${number} 已登记或在表中重复`, `${number} is registered, or twice in this sheet`)
    return [
      ...(outside.has(unitId) ? [{ row, path: 'unitId', rule: 'unit-outside', message: beyond }] : []),
      ...(twice ? [{ row, path: 'number', rule: 'registered', message: again }] : []),
      ...(validity ? [{ ...validity, row, source: sources.validity }] : []),
    ]
  })
}

/** Registers every document of a workbook, or none: a faulty row is named with its field and rule. @throws Invalid for a file that is no workbook. */
export async function importDocuments(ctx: Ctx, file: SentFile | null, dryRun: boolean) {
  const [sheet] = await readSheetsAside(file?.bytes ?? Buffer.alloc(0), { rows: mostRows + 1 })
  const rows = sheet?.rows ?? []
  const names = rows
    .slice(1)
    .flatMap(({ cells }) => cells.filter((cell) => typeof cell === 'string' && cell.length < 200))
  const find = await unitFinder(ctx.db, [...new Set(names.map((name) => String(name).trim()))])
  const { read, faults } = answersIn(LibraryForm, rows, find)
  const given = read.map(({ row, answers }) => ({ row, answers: { ...answers, file: null } as LibraryAnswers }))
  faults.push(...(await faultsOf(ctx, given)))
  const count = Math.max(0, rows.length - 1)
  if (dryRun || faults.length > 0)
    return { rows: count, added: 0, faults: faults.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) }
  for (const { answers } of given) await keepDocument(ctx, answers.unitId, columnsOf(answers))
  return { rows: count, added: given.length, faults: [] }
}
