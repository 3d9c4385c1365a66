import { sql } from 'kysely'
import { say } from '#platform/say'
import { type Database, DatabaseFault, type Db } from './index.ts'
import { appRole } from './pools.ts'
import { inOwnerTx, inTx } from './transaction.ts'

const oldestVersion = 150_000

/** The server's version as a number. Throws when it is older than PostgreSQL 15 or does not keep UTF-8. */
export async function checkServer(db: Db): Promise<number> {
  const found = await sql<{ version: number; encoding: string }>`
    select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`.execute(
    db,
  )
  const { version, encoding } = found.rows[0] ?? { version: 0, encoding: '' }
  if (version < oldestVersion) {
    throw new DatabaseFault(say('需要 PostgreSQL 15 或更高版本。', 'PostgreSQL 15 or newer is needed.'))
  }
  if (encoding !== 'UTF8') {
    throw new DatabaseFault(
      say(`数据库编码须为 UTF8，现为 ${encoding}。`, `The database must be UTF8, it is ${encoding}.`),
    )
  }
  return version
}

/** Throws unless the product's queries run as a role that row policies bind. */
export async function assertBoundRole(database: Database): Promise<void> {
  const found = await inTx(database, {}, (db) =>
    sql<{ name: string; free: boolean; owns: boolean }>`
      select rolname as name, rolsuper or rolbypassrls as free,
        exists (select from pg_class where relowner = r.oid) as owns
      from pg_roles r where rolname = current_user`.execute(db),
  )
  const role = found.rows[0]
  if (!role || role.name !== appRole || role.free || role.owns) {
    throw new DatabaseFault(
      say(
        `业务查询须以 ${appRole} 身份执行：不得为超级用户，不得绕过行级安全，不得拥有任何表。`,
        `The product's queries must run as ${appRole}: not a superuser, not able to bypass row security, owner of nothing.`,
      ),
    )
  }
}

/** Throws when trigrams of Chinese words come out empty: under a C locale every search would silently find nothing. */
export async function assertChineseSearch(database: Database): Promise<void> {
  const found = await inOwnerTx(database, (db) =>
    sql<{ ok: boolean }>`select show_trgm('工会') <> '{}' as ok`.execute(db),
  )
  if (!found.rows[0]?.ok) {
    throw new DatabaseFault(
      say(
        '数据库的 LC_CTYPE 不支持汉字检索，请用 C.UTF-8 等 UTF-8 区域设置重建数据库。',
        "The database's LC_CTYPE cannot search Chinese text; create it again with a UTF-8 locale such as C.UTF-8.",
      ),
    )
  }
}
