import { sql } from 'kysely'
import { pinyin } from 'pinyin-pro'
import { writeEntry } from '#kernel/audit/server'
import { type Asked, handle, type Route } from '#kernel/domain/server'
import { addUnit, type Unit } from '#kernel/org/server'
import { Forbidden, Invalid, SignedOut } from '#platform/errors'
import { say } from '#platform/say'
import { FirstAdministrator } from './contracts.ts'
import { isFirstCode } from './first-code.ts'
import { meOf } from './me.ts'
import { addPerson, appoint } from './people.ts'
import { findSigned, startSession } from './sessions.ts'
import { findWeakness } from './strength.ts'

const firstPosts = ['administrator', 'security-administrator'] as const

const wrongCode = say(
  '首次设置码不正确；请看启动本系统的窗口，重新启动会换新码',
  'Not the setup code; see the window the product was started in, a restart prints a new one',
)

/** The journal's first line: who took the product in hand, from where, and with which two posts. */
const noteFirst = (asked: Asked<typeof FirstAdministrator>, unit: Unit, personId: string): Promise<void> =>
  writeEntry(asked.db, {
    regionId: unit.regionId,
    personId,
    personName: asked.body.name,
    unitId: unit.id,
    unitNo: unit.no,
    action: 'person.first',
    subjectKind: 'person',
    subjectId: personId,
    body: { login: asked.body.login, name: asked.body.name, posts: firstPosts, address: asked.caller.address },
  })

/**
 * On an empty product only: the root unit and its first administrator, who must then appoint everybody else. The code printed
 * at the start keeps out whoever merely finds the address first.
 */
export const firstAdministrator: Route = handle(FirstAdministrator, async (asked) => {
  await sql`select pg_advisory_xact_lock(20170206)`.execute(asked.db)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from person`.execute(asked.db)
  if (rows[0]?.n !== 0) throw new Forbidden(say('系统已有管理员', 'There is an administrator already'))
  const { code, login, name, password, rootUnit, regionId } = asked.body
  if (!(await isFirstCode(asked.db, code))) throw new Invalid([{ path: 'code', message: wrongCode }])
  const weakness = findWeakness(password, login, name)
  if (weakness) throw new Invalid([{ path: 'password', message: weakness }])
  const root = { name: rootUnit, shortName: null, aliases: [], kind: 'federation' as const, regionId, uscc: null }
  const unit = await addUnit(asked, { ...root, parentId: null, industrialParentId: null, validFrom: asked.today })
  const personId = await addPerson(
    asked.db,
    { login, name, password, pinyin: pinyin(name, { toneType: 'none' }), mustChange: false },
    asked.now,
  )
  for (const post of firstPosts)
    await appoint(asked.db, {
      personId,
      post,
      unitId: unit.id,
      from: asked.today,
      by: null,
      reason: '首次启动 First start',
    })
  await noteFirst(asked, unit, personId)
  const token = await startSession(asked.db, personId, asked.caller, asked.now)
  const signed = await findSigned(asked.db, token, asked.now, asked.today, 60)
  if (!signed) throw new SignedOut()
  asked.setToken(token)
  return { me: await meOf(asked, signed) }
})
