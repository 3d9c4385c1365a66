import { randomUUID } from 'node:crypto'
import { extname } from 'node:path'
import { mayOver } from '#kernel/access'
import type { Ctx, GivenFile, SentFile } from '#kernel/domain/server'
import { getUnit } from '#kernel/org/server'
import { type Fault, Invalid, Missing } from '#platform/errors'
import { addJob } from '#platform/jobs/server'
import { say } from '#platform/say'
import type { ReadRow } from '#platform/sheet'
import { readSheetsAside, streamCsv, writeSheets } from '#platform/sheet/server'
import type { WorkerRef } from '../model/index.ts'
import { headers, placesOf } from '../rules/import-row.ts'
import { insertImport, listLines, updateImport } from '../store/imports.ts'
import { stageRows } from './staging.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The job that does the next piece of an import. */
export const importJob = 'worker.import'

/** Where rows of an import come from, the heading first. */
export type Source = AsyncIterable<ReadRow> | Iterable<ReadRow>

/** Rows without their heading, which is checked on the way. @throws Invalid for a heading that lacks a column. */
async function* belowHeading(rows: Source, found: (cells: ReadRow['cells']) => void): AsyncGenerator<ReadRow> {
  let isFirst = true
  for await (const row of rows) {
    if (isFirst) {
      const { faults } = placesOf(row.cells)
      if (faults.length > 0) throw new Invalid(faults)
      found(row.cells)
    } else yield row
    isFirst = false
  }
  if (isFirst) throw new Invalid([{ path: 'file', rule: 'empty', message: say('表中没有数据', 'The sheet is empty') }])
}

/**
 * Begins an import: rows are staged sealed, and done in the background piece by piece.
 * @throws Missing for a unit beyond reach; Invalid for a heading that lacks a column.
 */
export async function beginImport(ctx: Ctx, of: { unitId: number; source: string; file: string }, rows: Source) {
  const unit = await getUnit(ctx.db, of.unitId)
  if (!mayOver(ctx.actor, 'worker.import', unit)) throw new Missing()
  const ref: WorkerRef = { regionId: unit.regionId, id: randomUUID() }
  let heading: ReadRow['cells'] = []
  const below = belowHeading(rows, (cells) => {
    heading = cells
  })
  const total = await stageRows(ctx, ref.id, below)
  const { actor, now } = ctx
  await insertImport(ctx.db, {
    ...{ ...ref, unitId: unit.id, unitNo: unit.no, personId: actor.personId, personName: actor.name },
    ...{ file: of.file.slice(0, 200), source: of.source, state: 'running', total, place: 0, fault: null },
    ...{ done: 0, added: 0, same: 0, twins: 0, faulty: 0, startedAt: now.toISOString(), endedAt: null },
  })
  await addJob(ctx.db, {
    kind: importJob,
    payload: { ...ref, place: 0, heading },
    runAt: now,
    dedupe: `import:${ref.id}:0`,
  })
  return { ...ref, total }
}

/** The rows of a file that somebody sent, by what it is. A workbook is read in a thread of its own. */
async function sourceOf(file: SentFile): Promise<Source> {
  if (extname(file.name).toLowerCase() !== '.xlsx') return streamCsv(piecesOf(file.bytes))
  const [sheet] = await readSheetsAside(file.bytes)
  return sheet?.rows ?? []
}

const piece = 262_144
function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}

/** Begins the import of a file that came with a request. */
export async function startImport(ctx: Ctx, file: SentFile | null, body: { unitId: number; source: string }) {
  const sent = file ?? { name: '', bytes: Buffer.alloc(0) }
  return beginImport(ctx, { ...body, file: sent.name }, await sourceOf(sent))
}

/** An empty workbook of an import. */
export const importTemplate = (): GivenFile => ({
  name: '职工导入模板.xlsx',
  type: xlsx,
  bytes: writeSheets([
    { name: '职工', columns: headers.map((header) => ({ header, kind: 'text', width: 18 })), rows: [] },
  ]),
})

const outcomes = { faulty: '有误，未导入', same: '号码已有档案，未导入', twin: '已导入，疑似与他人为同一人' }

/** What was wrong, row by row, as a workbook; no cell of the file is repeated. */
export async function importFaults(ctx: Ctx, ref: WorkerRef): Promise<GivenFile> {
  const lines = await listLines(ctx.db, ref)
  const rows = lines.flatMap(({ rowNo, outcome, faults }) =>
    (faults.length > 0 ? faults : [{ path: '', message: { zh: '' } }]).map((fault) => [
      rowNo,
      outcomes[outcome],
      fault.path,
      fault.message.zh,
    ]),
  )
  const columns = [
    { header: '行号', kind: 'number', width: 10 },
    { header: '处理', kind: 'text', width: 30 },
    { header: '栏目', kind: 'text', width: 18 },
    { header: '原因', kind: 'text', width: 60 },
  ] as const
  return { name: `导入问题-${ctx.today}.xlsx`, type: xlsx, bytes: writeSheets([{ name: '问题', columns, rows }]) }
}

/** Ends an import that cannot go on. */
export const failImport = (ctx: Ctx, ref: WorkerRef, fault: Pick<Fault, 'message'>) =>
  updateImport(ctx.db, ref, { state: 'failed', fault: fault.message.zh, endedAt: ctx.now.toISOString() })
