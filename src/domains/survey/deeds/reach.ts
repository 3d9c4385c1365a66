import { mayOver } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { findCase, type StoredCase } from '#kernel/process/server'
import { Missing, Refused } from '#platform/errors'
import { say } from '#platform/say'
import { sources } from '../rules/process.ts'
import type { Ref } from '../store/tables.ts'

/** A survey that the person may prepare. @throws Missing */
export async function ownSurvey(ctx: Ctx, ref: Ref): Promise<StoredCase> {
  const one = await findCase(ctx.db, ref)
  if (one?.process !== 'survey' || !mayOver(ctx.actor, 'survey.run', { no: one.unitNo, indNo: one.indNo }))
    throw new Missing()
  return one
}

/** A survey that the person may read. @throws Missing */
export async function readSurvey(ctx: Ctx, ref: Ref): Promise<StoredCase> {
  const one = await findCase(ctx.db, ref)
  if (one?.process !== 'survey' || !mayOver(ctx.actor, 'survey.read', { no: one.unitNo, indNo: one.indNo }))
    throw new Missing()
  return one
}

/** Whether nobody has been asked yet: until then a list may be published and drawn from. */
export const isBeforeOpening = ({ state }: Pick<StoredCase, 'state'>): boolean =>
  ['draft', 'proposed', 'approved'].includes(state)

/** A no by the practice of surveys, with its rule. */
export const refuse = (rule: string, zh: string, en: string) =>
  new Refused([{ rule, message: say(zh, en), source: sources.practice }])
