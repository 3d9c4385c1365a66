import { z } from 'zod'
import type { Ctx } from '#kernel/domain/server'
import { getUnit, type Unit } from '#kernel/org/server'
import type { CaseView } from '#kernel/process'
import { openCase } from '#kernel/process/server'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { resolve } from '../rules/index.ts'
import {
  changeAdoption,
  frameworks,
  getAdoption,
  insertAdoption,
  isAdopting,
  listLines,
  type StoredAdoption,
  type StoredFramework,
} from '../store/index.ts'
import { tellBelow } from './frameworks.ts'

const refuse = (rule: string, zh: string, en: string) =>
  new Invalid([{ path: 'answers.framework', rule, message: say(zh, en) }])

/** Begins to adopt a list for a unit. @throws Missing for a unit or an edition out of reach; Invalid for one that cannot be adopted. */
export async function startAdoption(ctx: Ctx, { unitId, frameworkId }: { unitId: number; frameworkId: string }) {
  const upper = await frameworks.get(ctx.db, frameworkId)
  const answers = { framework: upper.id, name: titleOf(upper) }
  return openCase(ctx, { process: 'adoption', unitId, title: `采纳：${upper.name}`.slice(0, 300), answers })
}

/** An edition as a case names it. */
const titleOf = ({ name, version }: StoredFramework): string => `${name}（第${version}版）`.slice(0, 120)

async function adoptable(ctx: Ctx, one: CaseView): Promise<StoredFramework> {
  const id = String(one.answers.framework)
  if (!z.uuid().safeParse(id).success) throw refuse('no-framework', '“上级清单”不存在', 'There is no such list')
  const upper = await frameworks.get(ctx.db, id)
  if (one.answers.name !== titleOf(upper))
    throw new Invalid([
      {
        path: 'answers.name',
        rule: 'other-name',
        message: say('名称与所选清单不一致', 'The name is not that of the list'),
      },
    ])
  if (upper.state !== 'in-force')
    throw refuse('not-in-force', '只能采纳施行中的清单', 'Only a list in force can be adopted')
  const above = await getUnit(ctx.db, upper.unitId)
  const unit = await getUnit(ctx.db, one.unitId)
  if (!(unit.no > above.no && unit.no < above.upto))
    throw refuse('not-above', '只能采纳上级单位的清单', 'Only a list of a unit above can be adopted')
  const taken = { unitId: one.unitId, upperUnitId: upper.unitId, upperName: upper.name }
  if (await isAdopting(ctx.db, taken))
    throw refuse('adopted-already', '本单位已在采纳此清单', 'The unit adopts this list already')
  return upper
}

/** What stands beside the case from its opening: which list, which edition. */
export async function beginAdoption(ctx: Ctx, one: CaseView): Promise<void> {
  const upper = await adoptable(ctx, one)
  const unit = await getUnit(ctx.db, one.unitId)
  await insertAdoption(ctx.db, {
    ...{ regionId: one.regionId, id: one.id, unitId: unit.id, unitNo: unit.no },
    ...{ upperUnitId: upper.unitId, upperName: upper.name, baseId: null, targetId: upper.id, resultId: null },
    ...{ ended: false, rev: 1 },
  })
}

/** A name for the list that a unit makes of another: that of the first list, with the unit behind it. */
const nameFor = (upper: string, unitName: string): string =>
  `${upper.replace(/（[^（）]*）$/, '').slice(0, 100 - unitName.length - 2)}（${unitName}）`

/** The name is free, or stands for what the unit made of this very list before: two lists above never share one below. */
async function nameOf(ctx: Ctx, upper: StoredFramework, unit: Unit): Promise<string> {
  const above = await getUnit(ctx.db, upper.unitId)
  const names = [nameFor(upper.name, unit.name), nameFor(upper.name, `${unit.name}，承接${above.name}`)]
  for (const name of names) {
    const [latest] = await frameworks.versions(ctx.db, { unitId: unit.id, name })
    const made = latest && (await frameworks.get(ctx.db, latest.id))
    if (!made) return name
    const from = made.fromId ? await frameworks.get(ctx.db, made.fromId) : null
    if (from?.unitId === upper.unitId && from.name === upper.name) return name
  }
  return nameFor(upper.name, `${unit.name}，${upper.id.slice(0, 8)}`)
}

/** The list as decided, with the unit's additions in a part of its own; measures in it remember where they were in the list before. */
export async function resolvedOf(ctx: Ctx, adoption: StoredAdoption) {
  const upper = await frameworks.get(ctx.db, adoption.targetId)
  const lines = await listLines(ctx.db, adoption, upper.id)
  const plain = <L extends { line: unknown }>({ line: _line, ...said }: L) => said
  return resolve(upper.body, { decisions: lines.decisions.map(plain), additions: lines.additions.map(plain) })
}

/** Accepted, the list is in force: an edition of the unit's own, which units below may adopt in turn. */
export async function enforceResult(ctx: Ctx, one: CaseView): Promise<void> {
  const adoption = await getAdoption(ctx.db, one, true)
  const upper = await frameworks.get(ctx.db, adoption.targetId)
  const unit = await getUnit(ctx.db, adoption.unitId)
  const before = adoption.resultId ? await frameworks.get(ctx.db, adoption.resultId) : null
  const body = await resolvedOf(ctx, adoption)
  const name = before?.name ?? (await nameOf(ctx, upper, unit))
  const draft = { name, year: upper.year, body, fromId: upper.id }
  const made = await frameworks.draft(ctx, unit, draft, { measures: body.measures.length })
  await frameworks.putInForce(ctx, made, await tellBelow(ctx, made))
  await changeAdoption(ctx.db, one, { baseId: upper.id, resultId: made.id })
}

/** An adoption that ended leaves its list as it was; the unit may begin again. */
export const endAdoption = (ctx: Ctx, one: CaseView): Promise<void> =>
  changeAdoption(ctx.db, one, { ended: true }).then(() => undefined)
