import { mayOver } from '#kernel/access'
import { writeEntry } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'
import { parseAnswers } from '#kernel/form'
import { addIndicator, findIndicators } from '#kernel/indicator/server'
import { getUnit, getUnits } from '#kernel/org/server'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { FormulaForm, TargetForm, type TargetRow } from '../model/index.ts'
import { openCatalogue } from './all.ts'
import { modelOf, readLabels } from './definitions.ts'
import { insertFormula, insertTarget, listTargets } from './store.ts'

const note = (ctx: Ctx, action: string, subjectId: string, body: Record<string, unknown>) =>
  writeEntry(ctx.db, {
    regionId: 0,
    personId: ctx.actor.personId,
    personName: ctx.actor.name,
    unitId: null,
    unitNo: null,
    action,
    subjectKind: 'indicator',
    subjectId,
    body,
  })

/** A fault of the engine as one of the form: the page knows one field for the formula. */
function refused(thrown: unknown): never {
  if (!(thrown instanceof Invalid)) throw thrown
  throw new Invalid(thrown.faults.map((fault) => ({ ...fault, path: 'answers.formula' })))
}

/**
 * Defines an indicator by a formula over others, with a line in the journal.
 * @throws Invalid for a formula that cannot be read, names what is not there, or leads back to itself
 */
export async function addFormula(ctx: Ctx, given: unknown): Promise<{ indicator: string }> {
  const { label, measure, formula, decimals, least, direction, source } = parseAnswers(FormulaForm, given)
  const { things, formulas } = await openCatalogue(ctx.db)
  const all = [...things.values()]
  const wanted = {
    formula: readLabels(formula, all),
    least: least === null || least === undefined ? null : String(least),
  }
  try {
    modelOf(all, [...formulas, { ...wanted, indicator: 'this', source: say(source, source) }])
  } catch (thrown) {
    refused(thrown)
  }
  const { name } = await addIndicator(ctx, {
    label: say(label, label),
    measure: say(measure, measure),
    direction,
    per: 'as-of',
    kind: 'ratio',
    decimals,
    source: say(source, source),
  })
  await insertFormula(ctx.db, { ...wanted, indicator: name, source: say(source, source) })
  await note(ctx, 'formula.add', name, wanted)
  return { indicator: name }
}

const fault = (path: string, zh: string, en: string) =>
  new Invalid([{ path: `answers.${path}`, message: say(zh, en), rule: 'target' }])

/**
 * Sets a target, with a line in the journal; one for the same unit and period ends where this begins.
 * @throws Invalid for an unknown indicator, or a baseline that does not lie before the target
 * @throws Missing for a unit that the person does not see
 */
export async function addTarget(ctx: Ctx, given: unknown): Promise<{ id: number }> {
  const { unitId, value, baselinePeriod, baselineValue, ...rest } = parseAnswers(TargetForm, given)
  if (!(await findIndicators(ctx.db, [rest.indicator])).has(rest.indicator))
    throw fault('indicator', '没有这个指标', 'There is no such indicator')
  if (unitId) await getUnit(ctx.db, unitId)
  if (baselinePeriod && baselinePeriod.slice(0, 4) >= rest.period.slice(0, 4))
    throw fault('baselinePeriod', '基期应早于目标所到的年份', 'The baseline must lie before the year of the target')
  if (baselineValue !== null && baselineValue !== undefined && !baselinePeriod)
    throw fault('baselinePeriod', '填了基期值，就要填基期', 'A baseline needs its period')
  const target = {
    ...rest,
    unitId: unitId ?? null,
    value: String(value),
    baselinePeriod: baselinePeriod ?? null,
    baselineValue: baselineValue === null || baselineValue === undefined ? null : String(baselineValue),
  }
  const id = await insertTarget(ctx.db, target)
  await note(ctx, 'target.add', target.indicator, { id, ...target })
  return { id }
}

/** Targets of every unit, and of those units whose figures the person may see. */
export async function showTargets(ctx: Ctx): Promise<TargetRow[]> {
  const all = await listTargets(ctx.db)
  const units = await getUnits(
    ctx.db,
    all.flatMap(({ unitId }) => unitId ?? []),
  )
  return all.filter(({ unitId }) => {
    const unit = unitId === null ? null : units.get(unitId)
    return unit === null || (unit !== undefined && mayOver(ctx.actor, 'statistics.read', unit))
  })
}
