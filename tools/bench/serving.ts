// A process of its own that answers requests about the big province, as the product does; its parent measures it.
import { buildHouse } from '#kernel/domain/server'
import { openDatabase } from '#platform/db/server'
import { serve } from '../../src/app/server.ts'
import { errandDomain } from '../../src/app/testing/errand.ts'

const [dataDir = ''] = process.argv.slice(2)
const database = await openDatabase({ dataDir, tell: () => undefined })
const house = buildHouse([errandDomain], [], { dataDir, demonstration: false })
const running = await serve({ database, house }, { host: '127.0.0.1', port: 0, pages: false, perMinute: 1e9 })
process.on('SIGTERM', () => running.stop().then(() => process.exit(0)))
console.log(running.address)
