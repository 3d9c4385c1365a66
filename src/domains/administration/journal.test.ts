import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sealPending } from '#kernel/audit/server'
import { uploadEvidence } from '#kernel/evidence/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { inTx } from '#platform/db/server'
import { Forbidden, Invalid, Missing } from '#platform/errors'
import { addJob, claimJobs, failJob } from '#platform/jobs/server'
import { readSheets } from '#platform/sheet/server'
import { domain } from './domain.ts'
import * as model from './model/index.ts'
import { askAs } from './testing.ts'

let province: TestProvince
beforeAll(async () => {
  province = await openTestProvince([domain])
})
afterAll(() => province.close())

describe('the journal', () => {
  test('is filtered by unit, action and day, and its export is itself a line', async () => {
    const all = await askAs(province, 'auditor', model.ListJournal, { query: { action: 'org.add', size: 50 } })
    const below = { action: 'org.add', unitId: province.unit.xining }
    const xining = await askAs(province, 'auditor', model.ListJournal, { query: below })
    expect([all.total, xining.total]).toEqual([11, 4])
    const none = await askAs(province, 'auditor', model.ListJournal, { query: { to: '2020-01-01' } })
    expect(none.rows).toEqual([])
    const file = (await askAs(province, 'auditor', model.ExportJournal, { query: below })) as unknown as {
      bytes: Buffer
    }
    expect(readSheets(file.bytes)[0]?.rows).toHaveLength(5)
    const { rows } = await askAs(province, 'auditor', model.ListJournal, { query: { action: 'audit.export' } })
    expect(rows).toHaveLength(1)
  })

  test('is checked in the background: sealed lines, the tail, and a head to print', async () => {
    await sealPending(province.database)
    await askAs(province, 'auditor', model.StartCheck)
    expect((await askAs(province, 'auditor', model.ListChecks))[0]).toMatchObject({ doneAt: null, report: null })
    // Each reads the whole journal: thirty at a moment would leave the background nothing else to do.
    const more = await Promise.allSettled([1, 2, 3].map(() => askAs(province, 'auditor', model.StartCheck)))
    expect(more).toMatchObject(Array(3).fill({ reason: { refusals: [{ rule: 'one-check' }] } }))
    await province.settle()
    const [check] = await askAs(province, 'security', model.ListChecks)
    expect(check?.report).toMatchObject({ faultCount: 0, head: { no: 1 }, unsealedTail: 1 })
    const { head } = check?.report ?? {}
    const anchors = `${head?.no} ${'0'.repeat(64)}`
    await askAs(province, 'auditor', model.StartCheck, { body: { anchors } })
    await province.settle()
    const [second] = await askAs(province, 'auditor', model.ListChecks)
    expect(second?.report?.faults).toMatchObject([{ kind: 'chain', sealNo: head?.no }])
    const bad = askAs(province, 'auditor', model.StartCheck, { body: { anchors: 'nonsense' } })
    await expect(bad).rejects.toThrow(Invalid)
  })

  test('proves that a line stands under its seal', async () => {
    const { rows } = await askAs(province, 'auditor', model.ListJournal, { query: { action: 'org.add' } })
    const params = { regionId: rows[0]?.regionId, id: rows[0]?.id }
    const line = await askAs(province, 'auditor', model.GetJournalLine, { params })
    expect(line.proof).toMatchObject({ holds: true, sealNo: 1 })
    await expect(askAs(province, 'admin', model.GetJournalLine, { params })).rejects.toThrow(Forbidden)
    const other = { ...params, id: '00000000-0000-4000-8000-000000000000' }
    await expect(askAs(province, 'auditor', model.GetJournalLine, { params: other })).rejects.toThrow(Missing)
  })
})

describe('a failed job', () => {
  test('is seen and tried again by the administrator', async () => {
    await inTx(province.database, {}, async (db) => {
      await addJob(db, { kind: 'bulletin', maxAttempts: 1, runAt: '2026-11-01T00:00:00Z' })
      for (const job of await claimJobs(db, 10))
        if (job.kind === 'bulletin') await failJob(db, job, new Error('no paper'))
    })
    const [failed] = await askAs(province, 'admin', model.ListFailedJobs)
    expect(failed).toMatchObject({ kind: 'bulletin', error: 'Error: no paper' })
    await expect(askAs(province, 'clerk', model.ListFailedJobs)).rejects.toThrow(Forbidden)
    await askAs(province, 'admin', model.RetryJob, { params: { id: failed?.id } })
    expect(await askAs(province, 'admin', model.ListFailedJobs)).toEqual([])
    await expect(askAs(province, 'admin', model.RetryJob, { params: { id: failed?.id } })).rejects.toThrow(Missing)
  })
})

describe('evidence', () => {
  const upload = (login: 'datong' | 'gonghe', name: string, expiresOn?: string) =>
    province.as(login, (ctx) => {
      const file = { name: `${name}.txt`, bytes: Buffer.from(name) }
      const upload = { unitId: province.unit[login], origin: name, ...(expiresOn ? { expiresOn } : {}) }
      return uploadEvidence(ctx, upload, file)
    })
  test('about to expire is listed apart, from above and not from beside', async () => {
    await upload('datong', '培训台账', '2026-12-01')
    await upload('datong', '营业执照', '2030-01-01')
    await upload('gonghe', '资质证书', '2026-12-05')
    const names = async (login: string, query = {}) =>
      (await askAs(province, login, model.ListFiles, { query })).rows.map((row) => row.name).sort()
    expect(await names('clerk', { expiry: 'soon' })).toEqual(['培训台账.txt', '资质证书.txt'])
    expect(await names('xining', { expiry: 'soon' })).toEqual(['培训台账.txt'])
    expect(await names('huangzhong')).toEqual([])
    expect(await names('clerk', { expiry: 'past' })).toEqual([])
    expect(await names('clerk', { unitId: province.unit.hainan })).toEqual(['资质证书.txt'])
  })
})
