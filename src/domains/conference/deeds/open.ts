import type { Ctx } from '#kernel/domain/server'
import { acceptClaims, withdrawClaims } from '#kernel/indicator/server'
import { getUnit } from '#kernel/org/server'
import type { CaseView } from '#kernel/process'
import { joinParties } from '#kernel/process/server'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { findBody, insertMeeting, type StoredBody } from '../store/index.ts'
import { checkMeeting, checkPartners } from './reach.ts'

const noBody = () =>
  new Invalid([
    {
      path: 'answers.body',
      rule: 'no-body',
      message: say(
        '没有这一会议机制，或该单位不在其中；请在“会议机制”中查看',
        'There is no such body, or the unit has no part in it; see the list of bodies',
      ),
    },
  ])

async function namedBody(ctx: Ctx, one: CaseView): Promise<StoredBody> {
  const body = await findBody(ctx.db, String(one.answers.body), one.unitId)
  if (!body) throw noBody()
  return body
}

/** A meeting belongs to the unit of its body. @throws Invalid naming the body. */
export async function beginMeeting(ctx: Ctx, one: CaseView): Promise<void> {
  const body = await namedBody(ctx, one)
  if (body.unitId !== one.unitId) {
    const { name } = await getUnit(ctx.db, body.unitId)
    const message = say(
      `该会议机制设在“${name}”，请以该单位发起`,
      `The body belongs to "${name}"; call the meeting there`,
    )
    throw new Invalid([{ path: 'answers.body', rule: 'other-unit', message }])
  }
  const { no } = await getUnit(ctx.db, one.unitId)
  await insertMeeting(ctx.db, {
    regionId: one.regionId,
    caseId: one.id,
    unitId: one.unitId,
    unitNo: no,
    bodyId: body.id,
  })
  await checkMeeting(ctx, one, one.answers)
}

/** A topic is for a body that its unit sits in. @throws Invalid naming the body. */
export const beginTopic = async (ctx: Ctx, one: CaseView): Promise<void> => void (await namedBody(ctx, one))

/** The units a matter is raised with take part in it. */
export async function beginMatter(ctx: Ctx, one: CaseView): Promise<void> {
  await checkPartners(ctx, one)
  const partners = (one.answers.partners as number[]).filter((id) => id !== one.unitId)
  await joinParties(
    ctx,
    one,
    partners.map((unitId) => ({ unitId, part: say('联动单位', 'Partner') })),
  )
}

const refOf = ({ regionId, id }: CaseView) => ({ regionId, id })

/** The figures of an accepted paper are taken as right. */
export const takeFigures = async (ctx: Ctx, one: CaseView): Promise<void> => void (await acceptClaims(ctx, refOf(one)))

/** A paper sent back takes its figures with it. */
export const dropFigures = async (ctx: Ctx, one: CaseView): Promise<void> =>
  void (await withdrawClaims(ctx, refOf(one)))
