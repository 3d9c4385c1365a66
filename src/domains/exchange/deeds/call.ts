import { randomUUID } from 'node:crypto'
import type { Partner } from '#kernel/access'
import { writeEntry } from '#kernel/audit/server'
import type { Asked, Ctx } from '#kernel/domain/server'
import { getUnit } from '#kernel/org/server'
import type { Endpoint } from '#platform/endpoint'
import { Forbidden, Invalid, Missing, Refused, SignedOut, TooMany } from '#platform/errors'
import { say } from '#platform/say'
import type { CallRow, Direction } from '../model/index.ts'
import { quotaHeaders, refuseMany, secondsToMidnight } from '../rules/calls.ts'
import { type AgreementTable, findAgreement } from '../store/agreements.ts'
import { insertCall, takeQuota, usedOn } from '../store/calls.ts'

/** What a call is about, as its line says. */
export interface Calling {
  operation: CallRow['operation']
  people: number
  fields: readonly string[]
  clientId: string | null
  clientLabel: string | null
  address: string
}

/** How a call ended. */
interface Ended {
  found: number
  status: number
  rule: string | null
}

/** One line of the calls and one of the journal, which is sealed: who, what for, which fields, how many. */
export async function noteCall(ctx: Ctx, one: AgreementTable, call: Calling, ended: Ended): Promise<void> {
  const unit = await getUnit(ctx.db, one.unitId)
  const { people, operation, clientId, clientLabel } = call
  const address = call.address.slice(0, 60)
  const counted = { fields: [...call.fields], asked: people, ...ended }
  const id = randomUUID()
  await insertCall(ctx.db, {
    ...{ id, regionId: one.regionId, unitId: unit.id, unitNo: unit.no, agreementId: one.id, at: ctx.now.toISOString() },
    ...{ partner: one.partner, purpose: one.purpose, operation, clientId, clientLabel, address },
    ...counted,
  })
  await writeEntry(
    ctx.db,
    {
      ...{ regionId: one.regionId, unitId: unit.id, unitNo: unit.no },
      ...{ personId: ctx.actor.personId, personName: ctx.actor.name, action: `exchange.${operation}` },
      ...{ subjectKind: 'exchange', subjectId: one.id },
      body: { call: id, client: clientId, purpose: one.purpose, address, ...counted },
    },
    ctx.now,
  )
}

/** Takes the people of a call from the quota of the day. @throws Invalid above the quota of a call; TooMany until tomorrow. */
export async function takePeople(ctx: Ctx, one: AgreementTable, people: number): Promise<number> {
  refuseMany(people, one.callQuota)
  const used = await takeQuota(ctx.db, one.id, ctx.today, people, one.dayQuota)
  if (used === null) throw new TooMany(secondsToMidnight(ctx.now))
  return used
}

/** The status and rule of a no that is told to partners; null for anything else, which is a bug. */
function refusedAs(error: unknown): { status: number; rule: string } | null {
  if (error instanceof Forbidden) return { status: 403, rule: 'not-agreed' }
  if (error instanceof Missing) return { status: 404, rule: 'not-shared' }
  if (error instanceof Refused) return { status: 409, rule: error.refusals[0]?.rule ?? 'refused' }
  if (error instanceof Invalid) return { status: 422, rule: error.faults[0]?.rule ?? 'invalid' }
  if (error instanceof TooMany) return { status: 429, rule: 'day-quota' }
  return null
}

/** Somebody's own agreement. @throws SignedOut for nobody; Forbidden for one that goes the other way. */
export async function agreementOf(ctx: Ctx, partner: Partner | null, direction?: Direction): Promise<AgreementTable> {
  if (!partner) throw new SignedOut()
  const one = await findAgreement(ctx.db, partner.agreement.id)
  if (!one) throw new SignedOut()
  if (direction && one.direction !== direction)
    throw new Forbidden(
      direction === 'out'
        ? say('本协议只接收数据，不提供查询', 'This agreement takes data in and gives none')
        : say('本协议只提供查询，不接收数据', 'This agreement gives data and takes none in'),
    )
  return one
}

/**
 * A call of a partner's program. Its line is written whether it is answered or refused, in the transaction of the answer: what
 * cannot be written down is not told.
 */
export async function calling<T>(
  asked: Pick<Asked<Endpoint>, 'partner' | 'caller' | 'answerWith' | 'setHeaders'> & Ctx,
  what: { operation: CallRow['operation']; direction: Direction; people: number; fields: readonly string[] },
  deed: (one: AgreementTable, partner: Partner) => Promise<{ answer: T; found: number }>,
): Promise<T> {
  const { partner } = asked
  const one = await agreementOf(asked, partner)
  const { clientId = null } = partner ?? {}
  const { operation, people, fields } = what
  const call = { operation, people, clientId, clientLabel: null, address: asked.caller.address }
  const end = async (named: readonly string[], ended: Ended) => {
    await noteCall(asked, one, { ...call, fields: named }, ended)
    const { people: used } = await usedOn(asked.db, one.id, asked.today)
    asked.setHeaders(quotaHeaders(one.dayQuota, used, asked.now))
  }
  try {
    if (!partner) throw new SignedOut()
    await agreementOf(asked, partner, what.direction)
    await takePeople(asked, one, people)
    const { answer, found } = await deed(one, partner)
    await end(fields.length > 0 ? fields : one.fields, { found, status: 200, rule: null })
    return answer
  } catch (error) {
    const no = refusedAs(error)
    if (!no) throw error
    await end(fields, { found: 0, ...no })
    asked.answerWith(error as Error)
    return undefined as never
  }
}
