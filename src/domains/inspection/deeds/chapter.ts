import { mayOver } from '#kernel/access'
import type { Asked, Ctx, GivenFile } from '#kernel/domain/server'
import { noteExport } from '#kernel/export/server'
import type { IndicatorDefinition } from '#kernel/indicator'
import { headlineClaims, listIndicators } from '#kernel/indicator/server'
import { getUnits } from '#kernel/org/server'
import type { CaseRef, CaseView } from '#kernel/process'
import { showCase } from '#kernel/process/server'
import { Invalid, Missing } from '#platform/errors'
import type { Block } from '#platform/paper'
import { writeDocx } from '#platform/paper/server'
import { say } from '#platform/say'
import { writeSheets } from '#platform/sheet/server'
import type { BookNote, BookTable, ChapterTables, ChapterTablesDocx, ChapterTablesXlsx } from '../model/index.ts'
import { bookTable, splitNames, tableBlocks, tableSheets } from '../rules/index.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Chosen {
  title: string
  indicators: string
  units: number[]
  from: number
  to: number
}

type Catalogue = readonly IndicatorDefinition[]

const findNamed = (all: Catalogue, name: string) => all.find((one) => one.name === name || one.label.zh === name)

/** The names typed must be indicators. @throws Invalid at the row, with the name that is none. */
export async function checkTables(ctx: Ctx, _one: CaseView, input: Record<string, unknown>): Promise<void> {
  const all = await listIndicators(ctx.db)
  const faults = ((input.tables as Chosen[] | undefined) ?? []).flatMap(({ indicators }, i) =>
    splitNames(indicators)
      .filter((name) => !findNamed(all, name))
      .map((name) => ({
        path: `tables.${i}.indicators`,
        row: i + 1,
        rule: 'no-indicator',
        message: say(`没有名为“${name}”的指标`, `No indicator is called "${name}"`),
      })),
  )
  if (faults.length > 0) throw new Invalid(faults)
}

async function unitsOf(ctx: Ctx, ids: readonly number[]) {
  const units = await getUnits(ctx.db, ids)
  return ids.flatMap((id) => {
    const unit = units.get(id)
    if (!unit) return []
    // Both must reach: what this request may see at all, and whose figures this person may see.
    const open = mayOver(ctx.actor, 'study.read', unit) && mayOver(ctx.actor, 'figures.read', unit)
    return [{ id, name: unit.shortName ?? unit.name, open }]
  })
}

/** One chosen table, an indicator after the other, from the figures that count now. */
async function tablesFor(ctx: Ctx, all: Catalogue, chosen: Chosen, notes: BookNote[]): Promise<BookTable[]> {
  const indicators = splitNames(chosen.indicators).flatMap((name) => findNamed(all, name) ?? [])
  const years = Array.from({ length: chosen.to - chosen.from + 1 }, (_, i) => chosen.from + i)
  const units = await unitsOf(ctx, chosen.units)
  const names = indicators.map(({ name }) => name)
  const found = new Map<string, Awaited<ReturnType<typeof headlineClaims>>>()
  for (const { id, open } of units)
    for (const year of years) if (open) found.set(`${id}/${year}`, await headlineClaims(ctx, names, id, String(year)))
  return indicators.map((indicator) =>
    bookTable(
      {
        title: chosen.title,
        indicator,
        years,
        units,
        of: (unitId, year) => found.get(`${unitId}/${year}`)?.get(indicator.name) ?? null,
      },
      notes,
    ),
  )
}

async function tablesOf(ctx: Ctx, ref: CaseRef) {
  const one = await showCase(ctx, ref)
  if (one.process !== 'chapter') throw new Missing()
  const all = await listIndicators(ctx.db)
  const notes: BookNote[] = []
  const tables: BookTable[] = []
  for (const chosen of (one.answers.tables as Chosen[] | null | undefined) ?? [])
    tables.push(...(await tablesFor(ctx, all, chosen, notes)))
  return { one, tables, notes }
}

export async function chapterTables({ params, ...ctx }: Asked<typeof ChapterTables>) {
  const { tables, notes } = await tablesOf(ctx, params)
  return { tables, notes }
}

const note = (ctx: Ctx, subjectId: string, count: number) =>
  noteExport(ctx, { action: 'table.export', subjectId: `/chapters/${subjectId}/tables`, body: { count } })

export async function chapterTablesXlsx(asked: Asked<typeof ChapterTablesXlsx>): Promise<GivenFile> {
  const { one, tables, notes } = await tablesOf(asked, asked.params)
  await note(asked, one.id, notes.length)
  return { name: `${one.title}-数据表.xlsx`, type: xlsx, bytes: writeSheets(tableSheets(tables, notes)) }
}

/** The chapter with its tables: the manuscript first, where there is one. */
export async function chapterTablesDocx(asked: Asked<typeof ChapterTablesDocx>): Promise<GivenFile> {
  const { one, tables, notes } = await tablesOf(asked, asked.params)
  await note(asked, one.id, notes.length)
  const text = typeof one.answers.text === 'string' ? one.answers.text : ''
  const paragraphs: Block[] = text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ kind: 'paragraph', text: line }))
  const paper = {
    sign: '产改蓝皮书',
    number: one.stateLabel.zh,
    title: one.title,
    blocks: [...paragraphs, ...tableBlocks(tables, notes)],
    signature: { body: one.unitName, date: asked.today },
    ...(one.state === 'accepted' ? {} : { draft: true }),
  }
  return { name: `${one.title}.docx`, type: docx, bytes: await writeDocx(paper) }
}
