import {
  type Actor,
  actorOfPartner,
  actorOfSubject,
  isConfirmed,
  nobody,
  type Partner,
  reachOf,
  type Scope,
  type Signed,
  type Subject,
  scopeOf,
} from '#kernel/access'
import { admitSigned, admitSubject, owesSecondFactor, scopeSettings } from '#kernel/access/server'
import { dateInChina } from '#kernel/calendar'
import type { Asked, Ctx, House, Route } from '#kernel/domain/server'
import type { Database, Db } from '#platform/db'
import { inTx } from '#platform/db/server'
import type { Endpoint } from '#platform/endpoint'
import { AskAgain, Forbidden, SignedOut, Unproven } from '#platform/errors'
import type { Answerer, Sent } from '#platform/http/server'
import { say } from '#platform/say'
import { answerOnce } from './once.ts'
import type { Refusals } from './refusals.ts'

/** The name of the session cookie. Over https its prefix makes browsers refuse it from anybody but this host. */
export const cookieNameOf = (secure: boolean): string => (secure ? '__Host-gongyun' : 'gongyun')

/** The cookie of somebody whose file is kept: apart from the staff's, so that neither session opens the other's door. */
export const subjectCookieOf = (secure: boolean): string => `${cookieNameOf(secure)}-my`

/** What a server needs to answer requests. */
export interface Desk {
  database: Database
  house: House
  secure: boolean
  /** Minutes without a request after which a session ends. */
  idleMinutes: () => number
  /** Takes note of requests that were refused. */
  refusals: Pick<Refusals, 'note'>
}

const scopeFor = (actor: Actor, { needs }: Endpoint): Scope =>
  needs === 'signed-in' || needs === 'public' ? reachOf(actor) : scopeOf(actor, needs)

/** All that is open to whoever holds power and has no second factor yet. */
const enrolmentPaths = new Set(['/password', '/confirm', '/totp'])

function refuseStranger(endpoint: Endpoint, signed: Signed | null, now: Date, house: House): void {
  if (endpoint.needs === 'public' || endpoint.needs === 'subject') return
  if (!signed) throw new SignedOut()
  if (signed.mustChange && endpoint.path !== '/password')
    throw new Forbidden(say('请先修改初始密码', 'Change the first password before anything else'))
  if (owesSecondFactor(house, signed) && !enrolmentPaths.has(endpoint.path))
    throw new Forbidden(say('您的岗位须先启用动态口令', 'Your post needs a second factor; switch it on first'))
  const { actor } = signed
  if (endpoint.needs !== 'signed-in' && !actor.grants.some((g) => g.permission === endpoint.needs))
    throw new Forbidden(say('您没有办理此事的权限', 'You do not have the permission for this'))
  if (endpoint.asksAgain && !isConfirmed(actor, now)) throw new AskAgain()
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
  '/people/:id/password/reset',
  '/my/code',
  '/my/session',
  '/exchange/v1/token',
  '/exchange/agreements/:regionId/:id/clients',
  '/exchange/agreements/:regionId/:id/clients/:clientId/secrets',
  '/exchange/agreements/:regionId/:id/clients/:clientId/revocation',
])

function settingsOf(endpoint: Endpoint, actor: Actor): Record<string, string> {
  const settings = scopeSettings(actor, scopeFor(actor, endpoint))
  if (endpoint.needs === 'subject' && actor.personId) settings['app.subject'] = actor.personId
  if (authPaths.has(endpoint.path)) settings['app.auth'] = 'yes'
  if (endpoint.needs === 'org.manage' || endpoint.path === '/first-administrator') settings['app.org'] = 'write'
  if (endpoint.needs === 'audit.read') settings['app.journal'] = 'all'
  return settings
}

/** A caller whom the door has let in. */
interface Admitted {
  signed: Signed | null
  subject: Subject | null
  partner: Partner | null
  now: Date
}

const noOne = { signed: null, subject: null, partner: null }

