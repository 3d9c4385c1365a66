import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'

/** Where pages ask for the map; without a file of the operator the pages' own answers there. */
const address = '/map/region.geojson'

/**
 * Gives an operator's own map (`map.geojson` in the data folder: GeoJSON with division codes, and its approval number as
 * `approval`) in the place of ours. Looked for when the product starts; read again for every answer.
 */
export function serveOwnMap(app: FastifyInstance, dataDir: string): void {
  const file = join(dataDir, 'map.geojson')
  if (!existsSync(file)) return
  app.get(address, async (_req, reply) =>
    reply
      .header('cache-control', 'no-cache')
      .type('application/geo+json')
      .send(await readFile(file)),
  )
}
