import type { Ctx, SentFile } from '#kernel/domain/server'
import { findFaults } from '#kernel/form'
import type { CaseRef } from '#kernel/process'
import { act } from '#kernel/process/server'
import { type Fault, Invalid, Missing, Refused, Stale } from '#platform/errors'
import { join, say } from '#platform/say'
import { Progress } from '../../model/forms.ts'
import type { SheetResult } from '../../model/rows.ts'
import { sources } from '../../rules/index.ts'
import { attempt, type BoardRow, listBoard } from '../../store/index.ts'
import { getRound } from '../show.ts'
import { readBoard, rowFault, type SentRow } from './read.ts'

const most = 5000

const headers: Readonly<Record<string, string>> = {
  progress: '累计进度（%）',
  done: '本季度进展情况',
  figures: '数据',
  obstacles: '存在的困难',
  help: '需要协调的事项',
  proof: '佐证材料',
}

/** Faults of a row's answers, by the headings of the sheet. */
const inRow = (row: number, faults: readonly Fault[]): Fault[] =>
  faults.map((fault) => {
    const field = fault.path.split('.').find((part) => part in headers)
    return rowFault(
      row,
      field ? (headers[field] ?? field) : '本行',
      fault.message,
      fault.rule ?? 'form',
      fault.source ?? sources.practice,
    )
  })

/** What an error of one row says; anything else is a bug and is thrown on. */
function faultsFor(row: SentRow, error: unknown): Fault[] {
  if (error instanceof Invalid) return inRow(row.row, error.faults)
  if (error instanceof Refused)
    return error.refusals.map(({ rule, message, source }) => rowFault(row.row, '本行', message, rule, source as never))
  if (error instanceof Stale || error instanceof Missing) return [changed(row, null)]
  throw error
}

const changed = (row: SentRow, now: BoardRow | null): Fault => {
  const state = now
    ? say(`（导出时版本 ${row.rev}，现为 ${now.rev}）`, ` (revision ${row.rev} then, ${now.rev} now)`)
    : say('', '')
  const message = join(
    say('该事项在导出之后已有变动', 'this report has changed since the sheet was exported'),
    state,
    say('，请重新导出后填写', '; export the sheet again'),
  )
  return rowFault(row.row, '版本', message, 'changed-meanwhile')
}

function findRowFaults(row: SentRow, known: ReadonlyMap<string, BoardRow>, seen: ReadonlySet<string>): Fault[] {
  const now = known.get(row.id)
  if (!now) {
    const message = say(
      '本季度没有这件报送，或不在您的权限范围内',
      'there is no such report in this quarter, or not for you',
    )
    return [rowFault(row.row, '报送编号', message, 'report-unknown', sources.loop)]
  }
  if (seen.has(row.id)) return [rowFault(row.row, '报送编号', say('与前面的行重复', 'appears twice'), 'report-twice')]
  if (now.rev !== row.rev) return [changed(row, now)]
  return inRow(row.row, findFaults(Progress, row.input, ''))
}

async function sendRow(ctx: Ctx, row: SentRow, known: ReadonlyMap<string, BoardRow>): Promise<Fault[]> {
  const now = known.get(row.id)
  if (!now) return []
  const move = { rev: row.rev, input: row.input, ...(row.override ? { override: row.override } : {}) }
  try {
    await act(ctx, { regionId: now.regionId, id: now.id }, 'submit', move)
    return []
  } catch (error) {
    return faultsFor(row, error)
  }
}

/**
 * Brings back a sheet that was filled offline. Every row is tried with the same rules as in the form; one bad row, or a dry run,
 * and nothing is written. A row whose report changed since the export is refused.
 * @throws Invalid when the file is no sheet of ours; Missing when the quarter is not for this person.
 */
export async function importSheet(
  ctx: Ctx,
  ref: CaseRef,
  file: SentFile | null,
  dryRun: boolean,
): Promise<SheetResult> {
  await getRound(ctx, ref)
  const { sent, skipped, faults } = await readBoard(file?.bytes ?? Buffer.alloc(0))
  const rows = await listBoard(ctx.db, ref, {}, ctx.today, { limit: most, offset: 0 })
  const known = new Map(rows.map((row) => [row.id, row]))
  const deed = async (): Promise<SheetResult> => {
    const all = [...faults]
    const seen = new Set<string>()
    for (const row of sent) {
      const found = findRowFaults(row, known, seen)
      all.push(...(found.length > 0 ? found : await sendRow(ctx, row, known)))
      seen.add(row.id)
    }
    const written = !dryRun && all.length === 0
    return { rows: sent.length + skipped, skipped, sent: sent.length, written, faults: all }
  }
  return attempt(ctx.db, deed, (result) => result.written)
}
