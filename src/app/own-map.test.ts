import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { buildHttp } from '#platform/http/server'
import { serveOwnMap } from './own-map.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongyun-map-'))
const web = join(folder, 'web')
mkdirSync(join(web, 'map'), { recursive: true })
writeFileSync(join(web, 'index.html'), '<title>NONCE-OF-THIS-ANSWER</title>')
writeFileSync(join(web, 'map', 'region.geojson'), '{"ours":true}')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function askMap(): Promise<unknown> {
  const app = await buildHttp({ webDir: web, uploadMax: 1, perMinute: 100, secure: false })
  serveOwnMap(app, folder)
  const answer = await app.inject('/map/region.geojson')
  await app.close()
  return [answer.statusCode, answer.json()]
}

test('the map is ours until the operator puts another into the data folder', async () => {
  expect(await askMap()).toEqual([200, { ours: true }])
  writeFileSync(join(folder, 'map.geojson'), '{"approval":"青S（2025）001号"}')
  expect(await askMap()).toEqual([200, { approval: '青S（2025）001号' }])
})
