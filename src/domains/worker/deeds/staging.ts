import { mkdirSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ctx } from '#kernel/domain/server'
import { type Vault, vaultOf } from '#kernel/secret/server'
import type { ReadRow } from '#platform/sheet'

const purpose = 'worker.import'
const blockRows = 500
const headLength = 12

/** Where the staged rows of an import lie: sealed block by block, never as they came. */
const fileOf = (dataDir: string, id: string) => join(dataDir, 'imports', id)

/**
 * Writes rows sealed to disk, block by block, while they are read. Answers how many there were.
 * A block is its length in twelve figures and then the sealed text of some hundred rows.
 */
export async function stageRows(
  ctx: Pick<Ctx, 'db' | 'house' | 'now'>,
  id: string,
  rows: AsyncIterable<ReadRow> | Iterable<ReadRow>,
): Promise<number> {
  const vault = await vaultOf(ctx, [purpose])
  mkdirSync(join(ctx.house.dataDir, 'imports'), { recursive: true, mode: 0o700 })
  const file = await open(fileOf(ctx.house.dataDir, id), 'wx', 0o600)
  let total = 0
  let block: ReadRow[] = []
  const flush = async () => {
    const sealed = vault.seal(purpose, `import:${id}`, JSON.stringify(block.map(({ row, cells }) => [row, cells])))
    await file.write(String(sealed.length).padStart(headLength, '0') + sealed)
    total += block.length
    block = []
  }
  try {
    for await (const row of rows) {
      block.push(row)
      if (block.length === blockRows) await flush()
    }
    if (block.length > 0) await flush()
    await file.sync()
    await file.close()
  } catch (error) {
    await file.close()
    await dropStaged(ctx.house.dataDir, id)
    throw error
  }
  return total
}

/** What opens staged blocks. */
export const stagingVault = (ctx: Pick<Ctx, 'db' | 'house' | 'now'>): Promise<Vault> => vaultOf(ctx, [purpose])

/** Some staged rows from a place on, and the place after them; no rows at the end. */
export async function readStaged(
  vault: Vault,
  dataDir: string,
  id: string,
  place: number,
  blocks: number,
): Promise<{ rows: ReadRow[]; place: number }> {
  const file = await open(fileOf(dataDir, id), 'r')
  const rows: ReadRow[] = []
  let at = place
  try {
    for (let n = 0; n < blocks; n += 1) {
      const head = Buffer.alloc(headLength)
      if ((await file.read(head, 0, headLength, at)).bytesRead < headLength) break
      const sealed = Buffer.alloc(Number(head.toString()))
      await file.read(sealed, 0, sealed.length, at + headLength)
      const read = JSON.parse(vault.open(`import:${id}`, sealed.toString())) as [number, ReadRow['cells']][]
      for (const [row, cells] of read) rows.push({ row, cells })
      at += headLength + sealed.length
    }
  } finally {
    await file.close()
  }
  return { rows, place: at }
}

/** Takes the staged rows away. */
export const dropStaged = (dataDir: string, id: string) => rm(fileOf(dataDir, id), { force: true })
