import { randomUUID } from 'node:crypto'
import type { Ctx } from '#kernel/domain/server'
import { canonical } from '#kernel/edition'
import type { FigureAnswer } from '#kernel/form'
import { acceptClaims } from '#kernel/indicator/server'
import type { CaseRef, CaseView } from '#kernel/process'
import { Invalid, Missing } from '#platform/errors'
import { say } from '#platform/say'
import { type ItemInput, noInput } from '../model/index.ts'
import {
  answerObjection,
  dropDrafts,
  getObjection,
  insertObjection,
  type ObjectionTable,
  raiseDrafts,
} from '../store/index.ts'
import { expectTurn } from './allowed.ts'
import { entryOf, findLineFaults, proveLine } from './check-line.ts'
import { figuresNow, reportFigures } from './fill.ts'
import { type OpenSheet, openSheet, reopen, sayLines } from './sheet.ts'

/** What a unit says against the points of one line. */
export interface Objecting {
  reason: string
  evidence: readonly string[]
  /** The figures that it says are the right ones. */
  figures: readonly FigureAnswer[]
}

/**
 * Writes down an objection to one line; it is raised with the others by the case's own action. A second one to the same
 * line takes the place of the first. Returns its id.
 * @throws Missing, Refused, Invalid.
 */
export async function objectToLine(ctx: Ctx, ref: CaseRef, item: string, said: Objecting): Promise<string> {
  const { one, system, lines } = await openSheet(ctx, ref, true)
  await expectTurn(ctx, one, ['feedback', 'confirmed'], 'score.self')
  entryOf(system.body, item)
  await proveLine(ctx, ref, item, said.evidence)
  await dropDrafts(ctx.db, ref, item)
  const id = randomUUID()
  await insertObjection(ctx.db, {
    regionId: one.regionId,
    id,
    caseId: one.id,
    unitId: one.unitId,
    unitNo: one.unitNo,
    indNo: one.indNo,
    item,
    reason: said.reason,
    evidence: [...said.evidence],
    figures: JSON.stringify(said.figures),
    state: 'drafted',
    raisedBy: ctx.actor.personId,
    raisedName: ctx.actor.name,
    raisedAt: ctx.now.toISOString(),
    answer: null,
    answeredBy: null,
    answeredName: null,
    answeredAt: null,
    pointsBefore: lines.get(item)?.points ?? 0,
    pointsAfter: null,
  })
  return id
}

/** The drafts become the objection of the case. */
export const raiseObjections = (ctx: Ctx, one: CaseView): Promise<void> =>
  raiseDrafts(ctx.db, { regionId: one.regionId, id: one.id })

/** The answer to one objection; an upheld one says what counts instead. */
export interface Answering {
  upheld: boolean
  answer: string
  yes: boolean | null
  mark: string | null
  notApplicable: string | null
}

/** The input of a line after an upheld objection: the answered value, or the figures the unit brought. */
async function upheldInput(ctx: Ctx, sheet: OpenSheet, objection: ObjectionTable, said: Answering): Promise<ItemInput> {
  const { item, evidence } = objection
  const { yes, mark, notApplicable } = said
  const faults = findLineFaults(sheet.system.body, item, { yes, mark, notApplicable, evidence }, false)
  if (faults.length > 0) throw new Invalid(faults)
  const before = sheet.lines.get(item)?.input ?? noInput
  const brought = objection.figures as FigureAnswer[]
  if (brought.length > 0) {
    await reportFigures(ctx, sheet, item, { figures: brought, evidence })
    await acceptClaims(ctx, { regionId: sheet.one.regionId, id: sheet.one.id })
  }
  const figures = brought.length > 0 ? ((await figuresNow(ctx, sheet, [item])).get(item) ?? []) : before.figures
  return {
    ...noInput,
    figures,
    yes,
    mark,
    notApplicable,
    acceptedMissing: notApplicable ? null : before.acceptedMissing,
  }
}

/**
 * Answers one objection: upheld, the line is reckoned anew from what counts now; rejected, nothing changes but the answer.
 * Never by whoever filled in or reviewed. Returns the revision of the sheet.
 * @throws Missing, Refused, Invalid — also when an upheld objection would change nothing.
 */
export async function answerOne(ctx: Ctx, ref: CaseRef, said: Answering): Promise<number> {
  const objection = await getObjection(ctx.db, ref.regionId, ref.id)
  const sheet = await openSheet(ctx, { regionId: objection.regionId, id: objection.caseId }, true)
  await expectTurn(ctx, sheet.one, ['objected'], 'score.answer')
  if (objection.state !== 'raised') throw new Missing()
  const before = sheet.lines.get(objection.item)?.points ?? 0
  const rev = said.upheld ? await uphold(ctx, sheet, objection, said) : sheet.evaluation.rev
  const after = (await reopen(ctx, sheet)).lines.get(objection.item)?.points ?? 0
  await answerObjection(ctx.db, objection, {
    state: said.upheld ? 'upheld' : 'rejected',
    answer: said.answer,
    answeredBy: ctx.actor.personId,
    answeredName: ctx.actor.name,
    answeredAt: ctx.now.toISOString(),
    pointsBefore: before,
    pointsAfter: after,
  })
  return rev
}

async function uphold(ctx: Ctx, sheet: OpenSheet, objection: ObjectionTable, said: Answering): Promise<number> {
  const line = sheet.lines.get(objection.item)
  const input = await upheldInput(ctx, sheet, objection, said)
  if (canonical(input) === canonical(line?.input))
    throw new Invalid([
      {
        path: 'upheld',
        message: say(
          '异议成立须相应调整该项，现无任何变化',
          'To uphold it, something of the item must change; nothing does',
        ),
      },
    ])
  const evidence = [...new Set([...(line?.evidence ?? []), ...objection.evidence])]
  return sayLines(ctx, sheet, 'answer', [{ item: objection.item, input, evidence, note: said.answer }])
}
