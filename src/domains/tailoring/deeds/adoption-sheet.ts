import { isDate } from '#kernel/calendar'
import type { Ctx, GivenFile, SentFile } from '#kernel/domain/server'
import { staleRow, stampColumn } from '#kernel/edition/server'
import type { CaseRef } from '#kernel/process'
import type { Fault } from '#platform/errors'
import { say } from '#platform/say'
import type { Cell, Column, ReadRow } from '#platform/sheet'
import { readSheetsAside, stampOf, writeSheets } from '#platform/sheet/server'
import { choices, Decision, findMeasure, type Measure } from '../model/index.ts'
import { findLineFaults, ownOf, parseTargets, targetsText } from '../rules/index.ts'
import { frameworks, listLines } from '../store/index.ts'
import { openLines, writeDecisions } from './decide.ts'
import { targetNote, xlsx } from './framework-sheet.ts'
import { noteAdoption } from './journal.ts'
import { placesOf } from './places.ts'
import { reachAdoption } from './reach.ts'

const columns: Column[] = [
  { header: '编号', kind: 'text', width: 10, locked: true },
  { header: '上级举措', kind: 'text', width: 40, locked: true },
  { header: '选择', kind: 'choice', choices: choices.map(({ label }) => label.zh), width: 8, note: '空着表示尚未选择' },
  { header: '并入编号', kind: 'text', width: 10, note: '选择“并入”时填写' },
  { header: '本级举措', kind: 'text', width: 40, note: '选择“细化”时填写；空着沿用上级' },
  { header: '本级内容', kind: 'text', width: 60 },
  { header: '本级目标', kind: 'text', width: 36, note: targetNote },
  { header: '本级时限', kind: 'date', width: 12 },
  { header: '本级牵头', kind: 'text', width: 28 },
  { header: '理由', kind: 'text', width: 50, note: '不列、低于下限、晚于时限时必须填写' },
]
const needed = ['编号', '选择', stampColumn.header]

/** What a row says, as it is written out and as it is held against its stamp. */
function cellsOf(measure: Measure, found: Decision | undefined): Cell[] {
  const own = found?.choice === 'change' ? found.own : null
  return [
    measure.key,
    measure.title,
    choices.find(({ value }) => value === found?.choice)?.label.zh ?? null,
    found?.into ?? null,
    own?.title ?? null,
    own?.words ?? null,
    own ? targetsText(own.targets) : null,
    own?.dueOn ?? null,
    own?.lead ?? null,
    found?.reason ?? null,
  ]
}

/** An adoption as a workbook that can be filled in and taken in again. @throws Missing. */
export async function adoptionSheet(ctx: Ctx, ref: CaseRef): Promise<GivenFile> {
  const { adoption } = await reachAdoption(ctx, ref, 'tailoring.read')
  const upper = await frameworks.get(ctx.db, adoption.targetId)
  const { decisions } = await listLines(ctx.db, adoption, upper.id)
  const rows = upper.body.measures.map((measure) => {
    const cells = cellsOf(
      measure,
      decisions.find(({ key }) => key === measure.key),
    )
    return [...cells, stampOf(cells)]
  })
  await noteAdoption(ctx, 'export', adoption, { measures: rows.length })
  return {
    name: `采纳清单-${ctx.today}.xlsx`,
    type: xlsx,
    bytes: writeSheets([{ name: '采纳清单', columns: [...columns, stampColumn], rows }]),
  }
}

type Tell = (path: string, rule: string, zh: string, en: string) => void

function ownIn(of: (column: string) => string, measure: Measure, tell: Tell) {
  const above = ownOf(measure)
  const targets = of('本级目标') ? parseTargets(of('本级目标')) : above.targets
  if (targets === null) tell('本级目标', 'targets', `“本级目标”看不懂：${targetNote}`, 'The targets cannot be read')
  const dueOn = of('本级时限') || above.dueOn
  const good = dueOn === null || isDate(dueOn)
  if (!good) tell('本级时限', 'date', `“${dueOn}”不是日期，格式如 2026-12-31`, `"${dueOn}" is no date`)
  return {
    title: of('本级举措') || above.title,
    words: of('本级内容') || above.words,
    targets: targets ?? [],
    dueOn: good ? dueOn : null,
    lead: of('本级牵头') || above.lead,
  }
}

