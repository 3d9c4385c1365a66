import type { Asked, Ctx } from '#kernel/domain/server'
import type { EvidenceRow } from '#kernel/evidence'
import { findEvidence } from '#kernel/evidence/server'
import { findIndicators } from '#kernel/indicator/server'
import { say } from '#platform/say'
import {
  type Extra,
  type GetSheet,
  type Item,
  indicatorsOf,
  itemsOf,
  type ObjectionRow,
  type Sheet,
  type SheetLine,
} from '../model/index.ts'
import { settingsOf, sumUp } from '../rules/index.ts'
import { getRound, listObjections, listSaid, type StoredLine } from '../store/index.ts'
import { handsOf, reaches } from './allowed.ts'
import { findUndecided } from './decided.ts'
import { inputsOf, type OpenSheet, openSheet } from './sheet.ts'

interface Around {
  today: string
  files: ReadonlyMap<string, EvidenceRow>
  said: readonly StoredLine[]
  undecided: readonly string[]
}

/** Full points must rest on proof that holds: it warns when none is left that does. */
function warningOf(line: StoredLine, proofs: SheetLine['evidence']): SheetLine['warning'] {
  if (line.kind !== 'item' || line.points === 0 || line.points < line.fullPoints || proofs.length === 0) return null
  const holding = proofs.filter((proof) => !proof.expired)
  if (holding.length === 0)
    return say('满分所依据的佐证均已失效，请更新', 'All proof of these full points has expired; renew it')
  const [only] = holding
  return holding.length === 1 && only?.expiresOn
    ? say(
        `满分仅由一份佐证支撑，该佐证 ${only.expiresOn} 失效`,
        `One file alone proves these full points, and it expires on ${only.expiresOn}`,
      )
    : null
}

function lineOf(line: StoredLine, entry: Item | Extra, { today, files, said, undecided }: Around): SheetLine {
  const evidence = line.evidence.flatMap((id) => {
    const file = files.get(id)
    if (!file) return []
    const { regionId, name, effectiveOn, expiresOn } = file
    return [{ regionId, id, name, effectiveOn, expiresOn, expired: expiresOn !== null && expiresOn < today }]
  })
  return {
    item: line.item,
    kind: line.kind,
    state: line.state,
    points: line.points,
    full: line.fullPoints,
    why: line.why,
    missing: line.missing,
    label: entry.label,
    rule: entry.rule,
    source: entry.source,
    of: 'weight' in entry ? entry : null,
    input: line.input,
    evidence,
    note: line.note,
    step: line.step,
    personName: line.personName,
    at: line.at,
    earlier: said
      .filter((one) => one.item === line.item && one.rev < line.rev)
      .map(({ points, fullPoints, note, personName, at, step }) => ({
        points,
        full: fullPoints,
        note,
        personName,
        at,
        step,
      })),
    undecided: undecided.includes(line.item),
    warning: warningOf(line, evidence),
  }
}

async function mayOf(ctx: Ctx, sheet: OpenSheet): Promise<Sheet['may']> {
  const { one } = sheet
  const { filled, reviewed } = await handsOf(ctx, one)
  const own = ctx.ownUnits.includes(one.unitId) && reaches(ctx, 'score.self', one)
  return {
    fill: own && one.state === 'self',
    review: !filled && one.state === 'review' && reaches(ctx, 'score.review', one),
    object: own && (one.state === 'feedback' || one.state === 'confirmed'),
    answer: !filled && !reviewed && one.state === 'objected' && reaches(ctx, 'score.answer', one),
  }
}

const objectionsOf = async (ctx: Ctx, sheet: OpenSheet): Promise<ObjectionRow[]> =>
  (await listObjections(ctx.db, { regionId: sheet.one.regionId, id: sheet.one.id })).map((row) => ({
    ...row,
    figures: row.figures as ObjectionRow['figures'],
    state: row.state as ObjectionRow['state'],
  }))

async function indicatorNames(ctx: Ctx, { system }: OpenSheet): Promise<Sheet['indicators']> {
  const found = await findIndicators(ctx.db, itemsOf(system.body).flatMap(indicatorsOf))
  return Object.fromEntries([...found].map(([name, { label, measure }]) => [name, { label, measure }]))
}

/** The sheet of an evaluation with every point opened to what stands behind it. @throws Missing. */
export async function showSheet(asked: Asked<typeof GetSheet>): Promise<Sheet> {
  const ref = { regionId: asked.params.regionId, id: asked.params.id }
  const sheet = await openSheet(asked, ref)
  const { one, system, evaluation, lines } = sheet
  const { body } = system
  const said = await listSaid(asked.db, ref)
  const files = new Map(
    (await findEvidence(asked.db, [...new Set([...lines.values()].flatMap((l) => l.evidence))])).map((f) => [f.id, f]),
  )
  const around = { today: asked.today, files, said, undecided: findUndecided(body, lines) }
  const draw = (entry: Item | Extra): SheetLine[] => {
    const line = lines.get(entry.key)
    return line ? [lineOf(line, entry, around)] : []
  }
  const aspects = body.aspects.map(({ key, label, items }) => {
    const drawn = items.flatMap(draw)
    const sum = (of: 'points' | 'full') => drawn.reduce((n, line) => n + line[of], 0)
    return { key, label, points: sum('points'), full: sum('full'), lines: drawn }
  })
  const extras = [...body.bonuses, ...body.deductions, ...body.vetoes].flatMap(draw)
  const { bonus, deduction, vetoed } = sumUp(
    body,
    [...aspects.flatMap((a) => a.lines), ...extras],
    inputsOf(sheet),
    settingsOf(one.parameters),
  )
  const round = await getRound(asked.db, evaluation.roundId)
  return {
    state: one.state,
    unitId: one.unitId,
    round: { id: round.id, name: round.name, period: round.period },
    system: { id: system.id, name: system.name, version: system.version, digest: system.digest ?? '' },
    rev: evaluation.rev,
    aspects,
    extras,
    bonus,
    deduction,
    vetoed,
    total: evaluation.total,
    grade: evaluation.grade,
    blocking: evaluation.blocking,
    objections: await objectionsOf(asked, sheet),
    indicators: await indicatorNames(asked, sheet),
    may: await mayOf(asked, sheet),
  }
}
