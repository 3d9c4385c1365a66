import type { Ctx, Deed, FindFacts } from '#kernel/domain/server'
import { findOffer } from '#kernel/domain/server'
import { nameUnits } from '#kernel/org/server'
import type { AnswersOf, CaseView } from '#kernel/process'
import type { LiveState } from '../model/index.ts'
import type { agreementProcess } from '../process.ts'
import { addressLines } from '../rules/agreement.ts'
import { putAgreement, setAgreementState } from '../store/agreements.ts'

/** What has been approved is what calls are checked by and what the catalogue says. */
async function publish(ctx: Ctx, one: CaseView): Promise<void> {
  const answers = one.answers as AnswersOf<typeof agreementProcess>
  const { contact: _contact, assessment: _assessment, from, until, addresses, fields, kinds, ...plain } = answers
  const names = await nameUnits(ctx.db, [one.unitId])
  await putAgreement(ctx.db, {
    ...plain,
    ...{ id: one.id, regionId: one.regionId, unitId: one.unitId, unitName: names.get(one.unitId) ?? '' },
    consent: plain.ground === 'consent' ? plain.consent : null,
    fields: plain.direction === 'out' ? (fields ?? []) : [],
    kinds: plain.direction === 'in' ? (kinds ?? []) : [],
    ...{ fromOn: from, untilOn: until, state: 'live', addresses: addressLines(addresses) },
  })
}

const put =
  (state: LiveState): Deed =>
  async (ctx, one) =>
    void (await setAgreementState(ctx.db, one.id, state))

/** What follows when an agreement is decided, stopped or goes on. */
export const agreementDeeds: Readonly<Record<string, Deed>> = {
  'exchange-agreement.approve': publish,
  'exchange-agreement.extend': publish,
  'exchange-agreement.resume': publish,
  'exchange-agreement.suspend': put('suspended'),
  'exchange-agreement.end': put('ended'),
  'exchange-agreement.lapse': put('ended'),
}

/** Which fields the chosen consent names, as its keeper says. */
export const agreementFacts: FindFacts = async (ctx, one) => {
  const { consent } = one.answers
  const ask = findOffer<{ purpose: string }, readonly string[]>(ctx.house, 'worker.consentFields')
  return { consentFields: typeof consent === 'string' && ask ? await ask(ctx, { purpose: consent }) : null }
}
