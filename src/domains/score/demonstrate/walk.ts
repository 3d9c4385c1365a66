import { asPerson } from '#kernel/access/server'
import { formatPeriod, parsePeriod, plusDays } from '#kernel/calendar'
import { type Ctx, eachAtOnce, onDay } from '#kernel/domain/server'
import { linkEvidence, uploadEvidence } from '#kernel/evidence/server'
import { reportClaims } from '#kernel/indicator/server'
import type { CaseRef } from '#kernel/process'
import { act } from '#kernel/process/server'
import { openRound } from '../deeds/rounds.ts'
import { type LineChange, openSheet, sayLines } from '../deeds/sheet.ts'
import { itemsOf, noInput } from '../model/index.ts'
import { listEvaluations } from '../store/index.ts'
import { figuresFor, markFor } from './figures.ts'
import { type Evaluated, evaluated, notOurs } from './units.ts'

/** A round of the demonstration: its day, and the cases by the account that evaluates. */
export interface Opened {
  id: string
  opened: string
  period: string
  cases: ReadonlyMap<string, CaseRef>
}

/** Reports the figures of every unit as their business gives them, then opens the round, which takes them up. */
export async function open(ctx: Ctx, name: string, period: string, systemId: string): Promise<Opened> {
  const units = await eachAtOnce(evaluated, async ({ login, items }) => {
    const person = await asPerson(ctx, login)
    const [unitId = 0] = person.ownUnits
    await reportClaims(person, { caseRef: null, unitId, period, figures: figuresFor(login, period, items) })
    return unitId
  })
  const clerk = await asPerson(ctx, 'clerk')
  const { id } = await openRound(clerk, { name, period, systemId, units })
  const rows = await listEvaluations(ctx.db, id)
  const cases = evaluated.flatMap(({ login }, i) => {
    const row = rows.find((r) => r.unitId === units[i])
    return row ? [[login, { regionId: row.regionId, id: row.caseId }] as const] : []
  })
  return { id, opened: ctx.today, period, cases: new Map(cases) }
}

const refOf = (round: Opened, login: string): CaseRef => {
  const ref = round.cases.get(login)
  if (!ref) throw new Error(`no evaluation of "${login}"`)
  return ref
}

/** Acts on a unit's evaluation as a person, some days after the round was opened. */
export async function step(
  ctx: Ctx,
  round: Opened,
  who: { unit: string; by: string; after: number },
  action: string,
  input: Record<string, unknown> = {},
): Promise<void> {
  const person = await asPerson(onDay(ctx, plusDays(round.opened, who.after)), who.by)
  await act(person, refOf(round, who.unit), action, { input })
}

async function prove(person: Ctx, ref: CaseRef, period: string): Promise<string[]> {
  const [unitId = 0] = person.ownUnits
  const { zh } = formatPeriod(parsePeriod(period))
  const text = `演示材料：${person.actor.name} ${zh}自评佐证`
  const upload = { unitId, origin: '自评佐证', effectiveOn: `${period.slice(0, 4)}-01-01` }
  const { id } = await uploadEvidence(person, upload, { name: `${zh}自评佐证（演示）.txt`, bytes: Buffer.from(text) })
  await linkEvidence(person, ref, '1.1', [id])
  return [id]
}

const isOurs = (of: Evaluated, key: string) => of.items === null || of.items.includes(key)

/** A unit evaluates itself: answers, marks, and says what is not its business. The figures are there already. */
export async function fill(ctx: Ctx, round: Opened, of: Evaluated, after: number): Promise<void> {
  const ref = refOf(round, of.login)
  const person = await asPerson(onDay(ctx, plusDays(round.opened, after)), of.login)
  const evidence = await prove(person, ref, round.period)
  const sheet = await openSheet(person, ref)
  const changes = itemsOf(sheet.system.body).flatMap((item): LineChange[] => {
    const input = sheet.lines.get(item.key)?.input ?? noInput
    if (input.notApplicable !== null) return []
    const says = (part: Partial<typeof input>, files = evidence): LineChange[] => [
      { item: item.key, input: { ...input, ...part }, evidence: files, note: null },
    ]
    if (!isOurs(of, item.key)) return says({ notApplicable: notOurs }, [])
    if (item.kind === 'YES_NO') return says({ yes: true })
    return item.kind === 'REVIEWED' ? says({ mark: markFor(`${of.login}${item.key}`) }) : []
  })
  await sayLines(person, sheet, 'self', changes)
}

/** The reviewer goes through the sheet: agrees to most, and gives some marks of their own with a reason. */
export async function review(ctx: Ctx, round: Opened, of: Evaluated, after: number): Promise<void> {
  const person = await asPerson(onDay(ctx, plusDays(round.opened, after)), 'reviewer')
  const sheet = await openSheet(person, refOf(round, of.login))
  const changes = [...sheet.lines.values()]
    .filter((line) => line.kind === 'item' && line.step === 'self')
    .map(({ item, input, evidence }): LineChange => {
      const own = input.mark === null ? null : markFor(`复核${of.login}${item}`)
      const lower = own !== null && Number(own) < Number(input.mark)
      const note = lower ? '典型材料支撑不足，按三方面评定' : '情况属实'
      return { item, input: lower ? { ...input, mark: own } : input, evidence, note }
    })
  await sayLines(person, sheet, 'review', changes)
}
