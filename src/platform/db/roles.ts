import type pg from 'pg'
import { appRole } from './pools.ts'

/** Owns the tables of an embedded database: migrations and backups, nothing else. */
export const ownerRole = 'gongyun_owner'

/** The database inside the embedded server. */
export const databaseName = 'gongyun'

const duplicate = new Set(['42710', '42P04', '23505'])

async function unlessThere(client: pg.Client, text: string): Promise<void> {
  try {
    await client.query(text)
  } catch (error) {
    if (!duplicate.has(String((error as { code?: string }).code))) throw error
  }
}

/** Makes the owner's and the app's role on a server where we are superuser; two processes may do it at once. */
export async function prepareRoles(superuser: pg.Client): Promise<void> {
  await unlessThere(superuser, `create role ${ownerRole} login nosuperuser nobypassrls`)
  await unlessThere(superuser, `create role ${appRole} login nosuperuser nobypassrls nocreatedb nocreaterole`)
}

/** Makes the roles and the product's database in a new embedded server. */
export async function prepareEmbedded(superuser: pg.Client): Promise<void> {
  const found = await superuser.query('select from pg_database where datname = $1', [databaseName])
  if (found.rowCount) return
  await prepareRoles(superuser)
  await unlessThere(superuser, `create database ${databaseName} owner ${ownerRole}`)
}
