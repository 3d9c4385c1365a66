import { chmodSync, mkdirSync } from 'node:fs'
import { seedPostPermissions, accessParameters } from '#kernel/access/server'
import { seedCalendar } from '#kernel/calendar/server'
import { evidenceParameters } from '#kernel/evidence/server'
import { seedIndicators } from '#kernel/indicator/server'
import { seedParameters } from '#kernel/parameter/server'
import type { House } from '#kernel/domain/server'
import type { Database } from '#platform/db'
import { inOwnerTx, migrate, openDatabase } from '#platform/db/server'
import { houseAt } from './house.ts'
import { migrationFolders } from './migrations.ts'
import { dataDir } from './where.ts'

/** The product, open: its database migrated and its reference data in place. */
export interface Product {
  database: Database
  house: House
}

/** How to open the product. */
export interface Opening {
  dataDir?: string
  url?: string
  demonstration?: boolean
}

/**
 * Opens the database (embedded, or the server of `DATABASE_URL`), migrates it and writes reference data that is missing.
 * Safe to do from two processes at once.
 */
export async function openProduct(opening: Opening = {}): Promise<Product> {
  const dir = opening.dataDir ?? dataDir()
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  chmodSync(dir, 0o700)
  const url = opening.url ?? process.env.DATABASE_URL
  const database = await openDatabase({ dataDir: dir, ...(url ? { url } : {}) })
  await migrate(database, migrationFolders())
  const house = houseAt(dir, opening.demonstration ?? false)
  await seed(database, house)
  return { database, house }
}

/** Reference data that the code brings: calendar, parameters, indicators, permissions of posts. Edits of operators stay. */
export async function seed(database: Database, house: House): Promise<void> {
  await inOwnerTx(database, async (db) => {
    await seedCalendar(db)
    await seedParameters(db, [...accessParameters, ...evidenceParameters, ...house.domains.flatMap((d) => d.parameters ?? [])])
    await seedIndicators(db, house.indicators)
    await seedPostPermissions(db, house.permissions)
  })
}
