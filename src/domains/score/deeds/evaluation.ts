import type { Ctx } from '#kernel/domain/server'
import { getUnit } from '#kernel/org/server'
import type { CaseView } from '#kernel/process'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { type ItemInput, itemsOf, noInput } from '../model/index.ts'
import type { EvaluationFacts } from '../rules/index.ts'
import { findRoundNamed, getSystem, insertEvaluation, listObjections, listPlaces } from '../store/index.ts'
import { handsOf } from './allowed.ts'
import { findUnanswered, findUndecided } from './decided.ts'
import { figuresNow } from './fill.ts'
import { type LineChange, openSheet, sayLines } from './sheet.ts'

const bad = (zh: string, en: string) => new Invalid([{ path: 'answers.round', message: say(zh, en) }])

/** What belongs to a new evaluation: its place in the round, and a sheet with every figure that is known already. */
export async function beginSheet(ctx: Ctx, one: CaseView): Promise<void> {
  const round = await findRoundNamed(ctx.db, String(one.answers.round))
  if (!round) throw bad('没有这一评价轮次，请先发起轮次', 'There is no such round; open it first')
  if (one.period !== round.period) throw bad('评价期与轮次不一致', 'The period is not that of the round')
  const there = await listPlaces(ctx.db, round.id)
  if (there.includes(one.unitId)) throw bad('该单位已在本轮评价中', 'The unit is in this round already')
  const unit = await getUnit(ctx.db, one.unitId)
  const system = await getSystem(ctx.db, round.systemId)
  await insertEvaluation(ctx.db, {
    regionId: one.regionId,
    caseId: one.id,
    roundId: round.id,
    systemId: system.id,
    unitId: unit.id,
    unitNo: unit.no,
    indNo: unit.indNo,
    place: there.length + 1,
    rev: 0,
    total: null,
    grade: null,
    blocking: [],
  })
  const sheet = await openSheet(ctx, { regionId: one.regionId, id: one.id })
  const figures = await figuresNow(ctx, sheet)
  const changes = itemsOf(system.body).map((item): LineChange => {
    const strange = item.kinds.length > 0 && !item.kinds.includes(unit.kind)
    const notApplicable = strange ? '指标体系规定不适用于本类单位' : null
    const input: ItemInput = { ...noInput, figures: figures.get(item.key) ?? [], notApplicable }
    return { item: item.key, input, evidence: [], note: null }
  })
  await sayLines(ctx, sheet, 'prefill', changes)
}

/** What the rules of an evaluation need to know. */
export async function evaluationFacts(ctx: Ctx, one: CaseView): Promise<EvaluationFacts> {
  const ref = { regionId: one.regionId, id: one.id }
  const { one: stored, lines, system, evaluation } = await openSheet(ctx, ref)
  const { blocking } = evaluation
  const objections = await listObjections(ctx.db, ref)
  const hands = await handsOf(ctx, stored)
  return {
    ...hands,
    isOwn: ctx.ownUnits.includes(one.unitId),
    unanswered: findUnanswered(system.body, lines),
    undecided: findUndecided(system.body, lines),
    blocking,
    drafted: objections.filter((o) => o.state === 'drafted').length,
    open: objections.filter((o) => o.state === 'raised').length,
  }
}
