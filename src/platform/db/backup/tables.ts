import { createHash } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import type { BackupManifest, Db } from '../index.ts'

/** A table as a backup sees it: names ready for SQL, columns with their types, without generated ones. */
export interface SavedTable {
  name: string
  columns: { name: string; type: string }[]
}

const rowsAtOnce = 500

/** Tables of ours: no partitions (their parent stands for them), nothing of extensions, not the list of migrations. */
const ours = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and not c.relispartition
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`

const quotedName = `case n.nspname when 'public' then '' else quote_ident(n.nspname) || '.' end || quote_ident(c.relname)`

/** Runs SQL made of names from the catalogue. */
export async function ask<R>(db: Db, text: string, values: unknown[] = []): Promise<R[]> {
  return (await db.executeQuery<R>(CompiledQuery.raw(text, values))).rows
}

/** Every table that holds the product's content, by name. */
export function listTables(db: Db): Promise<SavedTable[]> {
  return ask<SavedTable>(
    db,
    `select ${quotedName} as name, coalesce((
       select jsonb_agg(jsonb_build_object('name', quote_ident(a.attname), 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
       from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''), '[]') as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and ${ours} and not (n.nspname = 'public' and c.relname = 'migration')
     order by ${quotedName} collate "C"`,
  )
}

/** Names of all relations of one kind: `S` sequences, `m` materialised views, `v` views. */
export async function listNames(db: Db, kind: string): Promise<string[]> {
  const text = `select ${quotedName} as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = $1 and ${ours} order by ${quotedName} collate "C"`
  return (await ask<{ name: string }>(db, text, [kind])).map((row) => row.name)
}

/** Where each sequence stands. */
export async function readSequences(db: Db): Promise<BackupManifest['sequences']> {
  const found: BackupManifest['sequences'] = []
  for (const name of await listNames(db, 'S')) {
    const text = `select last_value::text as "lastValue", is_called as "isCalled" from ${name}`
    const rows = await ask<{ lastValue: string; isCalled: boolean }>(db, text)
    found.push(...rows.map((row) => ({ name, ...row })))
  }
  return found
}

/** The rows of a table, some hundreds at a time, each as one line of JSON: an array of texts and nulls. */
export async function* readRows(db: Db, { name, columns }: SavedTable): AsyncGenerator<string[]> {
  const texts = columns.map((column) => `${column.name}::text`).join(', ')
  await ask(
    db,
    `declare saved_rows no scroll cursor for select to_json(array[${texts}]::text[])::text as line from ${name}`,
  )
  for (;;) {
    const rows = await ask<{ line: string }>(db, `fetch ${rowsAtOnce} from saved_rows`)
    if (rows.length === 0) break
    yield rows.map((row) => row.line)
  }
  await ask(db, 'close saved_rows')
}

const modulus = 1n << 256n

/** Counts rows and digests them without regard to their order, which differs from database to database. */
export class RowDigest {
  rows = 0
  #sum = 0n

  /** Adds one row: the digest is the sum of the SHA-256 of all lines, modulo 2^256. */
  add(line: string): void {
    this.rows += 1
    this.#sum = (this.#sum + BigInt(`0x${createHash('sha256').update(line).digest('hex')}`)) % modulus
  }

  /** 64 hexadecimal digits. */
  hex(): string {
    return this.#sum.toString(16).padStart(64, '0')
  }
}

/** Count and digest of every table as it stands. */
export async function digestTables(db: Db): Promise<BackupManifest['tables']> {
  const found: BackupManifest['tables'] = []
  for (const table of await listTables(db)) {
    const digest = new RowDigest()
    for await (const lines of readRows(db, table)) for (const line of lines) digest.add(line)
    found.push({ name: table.name, rows: digest.rows, sha256: digest.hex() })
  }
  return found
}

/** The digest over a whole backup. */
export function digestOf({ migrations, tables, sequences, files }: Omit<BackupManifest, 'digest' | 'takenAt'>): string {
  return createHash('sha256')
    .update(JSON.stringify([migrations, tables, sequences, files]))
    .digest('hex')
}
