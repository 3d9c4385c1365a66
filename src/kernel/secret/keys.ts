import { randomBytes } from 'node:crypto'
import type { Ctx } from '#kernel/domain/server'
import { type Db, remembering } from '#platform/db'
import { type CipherName, cipherInUse, freshKey, openBytes, sealBytes } from './cipher.ts'
import { currentMaster, getMaster, hasMaster, type Master } from './masters.ts'

interface DataKeyTable {
  id: string
  purpose: string
  cipher: CipherName
  wrapped: string
  master: string
  madeAt: string | Date
  retiredAt: string | Date | null
}

/** This room's own table. */
export const own = (db: Db) => db.withTables<{ dataKey: DataKeyTable }>()

/** A key as it is used: never written anywhere. */
export interface OpenKey {
  id: string
  purpose: string
  cipher: CipherName
  key: Buffer
  retired: boolean
}

/** What wraps keys: the master is always 256 bits long, whatever the data keys' own cipher. */
const wrapping: CipherName = 'aes-256-gcm'

/** A data key under a master key. */
export const wrap = ({ key: master }: Master, id: string, key: Buffer): string =>
  sealBytes(wrapping, master, id, key).toString('base64')

/** Keys unwrapped before, by their wrapped text: a master file is read once and not for every request. */
const unwrapped = new Map<string, Buffer>()

/** The data key in a row. @throws Refused when its master key is not on this machine. */
export function unwrap(dataDir: string, row: { id: string; wrapped: string; master: string }): Buffer {
  const name = `${dataDir} ${row.wrapped}`
  const known = unwrapped.get(name)
  if (known) return known
  const key = openBytes(wrapping, getMaster(dataDir, row.master).key, row.id, Buffer.from(row.wrapped, 'base64'))
  unwrapped.set(name, key)
  return key
}

const met = remembering<OpenKey[]>()

/** All keys, those in use and those before. Read once in a transaction. */
export const listKeys = ({ db, house }: Pick<Ctx, 'db' | 'house'>): Promise<OpenKey[]> =>
  met.get(db, 'keys', async () => {
    const rows = await own(db).selectFrom('dataKey').selectAll().execute()
    return rows.map((row) => ({
      ...{ id: row.id, purpose: row.purpose, cipher: row.cipher, retired: row.retiredAt !== null },
      key: unwrap(house.dataDir, row),
    }))
  })

/** The row of a fresh key for a purpose. */
export function freshRow(purpose: string, master: Master, now: Date): DataKeyTable {
  const cipher = cipherInUse()
  const id = randomBytes(6).toString('hex')
  const wrapped = wrap(master, id, freshKey(cipher))
  return { id, purpose, cipher, wrapped, master: master.name, madeAt: now.toISOString(), retiredAt: null }
}

/** Makes the keys that are not there yet; two at the same time end with one. */
export async function makeKeys(
  { db, house, now }: Pick<Ctx, 'db' | 'house' | 'now'>,
  purposes: readonly string[],
): Promise<void> {
  const master = currentMaster(house.dataDir)
  for (const purpose of purposes)
    await own(db)
      .insertInto('dataKey')
      .values(freshRow(purpose, master, now))
      .onConflict((conflict) => conflict.column('purpose').where('retiredAt', 'is', null).doNothing())
      .execute()
  met.forget(db)
}

/** Forgets what this transaction knows of keys, because they have been changed. */
export const forgetKeys = (db: Db): void => met.forget(db)

/** Master keys that the database's data keys need and this machine lacks, by name: what to put back after a restore. */
export async function listLackingMasters(db: Db, dataDir: string): Promise<string[]> {
  const rows = await own(db).selectFrom('dataKey').select('master').distinct().orderBy('master').execute()
  return rows.map(({ master }) => master).filter((name) => !hasMaster(dataDir, name))
}
