import { sql } from 'kysely'
import type { Grant, Scope } from '#kernel/access'
import type { Db } from '#platform/db'
import type { Say } from '#platform/say'

/** An export that was ordered, as it stands. */
export interface StoredOrder {
  personId: string
  id: string
  path: string
  params: Record<string, string>
  query: Record<string, string>
  nameZh: string
  nameEn: string
  scope: Scope
  /** Permissions held when it was ordered, where they matter; null for an order from before they were kept. */
  rights: Grant[] | null
  state: 'making' | 'ready' | 'failed' | 'deleted'
  /** Pieces that are written, and rows in them. */
  pieces: number
  done: number
  total: number | null
  askedAt: string
  readyAt: string | null
  expiresOn: string | null
  size: number | null
  problemZh: string | null
  problemEn: string | null
}

type Packed = 'params' | 'query' | 'scope' | 'rights'
type OrderTable = Omit<StoredOrder, Packed> & Record<Packed, unknown>

const own = (db: Db) => db.withTables<{ exportOrder: OrderTable }>()

/** Which order: whose, and its id. */
export interface OrderRef {
  personId: string
  id: string
}

/** Writes a new order. */
export async function insertOrder(
  db: Db,
  order: Pick<
    StoredOrder,
    'personId' | 'id' | 'path' | 'params' | 'query' | 'nameZh' | 'nameEn' | 'scope' | 'rights' | 'askedAt'
  >,
): Promise<void> {
  const none = { readyAt: null, expiresOn: null, size: null, problemZh: null, problemEn: null }
  await own(db)
    .insertInto('exportOrder')
    .values({
      ...order,
      ...{
        params: JSON.stringify(order.params),
        query: JSON.stringify(order.query),
        scope: JSON.stringify(order.scope),
        rights: JSON.stringify(order.rights),
      },
      ...{ state: 'making', pieces: 0, done: 0, total: null, ...none },
    })
    .execute()
}

/** An order by its key, held to the end of the transaction where it is to be changed. */
export async function findOrder(db: Db, { personId, id }: OrderRef, lock = false): Promise<StoredOrder | undefined> {
  const query = own(db).selectFrom('exportOrder').selectAll().where('personId', '=', personId).where('id', '=', id)
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) as StoredOrder | undefined
}

/** A person's orders, the latest first, and how many there are. */
export async function listOrders(
  db: Db,
  personId: string,
  { page, size }: { page: number; size: number },
): Promise<{ rows: StoredOrder[]; total: number }> {
  const { rows } = await sql<StoredOrder & { found: number }>`
    select o.*, count(*) over () as found from export_order o where o.person_id = ${personId} and o.state <> 'deleted'
     order by o.asked_at desc, o.id limit ${size} offset ${(page - 1) * size}`.execute(db)
  return { rows, total: Number(rows[0]?.found ?? 0) }
}

/** How many orders of a person are still being made, and how many lie ready. */
export async function countOrders(db: Db, personId: string): Promise<{ making: number; ready: number }> {
  const { rows } = await sql<{ making: number; ready: number }>`
    select count(*) filter (where state = 'making')::int as making, count(*) filter (where state = 'ready')::int as ready
      from export_order where person_id = ${personId} and state in ('making', 'ready')`.execute(db)
  return rows[0] ?? { making: 0, ready: 0 }
}

/** Orders of these lists that are being made or lie ready, whoever ordered them; needs the system's settings. */
export async function listStanding(db: Db, paths: readonly string[]): Promise<StoredOrder[]> {
  const { rows } = await sql<StoredOrder>`
    select * from export_order where path = any(${[...paths]}) and state in ('making', 'ready') order by asked_at`.execute(
    db,
  )
  return rows
}

type Change = Partial<Pick<StoredOrder, 'state' | 'pieces' | 'done' | 'total' | 'readyAt' | 'expiresOn' | 'size'>>

/** Notes how far an order is. */
export async function setOrder(db: Db, { personId, id }: OrderRef, change: Change): Promise<void> {
  await own(db).updateTable('exportOrder').set(change).where('personId', '=', personId).where('id', '=', id).execute()
}

/** Notes that an order cannot be made, and why. */
export async function failOrder(db: Db, { personId, id }: OrderRef, problem: Say): Promise<void> {
  await own(db)
    .updateTable('exportOrder')
    .set({ state: 'failed', problemZh: problem.zh, problemEn: problem.en })
    .where('personId', '=', personId)
    .where('id', '=', id)
    .execute()
}

/** Orders whose files have been kept long enough; needs the system's settings. */
export async function listExpired(db: Db, today: string): Promise<OrderRef[]> {
  const { rows } = await sql<OrderRef>`
    select person_id, id from export_order where state = 'ready' and expires_on <= ${today}::date limit 1000`.execute(
    db,
  )
  return rows
}
