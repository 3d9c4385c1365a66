import { sql } from 'kysely'
import { pinyin } from 'pinyin-pro'
import { handle, type Route } from '#kernel/domain/server'
import { addUnit } from '#kernel/org/server'
import { Forbidden, Invalid, SignedOut } from '#platform/errors'
import { say } from '#platform/say'
import { FirstAdministrator } from './contracts.ts'
import { meOf } from './me.ts'
import { addPerson, appoint } from './people.ts'
import { findSigned, startSession } from './sessions.ts'
import { findWeakness } from './strength.ts'

/** On an empty product only: the root unit and its first administrator, who must then appoint everybody else. */
export const firstAdministrator: Route = handle(FirstAdministrator, async (asked) => {
  await sql`select pg_advisory_xact_lock(20170206)`.execute(asked.db)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from person`.execute(asked.db)
  if (rows[0]?.n !== 0) throw new Forbidden(say('系统已有管理员', 'There is an administrator already'))
  const { login, name, password, rootUnit, regionId } = asked.body
  const weakness = findWeakness(password, login, name)
  if (weakness) throw new Invalid([{ path: 'password', message: weakness }])
  const root = { name: rootUnit, shortName: null, aliases: [], kind: 'federation' as const, regionId, uscc: null }
  const unit = await addUnit(asked, { ...root, parentId: null, industrialParentId: null, validFrom: asked.today })
  const personId = await addPerson(
    asked.db,
    { login, name, password, pinyin: pinyin(name, { toneType: 'none' }), mustChange: false },
    asked.now,
  )
  for (const post of ['administrator', 'security-administrator'] as const)
    await appoint(asked.db, {
      personId,
      post,
      unitId: unit.id,
      from: asked.today,
      by: null,
      reason: '首次启动 First start',
    })
  const token = await startSession(asked.db, personId, asked.caller, asked.now)
  const signed = await findSigned(asked.db, token, asked.now, asked.today, 60)
  if (!signed) throw new SignedOut()
  asked.setToken(token)
  return { me: await meOf(asked, signed) }
})
