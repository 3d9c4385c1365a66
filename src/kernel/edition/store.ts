import { sql } from 'kysely'
import { type Db, remembering } from '#platform/db'
import { Missing } from '#platform/errors'
import type { EditionState } from './edition.ts'

/** The columns of every table of editions, which its domain makes with its own row policies. */
export interface EditionTable {
  id: string
  regionId: number
  unitId: number
  unitNo: number
  name: string
  year: number
  version: number
  state: EditionState
  /** JSON text going in, the body coming out. */
  body: unknown
  digest: string | null
  inForceOn: string | null
  /** The edition it was copied from. */
  fromId: string | null
  madeAt: string
  madeBy: string | null
}

/** An edition with what it says. */
export type Edition<Body> = Omit<EditionTable, 'body'> & { body: Body }

const rowColumns = ['id', 'name', 'year', 'version', 'state', 'digest', 'inForceOn', 'madeAt'] as const

/** The deeds on one table of editions. A draft may be rewritten; what is in force never changes again, and says its digest. */
export function editionsIn<Body>(table: string) {
  const read = remembering<Edition<Body>>()
  // Every such table has the same columns, so one name stands for all of them in the types.
  const name = table as 'edition'
  const own = (db: Db) => db.withTables<{ edition: EditionTable }>()
  const readOne = async (db: Db, id: string, lock: boolean): Promise<Edition<Body>> => {
    // What is no id at all is not there either; the database would answer with an error of its own.
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Missing()
    const query = own(db).selectFrom(name).selectAll().where('id', '=', id)
    const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
    if (!row) throw new Missing()
    return { ...row, body: row.body as Body }
  }
  return {
    /** Those that may be seen, newest first. */
    list: (db: Db) =>
      own(db)
        .selectFrom(name)
        .select(rowColumns)
        .orderBy('year', 'desc')
        .orderBy('name')
        .orderBy('version', 'desc')
        .limit(200)
        .execute(),

    /** A visible one with what it says. @throws Missing. */
    async get(db: Db, id: string, lock = false): Promise<Edition<Body>> {
      const edition = await (lock ? readOne(db, id, true) : read.get(db, id, () => readOne(db, id, false)))
      // A draft changes; what is in force never does, and is asked for again and again.
      if (edition.state === 'draft') read.forget(db)
      return edition
    },

    /** The versions under one name, newest first. */
    versions: (db: Db, { unitId, name: called }: Pick<EditionTable, 'unitId' | 'name'>) =>
      own(db)
        .selectFrom(name)
        .select(['id', 'version', 'state', 'inForceOn'])
        .where('unitId', '=', unitId)
        .where('name', '=', called)
        .orderBy('version', 'desc')
        .execute(),

    /**
     * Holds a name of a unit to the end of the transaction: who numbers a version next waits, and sees this one. Two at the same
     * moment would otherwise take the same number.
     */
    async hold(db: Db, { unitId, name: called }: Pick<EditionTable, 'unitId' | 'name'>): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`${table} ${unitId} ${called}`}, 0))`.execute(db)
    },

    /** Writes a new one. */
    async insert(db: Db, edition: Edition<Body>): Promise<void> {
      await own(db)
        .insertInto(name)
        .values({ ...edition, body: JSON.stringify(edition.body) })
        .execute()
    },

    /** Writes what a draft says now. False when it is no draft any more. */
    async rewrite(
      db: Db,
      id: string,
      change: Pick<Edition<Body>, 'name' | 'year' | 'version' | 'body'>,
    ): Promise<boolean> {
      const done = await own(db)
        .updateTable(name)
        .set({ ...change, body: JSON.stringify(change.body) })
        .where('id', '=', id)
        .where('state', '=', 'draft')
        .executeTakeFirst()
      return done.numUpdatedRows === 1n
    },

    /** Puts a draft in force and retires the versions of the same name before it. */
    async enforce(db: Db, edition: Edition<Body>, digest: string, on: string): Promise<void> {
      const set = (state: EditionState) => own(db).updateTable(name).set({ state })
      await set('retired')
        .where('unitId', '=', edition.unitId)
        .where('name', '=', edition.name)
        .where('state', '=', 'in-force')
        .execute()
      await set('in-force').set({ digest, inForceOn: on }).where('id', '=', edition.id).execute()
      read.forget(db)
    },
  }
}
