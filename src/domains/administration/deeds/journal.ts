import { leafHash, parseAnchors, verifyInclusion } from '#kernel/audit'
import { checkJournal, type EntryProof, findProof, sm3 } from '#kernel/audit/server'
import type { Asked, Ctx, GivenFile, House } from '#kernel/domain/server'
import { practice } from '#kernel/export'
import { getUnit } from '#kernel/org/server'
import { parametersAt } from '#kernel/parameter/server'
import { holdAlone } from '#platform/db/server'
import { Invalid, Missing, Refused } from '#platform/errors'
import { addJob } from '#platform/jobs/server'
import { maskPersonalIn } from '#platform/personal'
import { join, type Say, say } from '#platform/say'
import { writeSheets } from '#platform/sheet/server'
import type { ExportJournal, GetJournalLine, JournalFilter, ListJournal, StartCheck } from '../model/index.ts'
import { administrationKeys } from '../parameters.ts'
import { actionWords, subjectWords } from '../rules/index.ts'
import { findAnchors, finishCheck, insertCheck, isChecking } from '../store/checks.ts'
import { countLines, findKinds, findLine, findLines, type JournalLine, type JournalSearch } from '../store/journal.ts'
import { note } from './note.ts'
import { reachOf } from './reach.ts'

/** Kind of the job that checks the journal. */
export const checkJob = 'administration.check-journal'

async function searchOf(ctx: Ctx, { unitId, ...filter }: JournalFilter): Promise<JournalSearch> {
  const unit = unitId === undefined ? undefined : await getUnit(ctx.db, unitId)
  return { ...filter, unit, ...(await reachOf(ctx, 'audit.read')) }
}

/** What an action is called: by this house's words, or by the process whose step it is. */
function actionLabel(house: House, action: string): Say {
  const known = actionWords[action]
  if (known) return known
  const at = action.indexOf('.')
  const process = house.processes.get(action.slice(0, at))?.at(-1)
  const step = action.slice(at + 1)
  const label = step === 'open' ? say('发起', 'opened') : process?.actions[step]?.label
  return process && label ? join(process.label, say('：', ': '), label) : say(action, action)
}

const subjectLabel = (kind: string): Say => subjectWords[kind] ?? say(kind, kind)

const worded = (house: House, line: JournalLine) => ({
  ...line,
  actionLabel: actionLabel(house, line.action),
  subjectLabel: subjectLabel(line.subjectKind),
})

/** Actions and subjects of the newest lines, with their words. */
export async function listKinds({ db, house }: Ctx) {
  const { actions, subjects } = await findKinds(db)
  return {
    actions: actions.map((value) => ({ value, label: actionLabel(house, value) })),
    subjects: subjects.map((value) => ({ value, label: subjectLabel(value) })),
  }
}

/** Lines of the journal within reach, newest first. */
export async function listJournal(asked: Asked<typeof ListJournal>) {
  const { page, size, ...filter } = asked.query
  const search = await searchOf(asked, filter)
  const rows = await findLines(asked.db, search, size, (page - 1) * size)
  return { rows: rows.map((line) => worded(asked.house, line)), ...(await countLines(asked.db, search)) }
}

const bytes = (hex: string) => Buffer.from(hex, 'hex')

const holds = ({ canonical, index, size, proof, root }: EntryProof): boolean =>
  verifyInclusion(sm3, leafHash(sm3, Buffer.from(canonical)), index, size, proof.map(bytes), bytes(root))

/** A line with the proof that it stands under its seal, once it does. @throws Missing out of reach. */
export async function getLine(asked: Asked<typeof GetJournalLine>) {
  const line = await findLine(asked.db, asked.params, await reachOf(asked, 'audit.read'))
  if (!line) throw new Missing()
  const proof = await findProof(asked.db, line.regionId, line.id, 'auditor')
  return { ...worded(asked.house, line), proof: proof ? { ...proof, holds: holds(proof) } : null }
}

const text = (header: string, width = 16) => ({ header, width, kind: 'text' as const })
const columns = [
  text('时间（UTC）', 26),
  text('人员', 12),
  text('单位', 24),
  text('操作', 24),
  text('操作代码', 24),
  text('对象种类', 12),
  text('对象', 38),
  text('内容', 60),
  text('编号', 38),
]
/** A cell of a spreadsheet holds 32,767 characters. */
const mostCharacters = 32_000
const cellsOf = (house: House, line: JournalLine) => [
  line.at,
  line.personName,
  line.unitName,
  actionLabel(house, line.action).zh,
  line.action,
  line.subjectKind,
  line.subjectId,
  JSON.stringify(line.body).slice(0, mostCharacters),
  line.id,
]

/** Lines as a workbook; the export is itself a line. @throws Invalid when more fit than one export may hold. */
export async function exportJournal(asked: Asked<typeof ExportJournal>): Promise<GivenFile> {
  const found = await parametersAt(asked.db, [administrationKeys.exportMost], null, asked.today)
  const most = Number(found[administrationKeys.exportMost].value)
  const lines = await findLines(asked.db, await searchOf(asked, asked.query), most + 1)
  const message = say(
    `符合条件的日志超过 ${most} 条，请缩小范围后再导出。`,
    `More than ${most} lines fit; narrow the selection before exporting.`,
  )
  if (lines.length > most) throw new Invalid([{ path: '', message, rule: administrationKeys.exportMost }])
  const body = { filter: maskPersonalIn(asked.query), count: lines.length }
  await note(asked, { action: 'audit.export', subjectKind: 'journal', subjectId: 'list', body })
  return {
    name: `操作日志-${asked.today}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: writeSheets([{ name: '操作日志', columns, rows: lines.map((line) => cellsOf(asked.house, line)) }]),
  }
}

/** A check that has not ended by then has failed, and stands in nobody’s way. */
const checkHours = 2

/** Asks for a check in the background. @throws Invalid for an anchor that is none; Refused while one is under way. */
export async function startCheck(asked: Asked<typeof StartCheck>) {
  const { anchors } = asked.body
  parseAnchors(anchors)
  // Each reads the whole journal: those that are asked for together are one.
  await holdAlone(asked.db, checkJob)
  if (await isChecking(asked.db, new Date(asked.now.getTime() - checkHours * 3_600_000).toISOString())) {
    const message = say('已有一次核验正在进行，请等它完成', 'A check is under way; wait until it is done')
    throw new Refused([{ rule: 'one-check', message, source: practice }])
  }
  const id = await insertCheck(asked, anchors)
  await addJob(asked.db, { kind: checkJob, payload: { id }, dedupe: `${checkJob}:${id}`, maxAttempts: 3 })
  await note(asked, { action: 'audit.check', subjectKind: 'journal', subjectId: id, body: { anchors } })
  return { id }
}

/** Does a check that was asked for. */
export async function runCheck(ctx: Ctx, payload: Record<string, unknown>): Promise<void> {
  const id = String(payload.id)
  const anchors = await findAnchors(ctx.db, id)
  if (anchors === null) return
  await finishCheck(ctx.db, id, await checkJournal(ctx.db, parseAnchors(anchors)), new Date())
}
