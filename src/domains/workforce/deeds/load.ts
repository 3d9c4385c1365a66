import { reachingAll } from '#kernel/access/server'
import type { Ctx } from '#kernel/domain/server'
import { columnNames } from '../model/columns.ts'
import type { Block } from '../rules/count.ts'
import { type FrozenUnit, Units } from '../rules/regions.ts'
import { eachChunk } from '../store/chunks.ts'
import { listFrozenUnits, type Snapshot } from '../store/snapshots.ts'

/** A snapshot in memory: columns side by side over all people, unit by unit in the order of the tree. */
export interface People {
  snapshot: Snapshot
  columns: readonly Uint8Array[]
  /** In the order of the numbers that units had when the snapshot was made: a unit and all below it lie together. */
  blocks: readonly (Block & FrozenUnit)[]
  units: Units
}

/** Bytes of columns kept in memory; 5,000,000 people are 60 MB. */
const mostBytes = 256 * 1024 * 1024
const held = new Map<string, People>()

/** What is in memory is read again when it is next asked for. */
export const forget = (): void => held.clear()

/**
 * A snapshot, from memory or the database. It is read whole, whoever asks: small counts are kept safe only by whoever sees all.
 * What a reader may be told of it is decided where it is counted.
 */
export async function loadPeople(ctx: Ctx, snapshot: Snapshot): Promise<People> {
  const key = `${ctx.house.dataDir} ${snapshot.id} ${snapshot.madeAt}`
  const known = held.get(key)
  if (known) {
    held.delete(key)
    held.set(key, known)
    return known
  }
  const people = await reachingAll(ctx.db, () => readPeople(ctx, snapshot))
  held.set(key, people)
  const bytesOf = ({ snapshot: { people: n } }: People) => n * columnNames.length
  let bytes = [...held.values()].reduce((sum, one) => sum + bytesOf(one), 0)
  for (const [oldest, one] of held) {
    if (bytes <= mostBytes || held.size === 1) break
    held.delete(oldest)
    bytes -= bytesOf(one)
  }
  return people
}

async function readPeople({ db }: Ctx, snapshot: Snapshot): Promise<People> {
  const units = new Units(await listFrozenUnits(db, snapshot.id))
  const inOrder = [...units.byId.values()].sort((a, b) => a.no - b.no)
  const chunks = new Map<number, { people: number; columns: Uint8Array }>()
  await eachChunk(db, snapshot.id, ({ unitId, ...chunk }) => void chunks.set(unitId, chunk))
  const columns = columnNames.map(() => new Uint8Array(snapshot.people))
  const blocks: (Block & FrozenUnit)[] = []
  let from = 0
  for (const unit of inOrder) {
    const chunk = chunks.get(unit.id)
    if (!chunk) continue
    const { people } = chunk
    for (const [c, column] of columns.entries()) column.set(chunk.columns.subarray(c * people, (c + 1) * people), from)
    blocks.push({ ...unit, unitId: unit.id, from, to: from + people })
    from += people
  }
  return { snapshot, columns, blocks, units }
}
