import type { Ctx, GivenFile } from '#kernel/domain/server'
import { gatherThings, type ImportedClaim, type ImportedThing, importClaims } from '#kernel/indicator/server'
import { unitFinder } from '#kernel/org/server'
import { type Fault, Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { writeSheets } from '#platform/sheet/server'
import { emptyFile, headings, type RegisterRow, registerReader, storedForm, unitNamesFor } from '../rules/index.ts'
import { findRoot } from '../store/conflicts.ts'
import type { ReadAgain, RegisterFile } from './register-file.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** An empty register. */
export const template = (): GivenFile => ({
  name: '数据导入模板.xlsx',
  type: xlsx,
  bytes: writeSheets([
    { name: '数据', columns: Object.values(headings).map((header) => ({ header, kind: 'text' as const })), rows: [] },
  ]),
})

/** Most faults that are told of one kind; a file with more is another kind of file. */
const mostFaults = 50

interface Numbered {
  row: RegisterRow
  /** The row's number in the file, the heading being 1. */
  no: number
}

/** The rows of a register in pieces; what cannot be read joins the faults. */
async function* piecesOf(rows: ReadAgain['rows'], together: number, faults: Fault[]): AsyncGenerator<Numbered[]> {
  let reader: ReturnType<typeof registerReader> | null = null
  let piece: Numbered[] = []
  for await (const one of rows) {
    if (reader === null) reader = registerReader(one)
    else if (reader.isReadable) piece.push({ row: reader.read(one), no: one.row })
    if (piece.length === together) {
      yield piece
      piece = []
    }
  }
  if (piece.length > 0) yield piece
  faults.push(...(reader?.faults ?? [emptyFile]))
}

/** Units by printed names, found piece by piece. */
type Places = Map<string, number | null>

/** Finds the units of names that are new. It asks even for none: no connection is left idle while a long file is read. */
async function findPlaces(ctx: Ctx, piece: readonly Numbered[], places: Places): Promise<void> {
  const printed = new Set(piece.flatMap(({ row }) => [row.subject, row.reporter]).filter((name) => !places.has(name)))
  const names = new Map([...printed].map((name) => [name, unitNamesFor(name)]))
  const find = await unitFinder(ctx.db, [...new Set([...names.values()].flat())])
  for (const [name, known] of names) {
    const found = known.map(find).find((one) => typeof one === 'number')
    places.set(name, typeof found === 'number' ? found : null)
  }
}

const tooFine = ({ row, no }: Numbered, value: string): Fault[] =>
  /^-?\d{1,15}(\.\d{1,6})?$/.test(value)
    ? []
    : [
        {
          ...{ row: no, path: 'value', rule: 'value-out-of-range' },
          message: say(`“${row.value}${row.unit}”超出可存范围`, `"${row.value} ${row.unit}" is out of range`),
        },
      ]

/** What the first reading finds: faults, and what the second needs to know of all rows. */
interface Survey {
  rows: number
  faults: Fault[]
  things: ReadonlyMap<string, ImportedThing>
  places: Places
  digest: string
  together: number
}

async function surveyOf(ctx: Ctx, { rows, digest }: ReadAgain, together: number): Promise<Survey> {
  const [unread, unkept]: [Fault[], Fault[]] = [[], []]
  const { things, add } = gatherThings()
  const places: Places = new Map()
  let count = 0
  for await (const piece of piecesOf(rows, together, unread)) {
    count += piece.length
    for (const one of piece) {
      const form = storedForm(one.row)
      add(form)
      if (unkept.length < mostFaults) unkept.push(...tooFine(one, form.value))
    }
    await findPlaces(ctx, piece, places)
  }
  return { rows: count, faults: [...unread, ...unkept], things, places, digest: digest(), together }
}

/** Where a figure's own unit is not known, the office's is it, and the printed words stay in its scope. */
function claimOf({ row }: Numbered, nth: number, places: Places, home: number): ImportedClaim {
  const unitId = places.get(row.subject) ?? null
  const line = /^\d{1,9}$/.test(row.line) ? Number(row.line) : nth
  return {
    ...storedForm(row),
    ...{ mark: row.id, unitId: unitId ?? home, scope: unitId === null ? row.subject : '' },
    ...{ reporterUnitId: places.get(row.reporter) ?? null, reporterName: row.reporter },
    at: { from: line, to: line + 1 },
  }
}

/** The second reading. @throws Invalid when the file is no longer what the first one read. */
async function* claimsIn({ rows, digest }: ReadAgain, survey: Survey, home: number): AsyncGenerator<ImportedClaim[]> {
  let before = 0
  for await (const piece of piecesOf(rows, survey.together, [])) {
    yield piece.map((one, i) => claimOf(one, before + i + 1, survey.places, home))
    before += piece.length
  }
  if (digest() !== survey.digest)
    throw new Invalid([
      {
        ...{ path: 'file', rule: 'file-changed' },
        message: say(
          '导入时文件被改动，没有写入任何数据，请重新导入',
          'The file changed meanwhile; nothing was written',
        ),
      },
    ])
}

/** What importing came to. */
export interface Imported {
  rows: number
  added: number
  faults: Fault[]
}

/**
 * Makes claims of all rows of a register, or of none: a faulty row is named with its field and rule. The same file, byte
 * for byte, adds nothing a second time. The file is read twice, first for what is wrong, then to write, so that no more than a
 * piece of it, `together` rows, is ever held; killed on the way, nothing of it is there.
 * @throws Invalid when there is no unit yet, and when the file changes between the readings.
 */
export async function importRegister(
  ctx: Ctx,
  file: RegisterFile,
  dryRun: boolean,
  together = 5_000,
): Promise<Imported> {
  const survey = await surveyOf(ctx, file.open(), together)
  const { rows, faults, things, digest } = survey
  if (dryRun || faults.length > 0) return { rows, added: 0, faults }
  const home = ctx.ownUnits[0] ?? (await findRoot(ctx.db))
  if (home === null)
    throw new Invalid([{ path: 'file', message: say('还没有单位，请先建立组织', 'There are no units yet') }])
  const source = { title: file.name.slice(0, 200), digest, things }
  return { rows, added: await importClaims(ctx, source, claimsIn(file.open(), survey, home)), faults: [] }
}
