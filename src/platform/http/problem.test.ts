import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/index.ts'
import { inTx, openTestDatabase } from '../db/server.ts'
import { findProblem } from './problem.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('two who take the same key at the same moment: the second is told to look again, and it is no bug', async () => {
  const taken = inTx(database, {}, async (db) => {
    await sql`create temporary table once (key int primary key)`.execute(db)
    await sql`insert into once values (1), (1)`.execute(db)
  })
  const error = await taken.catch((thrown: unknown) => thrown)
  expect(findProblem(error)).toMatchObject({ status: 409, type: 'stale' })
  expect(findProblem(new Error('anything else'))).toBeNull()
})
