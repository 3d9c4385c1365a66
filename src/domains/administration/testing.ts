import { sql } from 'kysely'
import { scopeOf } from '#kernel/access'
import { asPerson, scopeSettings } from '#kernel/access/server'
import type { Asked, Ctx } from '#kernel/domain/server'
import type { PersonKey, TestProvince } from '#kernel/testing/server'
import { allRoutes } from '#kernel/whole/server'
import { inTx } from '#platform/db/server'
import type { AnswerOf, Endpoint } from '#platform/endpoint'
import { Forbidden } from '#platform/errors'
import { say } from '#platform/say'

interface Sent {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: Record<string, unknown>
}

const credentialPaths = ['/people', '/people/:id/password', '/people/:id/password/reset']

function settingsOf(actor: Ctx['actor'], endpoint: Endpoint): Record<string, string> {
  const any = { ...actor, grants: actor.grants.map((g) => ({ ...g, permission: 'any' })) }
  const scope = endpoint.needs === 'signed-in' ? scopeOf(any, 'any') : scopeOf(actor, endpoint.needs)
  return {
    ...scopeSettings(actor, scope),
    ...(credentialPaths.includes(endpoint.path) ? { 'app.auth': 'yes' } : {}),
    ...(endpoint.needs === 'audit.read' ? { 'app.journal': 'all' } : {}),
  }
}

/** Switches somebody's second factor on, as an enrolment would. Needs the setting `app.auth`. */
export const setSecondFactor = (db: Ctx['db'], personId: string) =>
  sql`update credential set totp_on = true, totp_secret = 'kept' where person_id = ${personId}`.execute(db)

/** Asks a route as somebody of the test province: permission, transaction with its scope, contract, answer. */
export async function askAs<E extends Endpoint>(
  province: TestProvince,
  login: PersonKey | string,
  endpoint: E,
  sent: Sent = {},
): Promise<AnswerOf<E>> {
  const route = allRoutes(province.house).find((one) => one.endpoint === (endpoint as Endpoint))
  if (!route) throw new Error(`no route for ${endpoint.path}`)
  const { actor: seen, ownUnits, ...system } = await province.asSystem((ctx) => asPerson(ctx, login))
  const actor = { ...seen, confirmedUntil: new Date(system.now.getTime() + 60_000).toISOString() }
  if (endpoint.needs !== 'signed-in' && !actor.grants.some((grant) => grant.permission === endpoint.needs))
    throw new Forbidden(say('您没有办理此事的权限', 'You do not have the permission for this'))
  const given = await inTx(province.database, settingsOf(actor, endpoint), (db) =>
    route.answer({
      ...system,
      db,
      actor,
      ownUnits,
      params: endpoint.params?.parse(sent.params ?? {}),
      query: endpoint.query?.parse(sent.query ?? {}),
      body: endpoint.body?.parse(sent.body ?? {}),
    } as unknown as Asked<Endpoint>),
  )
  return (endpoint.answer ? endpoint.answer.parse(given) : given) as AnswerOf<E>
}
