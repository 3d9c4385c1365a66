import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Say } from '#platform/say'
import { say } from '#platform/say'
import { type Account, canReach, shortTempDir } from './account.ts'

const elsewhere = '/var/lib/gongyun'

const shortDigest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 10)

/**
 * The folder in which the database's own folder lies. Usually `dataDir`; when PostgreSQL must run as
 * another account that cannot enter it, a folder under `/var/lib/gongyun`, noted in `dataDir/postgres.location`
 * and told to the operator.
 */
export function placeFor(dataDir: string, account: Account, tell: (notice: Say) => void): string {
  const real = realpathSync(dataDir)
  const note = join(real, 'postgres.location')
  if (existsSync(note)) return readFileSync(note, 'utf8').trim()
  if (existsSync(join(real, 'postgres')) || canReach(account, real)) return real
  const moved = join(elsewhere, shortDigest(real))
  mkdirSync(moved, { recursive: true, mode: 0o755 })
  writeFileSync(note, `${moved}\n`)
  tell(
    say(
      `PostgreSQL 不能以 root 身份运行，而其运行账户进不了 ${real}；数据库放在 ${moved}。`,
      `PostgreSQL does not run as root, and its account cannot enter ${real}; the database is kept in ${moved}.`,
    ),
  )
  return moved
}

/** Makes a folder that only the account can enter, or leaves the one that is there. */
export function makePrivateDir(dir: string, account: Account): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  chmodSync(dir, 0o700)
  if (account.uid !== undefined && account.gid !== undefined) chownSync(dir, account.uid, account.gid)
}

/**
 * The folder of the socket: short, private, and the same at each start, so that open pools find a
 * restarted server again. When a stranger already holds the name, one with a random name.
 */
export function socketDirFor(data: string, account: Account): string {
  const dir = join(shortTempDir(), `gongyun-${shortDigest(data)}`)
  const found = lstatSync(dir, { throwIfNoEntry: false })
  const owner = account.uid ?? process.getuid?.()
  if (found && (!found.isDirectory() || found.uid !== owner)) return freshSocketDir(account)
  makePrivateDir(dir, account)
  return dir
}

function freshSocketDir(account: Account): string {
  const dir = mkdtempSync(join(shortTempDir(), 'gongyun-'))
  makePrivateDir(dir, account)
  return dir
}
