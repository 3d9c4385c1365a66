import type { Ctx } from '#kernel/domain/server'
import { digestOf } from '#kernel/edition/server'
import type { EvidenceRow } from '#kernel/evidence'
import { findEvidence } from '#kernel/evidence/server'
import type { FigureAnswer } from '#kernel/form'
import { type IndicatorDefinition, sayFigure } from '#kernel/indicator'
import { findIndicators } from '#kernel/indicator/server'
import { getUnit, nameUnits } from '#kernel/org/server'
import type { CaseView } from '#kernel/process'
import { say } from '#platform/say'
import { itemsOf, type SchemeItem, type View, type ViewFigure, type ViewFile, type ViewItem } from '../model/index.ts'
import { itemProcess } from '../process/index.ts'
import { findGaps } from '../rules/index.ts'
import { type ItemCase, listItemCases } from '../store/index.ts'
import { schemeOf } from './scheme-of.ts'

/** What is written about an item, under the names of its form. */
export interface Written {
  statement: string
  gaps: string
  proof: string[]
  figures: FigureAnswer[]
  cited: { name: string; figure: string; about: string | null; when: string | null; by: string | null; claim: string }[]
}

/** Answers of an item's case, nothing left out. */
export const writtenOf = (answers: Readonly<Record<string, unknown>>): Written => ({
  statement: String(answers.statement ?? ''),
  gaps: String(answers.gaps ?? ''),
  proof: (answers.proof as string[] | null) ?? [],
  figures: (answers.figures as FigureAnswer[] | null) ?? [],
  cited: (answers.cited as Written['cited'] | null) ?? [],
})

/** A file without what an assessor does not need: who uploaded it. */
export const fileOf = (row: EvidenceRow): ViewFile => ({
  regionId: row.regionId,
  id: row.id,
  name: row.name,
  digest: row.digest,
  size: row.size,
  type: row.type,
  unitName: row.unitName,
  effectiveOn: row.effectiveOn,
  expiresOn: row.expiresOn,
})

function figuresOf({ figures, cited }: Written, indicators: ReadonlyMap<string, IndicatorDefinition>): ViewFigure[] {
  const reported = figures.flatMap((one): ViewFigure[] => {
    const indicator = indicators.get(one.indicator)
    if (!indicator || one.value === null) return []
    const figure = sayFigure(String(one.value), one.qualifier, indicator.measure)
    return [{ label: indicator.label, figure, about: one.scope, when: one.asOf ?? '', by: '' }]
  })
  const taken = cited.map((one): ViewFigure => {
    const same = (text: string) => say(text, text)
    const { name, figure, about, when, by } = one
    return { label: same(name), figure: same(figure), about: about ?? '', when: when ?? '', by: by ?? '' }
  })
  return [...reported, ...taken]
}

interface Known {
  year: number
  today: string
  files: ReadonlyMap<string, EvidenceRow>
  indicators: ReadonlyMap<string, IndicatorDefinition>
  units: ReadonlyMap<number, string>
}

const unassigned = say('未布置', 'Not assigned')

function viewItem(item: SchemeItem, one: ItemCase | undefined, it: Known): ViewItem {
  const written = writtenOf(one?.answers ?? {})
  const files = written.proof.flatMap((id) => it.files.get(id) ?? []).map(fileOf)
  const figures = figuresOf(written, it.indicators)
  const wantsFigures = item.indicators.length > 0
  const resting = { statement: written.statement, files, figures: figures.length, wantsFigures }
  const open = one !== undefined && !['ready', 'closed'].includes(one.state)
  return {
    key: item.key,
    label: item.label,
    weight: item.weight,
    demands: item.demands,
    source: item.source,
    unitId: one?.unitId ?? item.unitId,
    unitName: one?.unitName ?? it.units.get(item.unitId ?? 0) ?? '',
    regionId: one?.regionId ?? null,
    caseId: one?.id ?? null,
    state: one?.state ?? null,
    stateLabel: (one && itemProcess.states[one.state]?.label) ?? unassigned,
    dueOn: open ? one.dueOn : null,
    overdue: open && one.dueOn !== null && one.dueOn < it.today,
    statement: written.statement,
    gapsText: written.gaps,
    figures,
    files,
    gaps: [
      ...(one ? [] : [{ rule: 'not-assigned', message: say('尚未布置责任单位', 'Not assigned to a unit yet') }]),
      ...findGaps({ ...resting, year: it.year, today: it.today }),
    ],
  }
}

/** The whole of an assessment as it stands now. */
export async function makeView(ctx: Ctx, one: CaseView): Promise<View> {
  const scheme = await schemeOf(ctx, one)
  const cases = await listItemCases(ctx.db, { regionId: one.regionId, id: one.id })
  const byKey = new Map(cases.map((c) => [String(c.answers.item), c]))
  const written = cases.map((c) => writtenOf(c.answers))
  const rows = await findEvidence(ctx.db, [...new Set(written.flatMap(({ proof }) => proof))])
  const named = written.flatMap(({ figures }) => figures.map(({ indicator }) => indicator))
  const units = itemsOf(scheme.body).flatMap(({ unitId }) => (unitId === null ? [] : [unitId]))
  const known: Known = {
    year: Number(one.period),
    today: ctx.today,
    files: new Map(rows.map((row) => [row.id, row])),
    indicators: await findIndicators(ctx.db, named),
    units: await nameUnits(ctx.db, units),
  }
  return {
    title: one.title,
    unitName: (await getUnit(ctx.db, one.unitId)).name,
    year: known.year,
    schemeId: scheme.id,
    schemeName: scheme.name,
    schemeVersion: scheme.version,
    note: scheme.body.note,
    aspects: scheme.body.aspects.map((aspect) => ({
      key: aspect.key,
      label: aspect.label,
      items: aspect.items.map((item) => viewItem(item, byKey.get(item.key), known)),
    })),
  }
}

/** What of an item is for the house only: states, terms, keys, and what the product itself finds missing. */
const inHouse = { regionId: null, caseId: null, state: null, stateLabel: null, dueOn: null, overdue: null, gaps: null }

/** Digest of what a view says to an assessor. */
export const viewDigest = (view: View): string =>
  digestOf({
    ...view,
    aspects: view.aspects.map((aspect) => ({
      ...aspect,
      items: aspect.items.map((item) => ({ ...item, ...inHouse })),
    })),
  })
