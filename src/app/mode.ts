import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a data folder is for: trying out, or real work. */
export type Mode = 'demonstration' | 'real'

const fileOf = (dir: string) => join(dir, 'mode')

/** The mode a data folder was begun in, or null before the first start. */
export function findMode(dir: string): Mode | null {
  if (!existsSync(fileOf(dir))) return null
  return readFileSync(fileOf(dir), 'utf8').trim() === 'real' ? 'real' : 'demonstration'
}

/** Notes the mode for every later start. */
export const keepMode = (dir: string, mode: Mode): void => writeFileSync(fileOf(dir), `${mode}\n`, { mode: 0o600 })
