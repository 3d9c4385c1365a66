import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { addUnit } from '#kernel/org/server'
import { openProduct } from '../../src/app/product.ts'
import { asSystem } from '../../src/app/worker.ts'
import { registerFile } from '../../src/domains/figures/commands/read.ts'
import { importRegister } from '../../src/domains/figures/deeds/import.ts'
import { readPostmaster } from '../../src/platform/db/postmaster.ts'
import { pour } from './pour.ts'
import { writeRegister } from './register.ts'

// How long a register of very many figures takes to become claims, all or none; the limit is COPY of the same rows into a table
// with the same keys: node --conditions=source --import tsx tools/bench/claims-import.ts --rows 100000

const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' } } })
const rows = Number(values.rows)

const dataDir = mkdtempSync(join(tmpdir(), 'gongyun-claims-'))
const path = join(dataDir, 'register.csv')
await writeRegister(path, rows)
const { database, house } = await openProduct({ dataDir, begin: 'real' })
const unit = {
  name: '青海省总工会',
  kind: 'federation',
  regionId: 630000,
  shortName: null,
  aliases: [],
  uscc: null,
} as const
await asSystem(database, house, (ctx) =>
  addUnit(ctx, { ...unit, parentId: null, industrialParentId: null, validFrom: '2017-01-01' }),
)
const [begun, spent] = [performance.now(), process.cpuUsage()]
const { added, faults } = await asSystem(database, house, async (ctx) =>
  importRegister(ctx, await registerFile(path), false),
)
const took = (performance.now() - begun) / 1000
const { user, system } = process.cpuUsage(spent)
const processor = (user + system) / 1e6
const memory = process.resourceUsage().maxRSS / 1024

const at = readPostmaster(join(dataDir, 'postgres'))
const client = new pg.Client({ host: at?.socketDir, port: at?.port ?? 0, database: 'gongyun', user: 'gongyun_owner' })
await client.connect()
await client.query('set row_security = off')
const limit = (await pour(client, 'claim', 'claim_bare')) * added
console.log(
  `${added} claims, ${faults.length} faults: ${took.toFixed(1)} s, ${processor.toFixed(1)} s of the product's processor, ${Math.round(added / took)} a second, ${Math.round(memory)} MB; ` +
    `COPY ${limit.toFixed(1)} s, ratio ${(limit / took).toFixed(2)}`,
)
await client.end()
await database.close()
rmSync(dataDir, { recursive: true, force: true })
