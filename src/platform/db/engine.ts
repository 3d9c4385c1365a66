import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { say } from '#platform/say'
import { DatabaseFault, type Engine } from './index.ts'
import { findNative } from './native.ts'

interface Wish {
  dataDir: string
  url?: string
  engine?: Engine
}

const engines: readonly string[] = ['embedded', 'server', 'pglite'] satisfies Engine[]

const isEngine = (text: string): text is Engine => engines.includes(text)

/**
 * Which engine to open, noted in `dataDir/engine` at the first start. A later start that would choose
 * another one is refused: the data lie elsewhere and would seem to be lost. Naming the engine overrides the note.
 */
export function chooseEngine({ dataDir, url, engine }: Wish): Engine {
  const note = join(dataDir, 'engine')
  const before = existsSync(note) ? readFileSync(note, 'utf8').trim() : undefined
  const wanted = engine ?? (url ? 'server' : before !== undefined && before !== 'server' ? before : byPlatform())
  if (!isEngine(wanted)) {
    throw new DatabaseFault(
      say(`${note} 中的引擎名不可识别：${wanted}。`, `${note} names an unknown engine: ${wanted}.`),
    )
  }
  if (before && before !== wanted && !engine) {
    throw new DatabaseFault(
      say(
        `此数据目录此前使用 ${before}，现在将改用 ${wanted}，原有数据会看似丢失。请恢复原来的 DATABASE_URL 设置，或先备份再恢复到新库，并明确指定引擎。`,
        `This data folder has used ${before} and would now use ${wanted}; its data would seem lost. Restore the former DATABASE_URL setting, or back up, restore into the new database, and name the engine.`,
      ),
    )
  }
  if (before !== wanted) writeFileSync(note, `${wanted}\n`)
  return wanted
}

const byPlatform = (): Engine => (findNative() ? 'embedded' : 'pglite')
