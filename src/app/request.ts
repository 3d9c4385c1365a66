import { type Actor, reachOf, type Scope, type Signed, scopeOf } from '#kernel/access'
import { findSigned, scopeSettings } from '#kernel/access/server'
import { dateInChina } from '#kernel/calendar'
import type { Asked, Ctx, House, Route } from '#kernel/domain/server'
import type { Database, Db } from '#platform/db'
import { inTx } from '#platform/db/server'
import type { Endpoint } from '#platform/endpoint'
import { Forbidden, SignedOut } from '#platform/errors'
import { AskAgain, type Sent } from '#platform/http/server'
import { say } from '#platform/say'
import { answerOnce } from './once.ts'

/** The name of the session cookie. */
export const cookieName = 'gongyun'

const nobody: Actor = { personId: null, name: '', lang: 'zh', session: null, grants: [], confirmedUntil: null }

/** What a server needs to answer requests. */
export interface Desk {
  database: Database
  house: House
  secure: boolean
  /** Minutes without a request after which a session ends. */
  idleMinutes: () => number
}

const scopeFor = (actor: Actor, { needs }: Endpoint): Scope =>
  needs === 'signed-in' || needs === 'public' ? reachOf(actor) : scopeOf(actor, needs)

function refuseStranger(endpoint: Endpoint, signed: Signed | null, now: Date): void {
  if (endpoint.needs === 'public') return
  if (!signed) throw new SignedOut()
  if (signed.mustChange && endpoint.path !== '/password')
    throw new Forbidden(say('请先修改初始密码', 'Change the first password before anything else'))
  const { actor } = signed
  if (endpoint.needs !== 'signed-in' && !actor.grants.some((g) => g.permission === endpoint.needs))
    throw new Forbidden(say('您没有办理此事的权限', 'You do not have the permission for this'))
  if (endpoint.asksAgain && !(actor.confirmedUntil && new Date(actor.confirmedUntil) > now)) throw new AskAgain()
}

/** Endpoints that touch secrets and sessions run with the setting their row policies ask for. */
const authPaths = new Set([
  '/session',
  '/sessions',
  '/sessions/:key',
  '/password',
  '/totp',
  '/confirm',
  '/first-administrator',
  '/people',
  '/people/:id/password',
])

function settingsOf(endpoint: Endpoint, actor: Actor): Record<string, string> {
  const settings = scopeSettings(actor, scopeFor(actor, endpoint))
  if (authPaths.has(endpoint.path)) settings['app.auth'] = 'yes'
  if (endpoint.needs === 'org.manage' || endpoint.path === '/first-administrator') settings['app.org'] = 'write'
  if (endpoint.needs === 'audit.read') settings['app.journal'] = 'all'
  return settings
}

/** Answers one request: who, may they, one transaction with their scope, the deed, the answer. */
export function answerRequest(desk: Desk, route: Route): (sent: Sent) => Promise<unknown> {
  return async (sent) => {
    const now = new Date()
    const today = dateInChina(now)
    const token = sent.cookies[cookieName] ?? null
    const signed = token
      ? await inTx(desk.database, { 'app.auth': 'yes' }, (db) => findSigned(db, token, now, today, desk.idleMinutes()))
      : null
    refuseStranger(route.endpoint, signed, now)
    const actor = signed?.actor ?? nobody
    let no: Error | null = null
    const run = async (db: Db) => {
      const ctx: Ctx = { db, actor, house: desk.house, now, today, ownUnits: signed?.held.map((h) => h.unitId) ?? [] }
      const asked = {
        ...ctx,
        params: sent.params,
        query: sent.query,
        body: sent.body,
        file: sent.file,
        signed,
        caller: { address: sent.address, agent: sent.agent, token },
        setToken: (fresh: string | null) => setCookie(sent, fresh, desk.secure),
        answerWith: (error: Error) => {
          no = error
        },
      } as unknown as Asked<Endpoint>
      const answer = () => route.answer(asked)
      // What is sent and answered here are secrets: nothing of it is kept, not even for a repeat.
      if (authPaths.has(route.endpoint.path)) return answer()
      return answerOnce(ctx, route.endpoint, sent, answer, () => no !== null)
    }
    const answer = await inTx(desk.database, settingsOf(route.endpoint, actor), run)
    if (no) throw no
    return answer
  }
}

function setCookie(sent: Sent, token: string | null, secure: boolean): void {
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const
  if (token) sent.reply.setCookie(cookieName, token, options)
  else sent.reply.clearCookie(cookieName, options)
}
