import { writeEntry } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'
import { parseAnswers } from '#kernel/form'
import { findIndicators } from '#kernel/indicator/server'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { WatchForm } from '../model/index.ts'
import { insertRule } from './store.ts'

const fault = (path: string, zh: string, en: string) =>
  new Invalid([{ path: `answers.${path}`, message: say(zh, en), rule: 'watch' }])

/** Sets up a rule of monitoring, with a line in the journal. @throws Invalid for an unknown indicator or a level without its number. */
export async function addRule(ctx: Ctx, given: unknown): Promise<{ id: number }> {
  const { level, comparison, ...rule } = parseAnswers(WatchForm, given)
  if (!(await findIndicators(ctx.db, [rule.indicator])).has(rule.indicator))
    throw fault('indicator', '没有这个指标', 'There is no such indicator')
  const isLevel = rule.kind === 'level'
  if (isLevel && (level === null || level === undefined || !comparison))
    throw fault('level', '监测水平须填“应当”和水平值', 'A level needs its comparison and its number')
  const id = await insertRule(ctx.db, {
    ...rule,
    comparison: isLevel ? (comparison ?? null) : null,
    level: isLevel && level !== null && level !== undefined ? String(level) : null,
  })
  const { personId, name } = ctx.actor
  await writeEntry(ctx.db, {
    regionId: 0,
    personId,
    personName: name,
    unitId: null,
    unitNo: null,
    action: 'watch.add',
    subjectKind: 'watch-rule',
    subjectId: String(id),
    body: { ...rule, level, comparison },
  })
  return { id }
}
