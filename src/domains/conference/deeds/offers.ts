import type { Ctx } from '#kernel/domain/server'
import type { Area, CaseRef, CaseView } from '#kernel/process'
import { findCase } from '#kernel/process/server'
import { titleOfDecision } from '../rules/index.ts'

/** What a meeting decided, for whoever keeps track of it. */
export interface Decisions {
  /** The meeting: the work gets its case as parent. */
  parent: CaseRef
  /** Name of the meeting. */
  title: string
  /** The unit that issues it. */
  unitId: number
  heldOn: string
  items: {
    /** Stays the same however often they are offered. */
    key: string
    title: string
    words: string
    lead: number
    joints: number[]
    dueOn: string
    area: Area
  }[]
}

interface DecisionRow {
  text: string
  lead: number
  joints: number[] | null
  dueOn: string
  area: Area
}

/** The decisions of a meeting whose minutes are issued; null for any other. */
export async function decisions(ctx: Ctx, { regionId, id }: CaseView): Promise<Decisions | null> {
  const one = await findCase(ctx.db, { regionId, id })
  const rows = one?.answers.decisions as DecisionRow[] | null | undefined
  if (one?.process !== 'meeting' || one.state !== 'issued' || !rows?.length) return null
  const items = rows.map(({ text, lead, joints, dueOn, area }, i) => ({
    ...{ lead, dueOn, area, words: text, title: titleOfDecision(text), joints: joints ?? [] },
    key: `${id}:${i + 1}`,
  }))
  return { parent: { regionId, id }, title: one.title, unitId: one.unitId, heldOn: String(one.answers.heldOn), items }
}

/** A problem somebody named, for a register of problems. */
export interface NamedProblem {
  unitId: number
  title: string
  /** The problem with its cause and the help asked for, as far as they were said. */
  words: string
  origin: 'paper' | 'meeting'
  /** The paper or meeting it stands in. */
  source: string
  period: string | null
  parent: CaseRef
}

interface ProblemRow {
  problem: string
  cause: string | null
  ask: string | null
  unit?: number | null
}

const wordsOf = ({ problem, cause, ask }: ProblemRow): string =>
  [problem, ...(cause ? [`原因：${cause}`] : []), ...(ask ? [`需协调：${ask}`] : [])].join('\n')

/** The problems of an accepted paper or of issued minutes; empty for anything else. */
export async function problems(ctx: Ctx, { regionId, id }: CaseView): Promise<NamedProblem[]> {
  const one = await findCase(ctx.db, { regionId, id })
  const isPaper = one?.process === 'paper' && one.state === 'accepted'
  const isMeeting = one?.process === 'meeting' && one.state === 'issued'
  if (!one || !(isPaper || isMeeting)) return []
  return ((one.answers.problems ?? []) as ProblemRow[]).map((row) => ({
    ...{
      unitId: row.unit ?? one.unitId,
      title: row.problem,
      words: wordsOf(row),
      source: one.title,
      parent: { regionId, id },
    },
    origin: isPaper ? ('paper' as const) : ('meeting' as const),
    period: isPaper ? one.period : String(one.answers.heldOn).slice(0, 4),
  }))
}
