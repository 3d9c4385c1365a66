import type { Ctx } from '#kernel/domain/server'
import { signPaper } from '#kernel/paper/server'
import { parametersAt } from '#kernel/parameter/server'
import type { CaseRef, CaseView } from '#kernel/process'
import { joinParties } from '#kernel/process/server'
import { say } from '#platform/say'
import { paperOf, titleOf } from '../rules/index.ts'
import { freeze, getCircular, setApproved } from '../store.ts'

const refOf = ({ regionId, id }: CaseView): CaseRef => ({ regionId, id })

/** What a circular is headed with, as the parameters of the day have it. */
export async function headOf(ctx: Ctx, regionId: number): Promise<{ body: string; code: string }> {
  const found = await parametersAt(ctx.db, ['circular.body', 'circular.code'], regionId, ctx.today)
  return { body: String(found['circular.body'].value), code: String(found['circular.code'].value) }
}

/** The approval keeps the digest of what was approved. */
export async function keepApproval(ctx: Ctx, one: CaseView): Promise<void> {
  const { digest } = await getCircular(ctx.db, refOf(one), true)
  await setApproved(ctx.db, refOf(one), digest)
}

/** Sending back takes the approval away. */
export const dropApproval = (ctx: Ctx, one: CaseView): Promise<void> => setApproved(ctx.db, refOf(one), null)

/** Signs: what was approved is frozen under the next number of the year, with both files and their digests. @throws as `signPaper`. */
export async function signCircular(ctx: Ctx, one: CaseView): Promise<void> {
  const { content } = await getCircular(ctx.db, refOf(one), true)
  const { body, code } = await headOf(ctx, one.regionId)
  const { number, frozen } = await signPaper(ctx, one, {
    ...{ code, title: titleOf(content.year), origin: '签发年度通报' },
    print: (given) => paperOf(content, { body, number: given, date: ctx.today }),
  })
  await freeze(ctx.db, refOf(one), { number, signedOn: ctx.today, frozen })
}

/** Issuing opens the circular to the units it was drawn from. */
export async function sendCircular(ctx: Ctx, one: CaseView): Promise<void> {
  const { content } = await getCircular(ctx.db, refOf(one))
  const part = say('主送', 'Addressee')
  await joinParties(
    ctx,
    refOf(one),
    content.units.filter((unitId) => unitId !== one.unitId).map((unitId) => ({ unitId, part })),
  )
}
