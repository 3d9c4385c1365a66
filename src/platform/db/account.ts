import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'

/** The account PostgreSQL runs under: nothing to change, or another user because it refuses to run as root. */
export interface Account {
  uid?: number
  gid?: number
}

const candidates = ['postgres', 'node', 'nobody', 'daemon']

/** The account to start PostgreSQL with: our own, or as root the first of `postgres`, `node`, `nobody`, `daemon`. */
export function chooseAccount(): Account {
  if (process.getuid?.() !== 0) return {}
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of candidates) {
    const fields = lines.find((line) => line[0] === name)
    if (fields?.[2] && fields[3]) return { uid: Number(fields[2]), gid: Number(fields[3]) }
  }
  throw new Error(`PostgreSQL does not run as root, and /etc/passwd has none of: ${candidates.join(', ')}`)
}

/** True when the account can enter a folder; asked of the system itself, so that every kind of right counts. */
export function canReach(account: Account, dir: string): boolean {
  if (account.uid === undefined) return true
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', dir], { ...account, cwd: '/' }).status === 0
}

/** A temp folder short enough for a Unix socket, whose path may have 107 characters. */
export function shortTempDir(): string {
  const dir = tmpdir()
  return dir.length <= 60 || process.platform === 'win32' ? dir : '/tmp'
}
