import { mayOver } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import type { StoredCase } from '#kernel/process/server'
import { Missing, Refused } from '#platform/errors'
import { say } from '#platform/say'
import { evaluationProcess } from '../process/index.ts'
import { sources } from '../rules/index.ts'
import { listHands } from '../store/index.ts'

/** Whether a permission reaches the unit of a case. */
export const reaches = (ctx: Ctx, permission: string, one: StoredCase): boolean =>
  mayOver(ctx.actor, permission, { no: one.unitNo, indNo: one.indNo })

/** Who has had a hand in a sheet: filled in for the unit, or reviewed. */
export async function handsOf(ctx: Ctx, one: StoredCase): Promise<{ filled: boolean; reviewed: boolean }> {
  const me = ctx.actor.personId
  if (me === null) return { filled: false, reviewed: false }
  const hands = await listHands(ctx.db, { regionId: one.regionId, id: one.id })
  const had = (step: string) => hands.some((hand) => hand.step === step && hand.personId === me)
  return {
    filled: had('self') || (one.did.submit?.includes(me) ?? false),
    reviewed: had('review') || (one.did.finish?.includes(me) ?? false),
  }
}

const refuse = (rule: string, zh: string, en: string): Refused =>
  new Refused([{ rule, message: say(zh, en), source: sources.practice }])

/**
 * Lets a deed on a line pass only in its state and by those whose turn it is.
 * @throws Missing when the person may not do it here; Refused in another state, or for the wrong hands.
 */
export async function expectTurn(
  ctx: Ctx,
  one: StoredCase,
  states: readonly string[],
  permission: string,
): Promise<void> {
  if (!reaches(ctx, permission, one)) throw new Missing()
  if (!states.includes(one.state)) {
    const label = (evaluationProcess.states as Record<string, { label: { zh: string; en: string } }>)[one.state]?.label
    throw refuse('wrong-state', `“${label?.zh}”状态下不能办理`, `Cannot be done while "${label?.en}"`)
  }
  if (permission === 'score.self' && ctx.actor.personId !== null && !ctx.ownUnits.includes(one.unitId))
    throw refuse('own-unit', '请由被评价单位的人员办理', 'Somebody of the evaluated unit must do this')
  const { filled, reviewed } = await handsOf(ctx, one)
  if (permission === 'score.review' && filled)
    throw refuse(
      'four-eyes',
      '您参与了自评填报，请由其他同志复核',
      'You filled in some of this; somebody else must review it',
    )
  if (permission === 'score.answer' && (filled || reviewed))
    throw refuse(
      'four-eyes',
      '您参与了自评或复核，异议须由其他同志答复',
      'You filled in or reviewed; somebody else must answer',
    )
}