/** Answers requests: who, may they, one transaction with their scope, the deed, the answer. */
export function answererOf(desk: Desk, { endpoint, answer }: Route): Answerer<Admitted> {
  return {
    async admit({ cookies, address, authorization }) {
      const now = new Date()
      if (endpoint.needs === 'subject') return { ...noOne, subject: await letSubject(desk, cookies, now), now }
      if (endpoint.needs === 'partner')
        return { ...noOne, partner: await letPartner(desk, authorization, address, now), now }
      const token = cookies[cookieNameOf(desk.secure)]
      const signed = token ? await admitSigned(desk.database, token, now, dateInChina(now), desk.idleMinutes()) : null
      try {
        refuseStranger(endpoint, signed, now, desk.house)
      } catch (error) {
        const actor = signed?.actor ?? nobody
        desk.refusals.note({ endpoint, actor, address, sent: { params: {}, query: {}, body: {} } }, error)
        throw error
      }
      return { ...noOne, signed, now }
    },
    async answer(sent, { signed, subject, partner, now }) {
      const actor = signed?.actor ?? (subject ? actorOfSubject(subject) : partner ? actorOfPartner(partner) : nobody)
      let no: Error | null = null
      let token: string | null | undefined
      let subjectToken: string | null | undefined
      const run = (db: Db) => {
        const ownUnits = signed?.held.map((h) => h.unitId) ?? (partner ? [partner.unitId] : [])
        const ctx: Ctx = { db, actor, house: desk.house, now, today: dateInChina(now), ownUnits }
        const { params, query, body, file, address, agent, host } = sent
        const asked = {
          ...ctx,
          ...{ params, query, body, file, signed, subject, partner },
          caller: { address, agent, host, token: sent.cookies[cookieNameOf(desk.secure)] ?? null, ...proofOf(sent) },
          setHeaders: (headers: Readonly<Record<string, string>>) => void sent.reply.headers(headers),
          setToken: (fresh: string | null) => {
            token = fresh
          },
          setSubject: (fresh: string | null) => {
            subjectToken = fresh
          },
          answerWith: (error: Error) => {
            no = error
          },
        } as unknown as Asked<Endpoint>
        const deed = () => answer(asked)
        // What is sent and answered there are secrets: nothing of it is kept, not even for a repeat.
        if (authPaths.has(endpoint.path)) return deed()
        return answerOnce(ctx, endpoint, sent, deed, () => no !== null)
      }
      const given = await inTx(desk.database, settingsOf(endpoint, actor), run).catch((error: unknown) => {
        desk.refusals.note({ endpoint, actor, address: sent.address, sent }, error)
        throw error
      })
      // Only what has been committed: a cookie for a session that was rolled back would sign the person out.
      if (token !== undefined) setCookie(sent, cookieNameOf(desk.secure), token, desk.secure)
      if (subjectToken !== undefined) setCookie(sent, subjectCookieOf(desk.secure), subjectToken, desk.secure)
      if (no) throw no
      return given
    },
  }
}

const proofOf = ({ authorization, requestKey }: Sent) => ({ authorization, key: requestKey })

/** @throws Unproven without a token that holds; a cookie of a person is none. */
async function letPartner(desk: Desk, authorization: string | null, address: string, now: Date): Promise<Partner> {
  const token = /^Bearer ([\w-]{20,200})$/i.exec(authorization ?? '')?.[1]
  const admit = desk.house.domains.find((domain) => domain.admitPartner)?.admitPartner
  const partner =
    token && admit
      ? await inTx(desk.database, { 'app.auth': 'yes' }, (db) =>
          admit(
            { db, actor: nobody, house: desk.house, now, today: dateInChina(now), ownUnits: [] },
            { token, address },
          ),
        )
      : null
  if (!partner)
    throw new Unproven('invalid_token', say('访问令牌无效或已过期', 'The token is unknown, or holds no longer'))
  return partner
}

/** @throws SignedOut without a session of a subject; a session of the staff is none. */
async function letSubject(desk: Desk, cookies: Sent['cookies'], now: Date): Promise<Subject> {
  const token = cookies[subjectCookieOf(desk.secure)]
  const subject = token ? await admitSubject(desk.database, token, now, desk.idleMinutes()) : null
  if (!subject) throw new SignedOut()
  return subject
}

function setCookie(sent: Sent, name: string, token: string | null, secure: boolean): void {
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const
  if (token) sent.reply.setCookie(name, token, options)
  else sent.reply.clearCookie(name, options)
}
