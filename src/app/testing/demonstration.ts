import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allMigrations, seedReference } from '#kernel/whole/server'
import { isAlive, openFilledDatabase } from '#platform/db/server'
import { loadDemonstration } from '../demonstration/load.ts'
import { houseAt } from '../house.ts'
import type { Product } from '../product.ts'
import { asSystem, finishWork } from '../worker.ts'

/** Where the files of a run's demonstration stand, beside its database. */
export const filesOf = (pid: number) => join(tmpdir(), `gongyun-full-${pid}`)

/** Removes what runs that ended left of their files; their databases are swept with the templates. */
function sweepFiles(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^gongyun-full-(\d+)$/.exec(name)?.[1] ?? process.pid)
    if (!isAlive(pid)) rmSync(filesOf(pid), { recursive: true, force: true })
  }
}

/**
 * The demonstration province with all that follows from it done, on a database and in a folder of its own. It is loaded once
 * in a run of tests and copied for each that asks, which takes a second instead of half a minute.
 */
export async function openDemonstrationCopy(): Promise<Product & { close(): Promise<void> }> {
  sweepFiles()
  const source = filesOf(process.pid)
  const full = houseAt(source, true)
  const database = await openFilledDatabase({
    name: 'demonstration',
    folders: allMigrations(full),
    async fill(empty) {
      rmSync(source, { recursive: true, force: true })
      await seedReference(empty, full)
      await asSystem(empty, full, loadDemonstration)
      await finishWork(empty, full)
    },
  })
  const dataDir = mkdtempSync(join(tmpdir(), 'gongyun-demonstration-'))
  cpSync(source, dataDir, { recursive: true })
  return {
    database,
    house: houseAt(dataDir, true),
    async close() {
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
