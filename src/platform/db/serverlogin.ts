import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type Say, say } from '#platform/say'
import { DatabaseFault } from './index.ts'
import { quoteLiteral } from './literal.ts'
import { appRole } from './pools.ts'

const secretName = 'database-app-password'
const iterations = 4096
const loginRefused = new Set(['28P01', '28000', '42501', '3D000'])

/** The form in which PostgreSQL keeps a password (RFC 5803), made here so that no log of the server sees the password. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const hmac = (text: string): Buffer => createHmac('sha256', salted).update(text).digest()
  const stored = createHash('sha256').update(hmac('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${hmac('Server Key').toString('base64')}`
}

async function canLogIn(login: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client(login)
  try {
    await client.connect()
    await client.end()
    return true
  } catch (error) {
    if (loginRefused.has(String((error as { code?: string }).code))) return false
    throw error
  }
}

/** What the given user may do about the app's role. */
interface Powers {
  there: boolean
  creates: boolean
  takes: boolean
}

async function findPowers(owner: pg.Client): Promise<Powers> {
  const found = await owner.query<Powers>(
    `select exists (select from pg_roles where rolname = $1) as there,
       u.rolsuper or u.rolcreaterole as creates,
       u.rolsuper or exists (select from pg_roles r where r.rolname = $1 and pg_has_role(u.oid, r.oid, 'member')) as takes
     from pg_roles u where u.rolname = current_user`,
    [appRole],
  )
  return found.rows[0] ?? { there: false, creates: false, takes: false }
}

/** Creates the role and lets the owner take it too, which a second installation on the same database needs. */
async function createRole(owner: pg.Client, secretFile: string): Promise<string> {
  const password = randomBytes(24).toString('base64url')
  const verifier = quoteLiteral(scramVerifier(password))
  await owner.query(`create role ${appRole} login nosuperuser nobypassrls nocreatedb nocreaterole password ${verifier}`)
  await owner.query(`grant ${appRole} to current_user`)
  mkdirSync(join(secretFile, '..'), { recursive: true, mode: 0o700 })
  writeFileSync(secretFile, `${password}\n`, { mode: 0o600 })
  return password
}

/**
 * How the product's queries log in on the operator's server. In this order: the password kept in
 * `dataDir/secrets`; a new role with a random password, where the owner may create roles; taking the
 * role inside each transaction, where the owner may. Throws `DatabaseFault` with the SQL to run otherwise.
 */
export async function findAppLogin(url: string, dataDir: string, tell: (notice: Say) => void): Promise<pg.PoolConfig> {
  const owner = new pg.Client({ connectionString: url, connectionTimeoutMillis: 30_000 })
  await owner.connect()
  try {
    const { host, port, database } = owner
    const ssl = (owner as pg.Client & { ssl?: pg.ClientConfig['ssl'] }).ssl
    const as = (password: string): pg.PoolConfig => ({ host, port, database, ssl, user: appRole, password })
    const secretFile = join(dataDir, 'secrets', secretName)
    const kept = existsSync(secretFile) ? readFileSync(secretFile, 'utf8').trim() : undefined
    if (kept && (await canLogIn(as(kept)))) return as(kept)
    const powers = await findPowers(owner)
    if (!powers.there && powers.creates) {
      const made = as(await createRole(owner, secretFile))
      if (await canLogIn(made)) return made
    } else if (!powers.takes) throw needsRole()
    tell(takesRoleNotice)
    return { connectionString: url }
  } finally {
    await owner.end()
  }
}

const needsRole = (): DatabaseFault => {
  const statements = `create role ${appRole} login nosuperuser nobypassrls; grant ${appRole} to current_user`
  return new DatabaseFault(
    say(
      `DATABASE_URL 的用户不能建立业务角色。请数据库管理员执行：${statements}（current_user 换成该用户名）。`,
      `The user of DATABASE_URL cannot make the product's role. Ask the administrator to run: ${statements} (with that user's name for current_user).`,
    ),
  )
}

const takesRoleNotice = say(
  `业务查询不能以 ${appRole} 单独登录，改为在每个事务中切换到该角色。要更严密，请另给 DATABASE_APP_URL。`,
  `The product's queries cannot log in as ${appRole}; the role is taken inside each transaction instead. For a stricter wall give DATABASE_APP_URL.`,
)
