import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { say } from '#platform/say'
import type { Account } from './account.ts'
import { DatabaseFault } from './index.ts'
import { makePrivateDir } from './place.ts'
import { isAlive } from './postmaster.ts'

const locales = ['C.UTF-8', 'en_US.UTF-8', 'zh_CN.UTF-8']

const finished = (program: string, args: string[], account: Account): Promise<{ code: number; said: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...account, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += String(chunk)
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, said }))
  })

/**
 * Makes the data folder under another name and renames it when whole, so that a half-made one is never used.
 * The first UTF-8 locale that the system has is taken. `sync: false` leaves the files to the system's own writing.
 */
export async function initialise(data: string, initdb: string, account: Account, sync: boolean): Promise<void> {
  const part = `${data}.init-${process.pid}-${Date.now()}`
  let said = ''
  for (const locale of locales) {
    rmSync(part, { recursive: true, force: true })
    makePrivateDir(part, account)
    const args = ['-D', part, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', `--locale=${locale}`]
    const done = await finished(initdb, sync ? args : [...args, '--no-sync'], account)
    said = done.said
    if (done.code === 0) return adopt(part, data)
  }
  rmSync(part, { recursive: true, force: true })
  throw new DatabaseFault(say(`无法建立数据库目录：${said}`, `The data folder could not be made: ${said}`))
}

/** Gives the finished folder its name, unless another process of ours was faster. */
function adopt(part: string, data: string): void {
  try {
    renameSync(part, data)
  } catch (error) {
    rmSync(part, { recursive: true, force: true })
    if (!existsSync(join(data, 'PG_VERSION'))) throw error
  }
}

/** Removes what an `initialise` that was killed left behind. */
export function sweep(data: string): void {
  const folder = join(data, '..')
  for (const name of readdirSync(folder)) {
    const pid = /^postgres\.init-(\d+)-/.exec(name)?.[1]
    if (pid && !isAlive(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

/** Throws when the data folder was made by another major version, whose files PostgreSQL cannot read. */
export function assertFits(data: string, major: number): void {
  const note = join(data, 'PG_VERSION')
  if (!existsSync(note)) return
  const before = Number(readFileSync(note, 'utf8'))
  if (before === major) return
  throw new DatabaseFault(
    say(
      `数据目录由 PostgreSQL ${before} 建立，本版本自带 ${major}。请用原版本备份，再恢复到新的数据目录。`,
      `The data folder was made by PostgreSQL ${before}, this release brings ${major}. Back up with the former release and restore into a new data folder.`,
    ),
  )
}
