import { sql } from 'kysely'
import { type Edition, editionDeeds } from '#kernel/edition/server'
import type { Db } from '#platform/db'
import type { FrameworkBody, FrameworkRow } from '../model/index.ts'
import { own } from './tables.ts'

/** Frameworks and the lists made from them, by edition. */
export const frameworks = editionDeeds<FrameworkBody>('tailoringFramework', 'tailoring-framework')
export type StoredFramework = Edition<FrameworkBody>

/** Frameworks that may be seen, a line an edition, the newest first; not more than `most`. */
export async function listFrameworks(db: Db, most = 300): Promise<FrameworkRow[]> {
  const { rows } = await sql<FrameworkRow>`
    select f.id, f.name, f.year, f.version, f.state, f.digest, f.in_force_on, f.unit_id, u.name as unit_name,
           jsonb_array_length(f.body -> 'measures') as measures, jsonb_array_length(f.body -> 'dropped') as dropped
      from tailoring_framework f join unit u on u.id = f.unit_id
     order by u.no, f.year desc, f.name, f.version desc limit ${most}`.execute(db)
  return rows
}

/** The edition of a list that is in force, if there is one and it may be seen. */
export async function findInForce(
  db: Db,
  { unitId, name }: { unitId: number; name: string },
): Promise<StoredFramework | null> {
  const row = await own(db)
    .selectFrom('tailoringFramework')
    .select('id')
    .where('unitId', '=', unitId)
    .where('name', '=', name)
    .where('state', '=', 'in-force')
    .executeTakeFirst()
  return row ? frameworks.get(db, row.id) : null
}

/** The editions of a list from one to another, both included, the earlier first; drafts in between do not count. */
export async function editionsBetween(db: Db, from: StoredFramework, to: StoredFramework): Promise<FrameworkBody[]> {
  const rows = await own(db)
    .selectFrom('tailoringFramework')
    .select('body')
    .where('unitId', '=', from.unitId)
    .where('name', '=', from.name)
    .where('version', '>=', from.version)
    .where('version', '<', to.version)
    .where('state', '<>', 'draft')
    .orderBy('version')
    .execute()
  return [...rows.map(({ body }) => body as FrameworkBody), to.body]
}

/** Whether a framework was drafted from this document already, and the names under which its earlier ones stand. */
export async function listFromDocuments(db: Db, unitId: number, documents: readonly string[]) {
  const { rows } = await sql<{ name: string; documentId: string }>`
    select name, body ->> 'documentId' as document_id from tailoring_framework
     where unit_id = ${unitId} and body ->> 'documentId' = any(${[...documents]}::text[])
     order by version desc`.execute(db)
  return rows
}
