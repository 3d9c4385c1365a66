import type { Ctx } from '#kernel/domain/server'
import { acceptClaims } from '#kernel/indicator/server'
import type { CaseRef, CaseView } from '#kernel/process'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { noInput } from '../model/index.ts'
import { expectTurn } from './allowed.ts'
import { findLineFaults, proveLine } from './check-line.ts'
import { type LineChange, openSheet, sayLines } from './sheet.ts'

/** What a reviewer says about one line. */
export interface Reviewing {
  yes: boolean | null
  mark: string | null
  notApplicable: string | null
  acceptedMissing: string | null
  evidence: readonly string[]
  note: string | null
}

/**
 * A reviewer decides one line: answer, mark, not applicable, or lets a missing figure stand at no points. Figures
 * themselves are not touched: a wrong one goes back to whoever reported it. A decision other than the unit's own word
 * needs a reason. Returns the revision of the sheet.
 * @throws Missing, Refused (another state, four eyes), Invalid.
 */
export async function reviewLine(ctx: Ctx, ref: CaseRef, key: string, said: Reviewing): Promise<number> {
  const sheet = await openSheet(ctx, ref, true)
  await expectTurn(ctx, sheet.one, ['review'], 'score.review')
  const old = sheet.lines.get(key)
  const before = old?.input ?? noInput
  const evidence = [...new Set([...(old?.evidence ?? []), ...said.evidence])]
  const decides = said.acceptedMissing === null
  const faults = decides ? findLineFaults(sheet.system.body, key, { ...said, evidence }, true) : []
  const other = before.yes !== said.yes || before.mark !== said.mark || before.notApplicable !== said.notApplicable
  if (other && !said.note && said.notApplicable === null && decides)
    faults.push({
      path: 'note',
      message: say('与自评不一致，请写明理由', 'It differs from the unit’s own word: say why'),
    })
  if (faults.length > 0) throw new Invalid(faults)
  await proveLine(ctx, ref, key, said.evidence)
  const { yes, mark, notApplicable, acceptedMissing, note } = said
  const input = { ...noInput, figures: before.figures, yes, mark, notApplicable, acceptedMissing }
  return sayLines(ctx, sheet, 'review', [{ item: key, input, evidence, note }])
}

/** At the end of a review every line is the reviewer's: those left as they were are agreed to, and the figures accepted. */
export async function agreeToRest(ctx: Ctx, one: CaseView): Promise<void> {
  const ref = { regionId: one.regionId, id: one.id }
  const sheet = await openSheet(ctx, ref)
  const rest = [...sheet.lines.values()]
    .filter((line) => line.step === 'self' || line.step === 'prefill')
    .map(({ item, input, evidence, note }): LineChange => ({ item, input, evidence, note }))
  await sayLines(ctx, sheet, 'review', rest)
  await acceptClaims(ctx, ref)
}
