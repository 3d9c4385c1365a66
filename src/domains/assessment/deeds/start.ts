import { systemActor } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { acceptClaims } from '#kernel/indicator/server'
import { getUnit } from '#kernel/org/server'
import type { CaseRef, CaseView } from '#kernel/process'
import { act, openCase } from '#kernel/process/server'
import { Invalid, Missing, Refused } from '#platform/errors'
import { say } from '#platform/say'
import { itemsOf, type SchemeItem } from '../model/index.ts'
import { conferenceSource } from '../rules/index.ts'
import { isBegun, listItemCases, type StoredScheme, schemes } from '../store/index.ts'
import { getAssessment } from './reach.ts'
import { schemeLabel, schemeOf } from './scheme-of.ts'

const titleOf = (year: number) => `${year}年全国产改评价考核迎考`

/** Begins the assessment of a scheme's year for the unit that made it. @throws Missing, Invalid, as `openCase`. */
export async function startAssessment(
  ctx: Ctx,
  wanted: { schemeId: string; submitBy: string; note: string | null },
): Promise<CaseRef> {
  const scheme = await schemes.get(ctx.db, wanted.schemeId)
  const { regionId, id } = await openCase(ctx, {
    process: 'assessment',
    unitId: scheme.unitId,
    title: titleOf(scheme.year),
    period: String(scheme.year),
    answers: { scheme: schemeLabel(scheme), submitBy: wanted.submitBy, note: wanted.note },
  })
  return { regionId, id }
}

/** What an assessment must begin with: a scheme in force, of the year it is for, and no other assessment of that year. */
export async function beginAssessment(ctx: Ctx, one: CaseView): Promise<void> {
  const scheme = await schemeOf(ctx, one)
  const bad = (path: string, zh: string, en: string) => new Invalid([{ path, message: say(zh, en) }])
  if (one.period !== String(scheme.year))
    throw bad('period', `该框架用于 ${scheme.year} 年`, `The scheme is for ${scheme.year}`)
  if (await isBegun(ctx.db, one.unitId, scheme.year, one.id))
    throw bad('period', `${scheme.year} 年的迎考已经启动`, `The assessment of ${scheme.year} was begun already`)
}

/** An item begins only within an assessment. */
export async function beginItem(_ctx: Ctx, one: CaseView): Promise<void> {
  if (one.parentId) return
  const message = say('条目由迎考事项布置，不能单独发起', 'Items are assigned within an assessment')
  throw new Invalid([{ path: 'answers.item', message }])
}

async function openItem(
  ctx: Ctx,
  one: CaseView,
  scheme: StoredScheme,
  item: SchemeItem,
  unitId: number,
): Promise<CaseRef> {
  const aspect = scheme.body.aspects.find(({ items }) => items.includes(item))
  const [area] = item.areas
  const { regionId, id } = await openCase(ctx, {
    process: 'assessment-item',
    unitId,
    title: `${item.key} ${item.label.zh}`.slice(0, 300),
    period: one.period,
    parent: { regionId: one.regionId, id: one.id },
    ...(area ? { area } : {}),
    answers: {
      item: item.key,
      aspect: aspect?.label.zh ?? '',
      demands: item.demands.zh,
      weight: item.weight,
      source: item.source.zh,
      scheme: schemeLabel(scheme),
      top: one.unitId,
    },
  })
  return { regionId, id }
}

/** Every item of the scheme becomes the work of its unit. */
export async function assignItems(ctx: Ctx, one: CaseView): Promise<void> {
  const scheme = await schemeOf(ctx, one)
  for (const item of itemsOf(scheme.body)) if (item.unitId !== null) await openItem(ctx, one, scheme, item, item.unitId)
}

const notNow = () =>
  new Refused([
    {
      rule: 'not-gathering',
      message: say(
        '只有自查举证期间可以布置或改派条目',
        'Items are assigned only while the assessment is being gathered',
      ),
      source: conferenceSource,
    },
  ])

/**
 * Assigns an item that nobody has, or takes it from one unit and gives it to another, with what was written left where it is.
 * @throws Missing for an item the scheme does not have; Refused when it is being reviewed or the assessment is not gathered.
 */
export async function assignItem(ctx: Ctx, ref: CaseRef, wanted: { item: string; unitId: number }): Promise<CaseRef> {
  const one = await getAssessment(ctx, ref, 'assessment.manage')
  if (one.state !== 'gathering') throw notNow()
  const scheme = await schemeOf(ctx, one)
  const item = itemsOf(scheme.body).find(({ key }) => key === wanted.item)
  if (!item) throw new Missing()
  const held = (await listItemCases(ctx.db, one)).find(({ answers }) => answers.item === wanted.item)
  if (held) {
    const unit = await getUnit(ctx.db, wanted.unitId)
    await act(ctx, held, 'reassign', { input: { reason: `改派给${unit.name}` } })
  }
  return openItem(ctx, one, scheme, item, wanted.unitId)
}

/** What was reviewed is taken as right. */
export async function acceptItem(ctx: Ctx, one: CaseView): Promise<void> {
  await acceptClaims(ctx, { regionId: one.regionId, id: one.id })
}

/** With the assessment its items end: nothing more is written into what was handed in. */
export async function closeItems(ctx: Ctx, one: CaseView): Promise<void> {
  const system = { ...ctx, actor: systemActor }
  for (const item of await listItemCases(ctx.db, { regionId: one.regionId, id: one.id }))
    if (item.state !== 'closed') await act(system, { regionId: item.regionId, id: item.id }, 'close')
}