function readDecision(of: (column: string) => string, measure: Measure | undefined, tell: Tell): Decision | null {
  const word = of('选择')
  if (!measure) {
    tell('编号', 'no-measure', `上级清单中没有编号 ${of('编号')}`, `There is no ${of('编号')} in the list above`)
    return null
  }
  if (!word) return null
  const choice = choices.find(({ value, label }) => label.zh === word || value === word)?.value
  if (!choice) {
    tell('选择', 'choice', `“${word}”不是照列、细化、并入、不列之一`, `"${word}" is none of the four choices`)
    return null
  }
  const own = choice === 'change' ? ownIn(of, measure, tell) : null
  const read = Decision.safeParse({
    key: measure.key,
    choice,
    own,
    into: of('并入编号') || null,
    reason: of('理由') || null,
  })
  if (!read.success) tell('本级举措', 'field', '“本级举措”等内容不合要求', 'What is written is not right')
  return read.success ? read.data : null
}

function readRows(
  rows: readonly ReadRow[],
  places: ReadonlyMap<string, number>,
  find: (key: string) => Measure | undefined,
) {
  const faults: Fault[] = []
  const read = new Map<string, { row: number; decision: Decision; stamp: string }>()
  for (const { row, cells } of rows) {
    const of = (column: string) => String(cells[places.get(column) ?? -1] ?? '').trim()
    const tell: Tell = (path, rule, zh, en) => faults.push({ path, row, rule, message: say(zh, en) })
    const decision = readDecision(of, find(of('编号')), tell)
    if (decision && read.has(decision.key))
      tell('编号', 'key-twice', `编号 ${decision.key} 重复`, `The key ${decision.key} is there twice`)
    if (decision) read.set(decision.key, { row, decision, stamp: of(stampColumn.header) })
  }
  return { faults, read }
}

/**
 * Takes decisions from a workbook; rows without a choice stay as they are. One bad row, or one that somebody decided
 * after the export, and nothing is written, unless it is only tried.
 * @throws Missing or Refused for an adoption that cannot be decided now; Invalid for a file that is no workbook or lacks columns.
 */
export async function importAdoption(ctx: Ctx, ref: CaseRef, file: SentFile | null, dryRun: boolean) {
  const open = await openLines(ctx, ref)
  const { body } = open.upper
  const [sheet] = await readSheetsAside(file?.bytes ?? Buffer.alloc(0), { rows: 1000 })
  const [head, ...rows] = sheet?.rows ?? []
  const { faults, read } = readRows(rows, placesOf(head, needed), (key) => findMeasure(body, key))
  const { decisions, additions } = await listLines(ctx.db, open.adoption, open.upper.id)
  const now = [...decisions.filter(({ key }) => !read.has(key)), ...[...read.values()].map(({ decision }) => decision)]
  for (const { key, rule, message, source } of findLineFaults(body, { decisions: now, additions })) {
    const row = read.get(key)?.row
    if (row !== undefined) faults.push({ path: '选择', row, rule, message, source })
  }
  for (const [key, { row, stamp }] of read) {
    const measure = findMeasure(body, key)
    const now = decisions.find((decision) => decision.key === key)
    const stale = measure && staleRow(row, key, stamp, cellsOf(measure, now), columns)
    if (stale) faults.push(stale)
  }
  if (dryRun || faults.length > 0 || read.size === 0)
    return { rows: read.size, added: 0, faults: faults.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) }
  await writeDecisions(
    ctx,
    open,
    [...read.values()].map(({ decision }) => decision),
  )
  await noteAdoption(ctx, 'import', open.adoption, { file: file?.name ?? '', decisions: read.size })
  return { rows: read.size, added: read.size, faults: [] }
}
