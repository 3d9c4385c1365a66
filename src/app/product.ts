import { chmodSync, mkdirSync } from 'node:fs'
import type { House } from '#kernel/domain/server'
import { allMigrations, seedReference } from '#kernel/whole/server'
import type { Database } from '#platform/db'
import { migrate, openDatabase } from '#platform/db/server'
import { readAddress, refuseClearAddress } from './address.ts'
import { domains, houseAt } from './house.ts'
import { findMode, keepMode, type Mode } from './mode.ts'
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
  /** Begins an untouched database in this mode; one that was begun before keeps its own. */
  begin?: Mode
  /** Where people outside reach it, for paper and codes; `GONGYUN_ADDRESS` unless told. */
  address?: string
}

/**
 * Opens the database (embedded, or the server of `DATABASE_URL`), migrates it and writes reference data that is missing.
 * Safe to do from two processes at once. @throws Usage for a public address that must not get onto paper.
 */
export async function openProduct(opening: Opening = {}): Promise<Product> {
  const dir = opening.dataDir ?? dataDir()
  const address = readAddress(opening.address)
  // Its content is not listed to others; the database's own account must pass through it.
  mkdirSync(dir, { recursive: true, mode: 0o711 })
  chmodSync(dir, 0o711)
  const url = opening.url ?? process.env.DATABASE_URL
  const appUrl = process.env.DATABASE_APP_URL
  const database = await openDatabase({ dataDir: dir, ...(url ? { url } : {}), ...(appUrl ? { appUrl } : {}) })
  await migrate(database, allMigrations({ domains }))
  const mode = opening.begin ? await keepMode(database, opening.begin) : await findMode(database)
  const house = houseAt(dir, mode === 'demonstration', address)
  try {
    refuseClearAddress(address, house.demonstration)
  } catch (error) {
    await database.close()
    throw error
  }
  await seedReference(database, house)
  return { database, house }
}
