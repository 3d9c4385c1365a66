import { mayOver } from '#kernel/access'
import type { Asked, Ctx } from '#kernel/domain/server'
import { nameUnits } from '#kernel/org/server'
import type { AnswerOf } from '#platform/endpoint'
import { type AdoptionRow, Decision, type DifferenceRow, type GetAdoption, Gone } from '../model/index.ts'
import { type Difference, findLineFaults, type LineFault, resolve } from '../rules/index.ts'
import { frameworks, type Lines, listLines, type StoredAdoption, type StoredFramework } from '../store/index.ts'
import { deciding } from './decide.ts'
import { differencesOf } from './facts.ts'
import { reachAdoption } from './reach.ts'

const decidedOf = ({ decidedName, decidedAt, carried }: Lines['decisions'][number]['line']) => ({
  byName: decidedName,
  at: new Date(decidedAt).toISOString(),
  carried,
})

const of = (faults: readonly LineFault[], wanted: string) => faults.filter(({ key }) => key === wanted)

function rowsOf({ body }: StoredFramework, lines: Lines, faults: readonly LineFault[]): AdoptionRow[] {
  const byKey = new Map(lines.decisions.map((decision) => [decision.key, decision]))
  const made = resolve(body, lines)
  const groups = new Map(body.groups.map(({ key, title }) => [key, title]))
  return body.measures.map((measure) => {
    const decision = byKey.get(measure.key)
    const host = made.measures.find(({ trace }) => trace?.from.includes(measure.key))
    return {
      key: measure.key,
      measure,
      group: groups.get(measure.group) ?? '',
      decision: decision ? Decision.parse(decision) : null,
      decided: decision ? decidedOf(decision.line) : null,
      faults: of(faults, measure.key),
      becomes: decision && decision.choice !== 'drop' ? (host?.title ?? null) : null,
    }
  })
}

function differenceRow(difference: Difference, lines: Lines): DifferenceRow {
  const decision = lines.decisions.find(({ key }) => key === difference.key)
  const gone = lines.gone.find(({ key }) => key === difference.key)
  const settled = difference.kind === 'gone' ? !difference.needs || gone !== undefined : decision !== undefined
  return {
    ...difference,
    fields: [...difference.fields],
    clashes: [...difference.clashes],
    settled,
    ours: difference.ours && Decision.parse(difference.ours),
    decision: difference.kind !== 'gone' && decision ? Decision.parse(decision) : null,
    gone: gone ? Gone.parse(gone) : null,
  }
}

const count = (rows: readonly AdoptionRow[]) => {
  const n = (choice: string) => rows.filter(({ decision }) => decision?.choice === choice).length
  const open = rows.filter(({ decision }) => decision === null).length
  return { keep: n('keep'), change: n('change'), merge: n('merge'), drop: n('drop'), open }
}

const editionOf = (ctx: Ctx, id: string | null) => (id === null ? Promise.resolve(null) : frameworks.get(ctx.db, id))

async function baseShown(ctx: Ctx, { baseId, targetId }: StoredAdoption) {
  return baseId === targetId ? null : editionOf(ctx, baseId)
}

/** An adoption as its unit and those above see it. @throws Missing. */
export async function showAdoption(asked: Asked<typeof GetAdoption>): Promise<AnswerOf<typeof GetAdoption>> {
  const { one, adoption } = await reachAdoption(asked, asked.params, 'tailoring.read')
  const target = await frameworks.get(asked.db, adoption.targetId)
  const lines = await listLines(asked.db, adoption, target.id)
  const faults = findLineFaults(target.body, lines)
  const rows = rowsOf(target, lines, faults)
  const mayWrite = mayOver(asked.actor, 'tailoring.adopt', { no: one.unitNo, indNo: one.indNo })
  return {
    rev: adoption.rev,
    unitId: adoption.unitId,
    unitName: (await nameUnits(asked.db, [adoption.unitId])).get(adoption.unitId) ?? '',
    target,
    base: await baseShown(asked, adoption),
    result: await editionOf(asked, adoption.resultId),
    editable: deciding.includes(one.state) && mayWrite,
    rows,
    additions: lines.additions.map(({ line, ...said }) => ({
      ...said,
      decided: decidedOf(line),
      faults: of(faults, said.key),
    })),
    differences: (await differencesOf(asked, adoption)).map((one) => differenceRow(one, lines)),
    counts: count(rows),
  }
}
