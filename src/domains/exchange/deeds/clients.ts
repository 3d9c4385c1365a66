import { randomUUID } from 'node:crypto'
import { mayOver } from '#kernel/access'
import { writeEntry } from '#kernel/audit/server'
import { plusDays } from '#kernel/calendar'
import type { Ctx } from '#kernel/domain/server'
import { dayOf } from '#kernel/export/server'
import { parametersAt } from '#kernel/parameter/server'
import { findCase, type StoredCase } from '#kernel/process/server'
import { Missing, Refused } from '#platform/errors'
import { say } from '#platform/say'
import type { AgreementRef, AgreementUse } from '../model/index.ts'
import { sources } from '../rules/sources.ts'
import { findAgreement } from '../store/agreements.ts'
import { listDays, usedOn } from '../store/calls.ts'
import {
  endSecrets,
  findClient,
  insertClient,
  insertSecret,
  listClients,
  listSecrets,
  revokeClient,
} from '../store/clients.ts'
import { digestOf, freshSecret } from './digest.ts'

/** The case of an agreement that the person may see. @throws Missing */
export async function agreementCase(ctx: Ctx, ref: AgreementRef, permission: string): Promise<StoredCase> {
  const one = await findCase(ctx.db, ref)
  const may = one && mayOver(ctx.actor, permission, { no: one.unitNo, indNo: one.indNo })
  if (!one || !may || one.process !== 'exchange-agreement') throw new Missing()
  return one
}

const note = (ctx: Ctx, one: StoredCase, action: string, body: Record<string, unknown>) =>
  writeEntry(
    ctx.db,
    {
      ...{ regionId: one.regionId, unitId: one.unitId, unitNo: one.unitNo },
      ...{ personId: ctx.actor.personId, personName: ctx.actor.name },
      ...{ action, subjectKind: 'exchange', subjectId: one.id, body },
    },
    ctx.now,
  )

/** Credentials are given out only while somebody answers for what they open. */
async function approved(ctx: Ctx, ref: AgreementRef): Promise<StoredCase> {
  const one = await agreementCase(ctx, ref, 'exchange.manage')
  if (!['inForce', 'renewing'].includes(one.state))
    throw new Refused([
      {
        rule: 'not-in-force',
        message: say('协议生效后才能发放凭据', 'Credentials are given once the agreement is in force'),
        source: sources.practice,
      },
    ])
  return one
}

async function addSecret(ctx: Ctx, clientId: string): Promise<string> {
  const secret = freshSecret()
  const madeAt = ctx.now.toISOString()
  await insertSecret(ctx.db, { id: randomUUID(), clientId, digest: digestOf(secret), madeAt, endsAt: null })
  return secret
}

/** A new client with its secret, which is shown this once. */
export async function addClient(ctx: Ctx, ref: AgreementRef, label: string) {
  const one = await approved(ctx, ref)
  const id = randomUUID()
  const made = { madeOn: ctx.today, madeName: ctx.actor.name }
  await insertClient(ctx.db, {
    ...{ id, agreementId: one.id, label, ...made },
    ...{ revokedOn: null, revokedWhy: null, usedOn: null },
  })
  await note(ctx, one, 'exchange.client', { client: id, label })
  return { clientId: id, secret: await addSecret(ctx, id), overlapEndsOn: null }
}

/** A new secret; those before go on for some days, so that the partner can change over without a break. */
export async function rotateSecret(ctx: Ctx, ref: AgreementRef & { clientId: string }) {
  const one = await approved(ctx, ref)
  const client = await findClient(ctx.db, one.id, ref.clientId)
  if (!client || client.revokedOn) throw new Missing()
  const found = await parametersAt(ctx.db, ['exchange.overlap-days'], one.regionId, ctx.today)
  const days = Number(found['exchange.overlap-days']?.value)
  const until = new Date(ctx.now.getTime() + days * 86_400_000)
  await endSecrets(ctx.db, client.id, until.toISOString())
  await note(ctx, one, 'exchange.rotate', { client: client.id, label: client.label, overlapDays: days })
  return { clientId: client.id, secret: await addSecret(ctx, client.id), overlapEndsOn: plusDays(ctx.today, days) }
}

/** Stops a client at once, whatever state the agreement is in. */
export async function stopClient(ctx: Ctx, ref: AgreementRef & { clientId: string }, reason: string) {
  const one = await agreementCase(ctx, ref, 'exchange.manage')
  const client = await findClient(ctx.db, one.id, ref.clientId)
  if (!client) throw new Missing()
  await revokeClient(ctx.db, client.id, ctx.today, reason)
  await note(ctx, one, 'exchange.revoke', { client: client.id, label: client.label, reason })
  return { revoked: true as const }
}

/** Clients of an agreement and how much of its quota is used. */
export async function showUse(ctx: Ctx, ref: AgreementRef): Promise<AgreementUse> {
  const one = await agreementCase(ctx, ref, 'exchange.read')
  const agreement = await findAgreement(ctx.db, one.id)
  const secrets = await listSecrets(ctx.db, one.id, ctx.now)
  const clients = (await listClients(ctx.db, one.id)).map((client) => ({
    ...client,
    secrets: secrets
      .filter(({ clientId }) => clientId === client.id)
      .map(({ madeAt, endsAt }) => ({ madeOn: day(madeAt) ?? '', endsOn: day(endsAt) })),
  }))
  return {
    state: agreement?.state ?? null,
    clients,
    today: { ...(await usedOn(ctx.db, one.id, ctx.today)), quota: agreement?.dayQuota ?? 0 },
    days: await listDays(ctx.db, one.id),
    mayManage: mayOver(ctx.actor, 'exchange.manage', { no: one.unitNo, indNo: one.indNo }),
  }
}

const day = (at: string | Date | null) => dayOf(at === null ? null : new Date(at).toISOString())
