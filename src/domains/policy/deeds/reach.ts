import { mayOver } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { getUnits } from '#kernel/org/server'
import { findCase, type StoredCase } from '#kernel/process/server'
import { Invalid, Missing, Refused } from '#platform/errors'
import { say } from '#platform/say'
import { sources } from '../adoption.ts'
import { policyProcess } from '../process.ts'
import type { Ref } from '../store/tables.ts'

/** @throws Missing unless the actor holds the permission over the unit whose row it is. */
export function assertMay(ctx: Ctx, permission: string, row: { unitNo: number }): void {
  if (!mayOver(ctx.actor, permission, { no: row.unitNo, indNo: null })) throw new Missing()
}

/**
 * The case of a document, held, so that nobody adopts it while a line changes.
 * @throws Missing when it is not there or not for this person; Refused in another state.
 */
export async function lockCase(ctx: Ctx, ref: Ref, state: 'confirming' | 'comparing'): Promise<StoredCase> {
  const one = await findCase(ctx.db, ref, true)
  if (!one || one.process !== policyProcess.name) throw new Missing()
  assertMay(ctx, 'policy.confirm', one)
  if (one.state === state) return one
  const now = policyProcess.states[one.state]?.label ?? say(one.state, one.state)
  const message = say(`文件“${now.zh}”，不能再改动条目`, `The document is "${now.en}"; this cannot be changed now`)
  throw new Refused([{ rule: 'wrong-state', message, source: sources.list }])
}

/** @throws Invalid at `path` for an id that is no unit, or a unit that has ended. */
export async function checkUnits(ctx: Ctx, ids: readonly number[], path: string): Promise<void> {
  const units = await getUnits(ctx.db, ids).catch((error) => {
    if (!(error instanceof Missing)) throw error
    throw new Invalid([{ path, message: say('所选单位不存在', 'There is no such unit'), rule: 'unknown-unit' }])
  })
  const ended = [...units.values()].find((unit) => unit.validTo !== null)
  if (!ended) return
  const message = say(`“${ended.name}”已撤并`, `"${ended.name}" has ended`)
  throw new Invalid([{ path, message, rule: 'ended-unit' }])
}
