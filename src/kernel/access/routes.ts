import { type Asked, handle, type Route } from '#kernel/domain/server'
import { changePassword, confirmSelf } from './confirm.ts'
import {
  ChangePassword,
  ConfirmSelf,
  ConfirmTotp,
  FindPersons,
  GetSession,
  ListSessions,
  RevokeSession,
  SignIn,
  SignOut,
  StartTotp,
} from './contracts.ts'
import { listDemonstrationAccounts } from './demonstration.ts'
import { confirmTotp, startTotp } from './enrolment.ts'
import { signIn } from './enter.ts'
import { findPersons } from './find-persons.ts'
import { firstAdministrator } from './first.ts'
import { meOf } from './me.ts'
import { noteAccess } from './note.ts'
import { endsSoon } from './renewal.ts'
import { endSession } from './sessions.ts'
import { own } from './store.ts'

/** People offered at once; whoever wants another writes more of the name. */
const mostPersons = 20

/** Where somebody is signed in; a session whose token was renewed a moment ago is left out. */
async function listSessions(asked: Asked<typeof ListSessions>) {
  const rows = await own(asked.db)
    .selectFrom('session')
    .selectAll()
    .where('personId', '=', asked.actor.personId)
    .orderBy('seenAt', 'desc')
    .execute()
  const isOwn = (digest: string) => digest === asked.actor.session
  return rows
    .filter((row) => isOwn(row.digest) || !endsSoon(row.expiresAt, asked.now))
    .map((row) => ({
      key: row.key,
      createdAt: String(row.createdAt),
      seenAt: String(row.seenAt),
      expiresAt: String(row.expiresAt),
      address: row.address,
      agent: row.agent,
      current: isOwn(row.digest),
    }))
}

async function revokeSession(asked: Asked<typeof RevokeSession>) {
  const { key } = asked.params
  const mine = own(asked.db).deleteFrom('session').where('personId', '=', asked.actor.personId)
  const which = key === 'all' ? mine.where('digest', '<>', asked.actor.session) : mine.where('key', '=', key)
  const gone = await which.returning('expiresAt').execute()
  const ended = gone.filter((row) => !endsSoon(row.expiresAt, asked.now)).length
  await noteAccess(asked, asked.actor.personId, asked.actor.name, 'session.revoke', { ended })
  return { ended }
}

/** Signing in and out, sessions, password, second factor. */
export const accessRoutes: Route[] = [
  handle(GetSession, async (asked) => {
    const signed = asked.signed
    const accounts = await listDemonstrationAccounts(asked)
    const { publicAddress } = asked.house
    return { me: signed ? await meOf(asked, signed) : null, publicAddress, ...accounts }
  }),
  handle(SignIn, signIn),
  handle(SignOut, async (asked) => {
    if (asked.caller.token) await endSession(asked.db, asked.caller.token)
    asked.setToken(null)
    return { out: true as const }
  }),
  firstAdministrator,
  handle(ChangePassword, changePassword),
  handle(ListSessions, listSessions),
  handle(FindPersons, (asked) => findPersons(asked, asked.query.words, mostPersons)),
  handle(RevokeSession, revokeSession),
  handle(StartTotp, startTotp),
  handle(ConfirmTotp, confirmTotp),
  handle(ConfirmSelf, confirmSelf),
]
