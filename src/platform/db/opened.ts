import { assertBoundRole, checkServer } from './check.ts'
import type { Database, Engine } from './index.ts'
import { type Pools, rememberPools } from './pools.ts'
import { inOwnerTx } from './transaction.ts'

/**
 * Makes a `Database` of two pools after looking at the server and at the product's role.
 * `leave` runs after the pools are closed, also when a check fails.
 */
export async function openOne(engine: Engine, pools: Pools, leave: () => Promise<void>): Promise<Database> {
  let closing: Promise<void> | undefined
  const closeAll = async (): Promise<void> => {
    await pools.end()
    await leave()
  }
  const close = (): Promise<void> => {
    closing ??= closeAll()
    return closing
  }
  const database = { engine, version: 0, close }
  rememberPools(database, pools)
  try {
    database.version = await inOwnerTx(database, checkServer)
    await assertBoundRole(database)
  } catch (error) {
    await close()
    throw error
  }
  return database
}
