import pg from 'pg'
import { type Say, say } from '#platform/say'
import { appRole } from './pools.ts'

const lockKey = 7_236_404
const revoking = `revoke execute on function pg_catalog.set_config from public, ${appRole}`

async function isOpen(client: pg.Client): Promise<boolean> {
  const found = await client.query(
    `select from pg_roles where rolname = $1
       and has_function_privilege(oid, 'pg_catalog.set_config'::regproc, 'execute')`,
    [appRole],
  )
  return Boolean(found.rowCount)
}

/**
 * Takes `set_config` away from everybody but superusers in the database the client is connected to: with it one expression
 * smuggled into a statement could widen the scope of its transaction. The product itself only says `SET LOCAL`.
 * Two processes may do it at once. False when the client's user may not, and the product's role still has it.
 */
export async function withholdSetConfig(client: pg.Client): Promise<boolean> {
  if (!(await isOpen(client))) return true
  await client.query(`begin; select pg_advisory_xact_lock(${lockKey}); ${revoking}; commit`)
  return !(await isOpen(client))
}

/** The same with a connection of its own; tells the operator what to ask the administrator for where it cannot be done. */
export async function withholdAt(login: pg.ClientConfig, tell: (notice: Say) => void): Promise<void> {
  const client = new pg.Client({ connectionTimeoutMillis: 30_000, ...login })
  client.on('error', () => undefined)
  await client.connect()
  try {
    if (!(await withholdSetConfig(client))) tell(stillOpen)
  } finally {
    await client.end()
  }
}

const stillOpen = say(
  `业务角色 ${appRole} 仍可调用 set_config，语句中若被混入表达式，可放宽本次事务的可见范围。请数据库管理员在本库执行：${revoking}`,
  `The product's role ${appRole} may still call set_config, with which an expression smuggled into a statement widens the scope of its transaction. Ask the administrator to run in this database: ${revoking}`,
)
