import type { Ctx } from '#kernel/domain/server'
import { canonical } from '#kernel/edition'
import type { FigureAnswer } from '#kernel/form'
import { reportClaims } from '#kernel/indicator/server'
import type { CaseRef, CaseView } from '#kernel/process'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { type ItemInput, indicatorsOf, itemsOf, noInput } from '../model/index.ts'
import { expectTurn } from './allowed.ts'
import { entryOf, findLineFaults, proveLine } from './check-line.ts'
import { readFigures } from './figures.ts'
import { type LineChange, type OpenSheet, openSheet, sayLines } from './sheet.ts'

/** What a unit says about one line. */
export interface Filling {
  yes: boolean | null
  mark: string | null
  notApplicable: string | null
  figures: readonly FigureAnswer[]
  evidence: readonly string[]
  note: string | null
}

/** The figures of some items as they are reported now. */
export async function figuresNow(
  ctx: Ctx,
  { one, system }: OpenSheet,
  keys?: readonly string[],
): Promise<Map<string, ItemInput['figures']>> {
  const items = itemsOf(system.body).filter(({ key }) => !keys || keys.includes(key))
  const found = await readFigures(ctx, one, one.period ?? '', [...new Set(items.flatMap(indicatorsOf))])
  return new Map(items.map((item) => [item.key, indicatorsOf(item).flatMap((name) => found.get(name) ?? [])] as const))
}

/** Reports figures of an item in the name of the unit. @throws Invalid for figures the item does not ask for. */
export async function reportFigures(
  ctx: Ctx,
  { one, system }: OpenSheet,
  key: string,
  { figures, evidence }: Pick<Filling, 'figures' | 'evidence'>,
): Promise<void> {
  if (figures.length === 0) return
  const entry = entryOf(system.body, key)
  const asked = 'item' in entry ? indicatorsOf(entry.item) : []
  const strange = figures.findIndex((figure) => !asked.includes(figure.indicator))
  if (strange >= 0)
    throw new Invalid([
      {
        path: `figures.${strange}.indicator`,
        message: say('本项不需要这一数据', 'This item does not ask for that figure'),
      },
    ])
  const { regionId, id, unitId, period } = one
  await reportClaims(ctx, {
    caseRef: { regionId, id },
    unitId,
    period,
    figures: [...figures],
    evidence: [...evidence],
    reporterUnitId: unitId,
  })
}

/**
 * The unit evaluates itself on one line: answers, marks, reports figures that nobody has reported yet, calls it not
 * applicable, proves it. Returns the revision of the sheet.
 * @throws Missing, Refused (another state, other hands), Invalid.
 */
export async function fillLine(ctx: Ctx, ref: CaseRef, key: string, filling: Filling): Promise<number> {
  const sheet = await openSheet(ctx, ref, true)
  await expectTurn(ctx, sheet.one, ['self'], 'score.self')
  const faults = findLineFaults(sheet.system.body, key, filling, true)
  if (faults.length > 0) throw new Invalid(faults)
  await proveLine(ctx, ref, key, filling.evidence)
  await reportFigures(ctx, sheet, key, filling)
  const figures = (await figuresNow(ctx, sheet, [key])).get(key) ?? []
  const { yes, mark, notApplicable, evidence, note } = filling
  const input: ItemInput = { ...noInput, figures, yes, mark, notApplicable }
  return sayLines(ctx, sheet, 'self', [{ item: key, input, evidence: [...evidence], note }])
}

/** Lines whose figures are reported otherwise by now, taken up as they stand. */
async function figureChanges(ctx: Ctx, sheet: OpenSheet): Promise<LineChange[]> {
  const figures = await figuresNow(ctx, sheet)
  return [...figures].flatMap(([item, now]): LineChange[] => {
    const line = sheet.lines.get(item)
    const input = line?.input ?? noInput
    if (now.length === 0 || canonical(input.figures) === canonical(now)) return []
    return [{ item, input: { ...input, figures: now }, evidence: line?.evidence ?? [], note: line?.note ?? null }]
  })
}

/** Takes up figures that were reported since: in another form, by another office. Returns the revision of the sheet. */
export async function refreshFigures(ctx: Ctx, ref: CaseRef): Promise<number> {
  const sheet = await openSheet(ctx, ref, true)
  await expectTurn(ctx, sheet.one, ['self'], 'score.self')
  const changes = await figureChanges(ctx, sheet)
  return changes.length > 0 ? sayLines(ctx, sheet, 'prefill', changes) : sheet.evaluation.rev
}

/** Handing in takes up the latest figures first, so that the reviewer sees what the unit has reported. */
export async function takeUpFigures(ctx: Ctx, one: CaseView): Promise<void> {
  const sheet = await openSheet(ctx, { regionId: one.regionId, id: one.id })
  const changes = await figureChanges(ctx, sheet)
  if (changes.length > 0) await sayLines(ctx, sheet, 'prefill', changes)
}
