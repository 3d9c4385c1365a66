import { mkdtempSync } from 'node:fs'
import { expect, test } from 'vitest'
import { systemActor, scopeOf } from '#kernel/access'
import { asPerson, scopeSettings } from '#kernel/access/server'
import { buildHouse } from '#kernel/domain/server'
import { allMigrations, seedReference } from '#kernel/whole/server'
import { inTx, openTestDatabase } from '#platform/db/server'
import { loadDemonstration } from '../../app/demonstration/load.ts'
import { domain } from './domain.ts'
import { listPoints } from './store/points.ts'
import { showMatrix } from './deeds/matrix.ts'

test('demo', async () => {
  const house = buildHouse([domain], [], { dataDir: mkdtempSync('/tmp/gy-'), demonstration: true })
  const database = await openTestDatabase(allMigrations(house))
  await seedReference(database, house)
  const now = new Date('2026-11-22T02:00:00Z')
  const settings = { ...scopeSettings(systemActor, scopeOf(systemActor, '*')), 'app.auth': 'yes', 'app.org': 'write', 'app.journal': 'all', 'app.system': 'yes' }
  const t = Date.now()
  await inTx(database, settings, (db) => loadDemonstration({ db, actor: systemActor, house, now, today: '2026-11-22', ownUnits: [] }))
  console.log('ms', Date.now() - t)
  await inTx(database, settings, async (db) => {
    const ctx = { db, actor: systemActor, house, now, today: '2026-11-22', ownUnits: [] }
    const points = await listPoints(db)
    console.log(points)
    const m = await showMatrix(ctx, points[0]!.id)
    console.log(m.units, m.faults.map(f=>f.title+f.message.zh))
    console.log(m.items.map(i=>[i.no,i.title,i.case?.stateLabel.zh,i.dueOn].join(' ')))
    await asPerson(ctx, 'clerk')
  })
  await database.close()
  expect(1).toBe(1)
})
