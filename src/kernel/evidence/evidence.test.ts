import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, systemActor } from '#kernel/access'
import { scopeSettings } from '#kernel/access/server'
import { auditMigrations } from '#kernel/audit/server'
import type { Ctx, House } from '#kernel/domain/server'
import { notificationMigrations } from '#kernel/notification/server'
import { addUnit, orgMigrations, type Unit } from '#kernel/org/server'
import { parameterMigrations, seedParameters } from '#kernel/parameter/server'
import type { CaseRef } from '#kernel/process'
import type { Database } from '#platform/db'
import { inOwnerTx, inTx, openTestDatabase } from '#platform/db/server'
import { Invalid, Missing } from '#platform/errors'
import { listDigests } from '#platform/files/server'
import { jobMigrations } from '#platform/jobs/server'
import { type EvidenceRow, ListEvidence } from './contracts.ts'
import { evidencePermissions } from './permissions.ts'
import {
  checkEvidence,
  downloadEvidence,
  evidenceJobs,
  evidenceMigrations,
  evidenceParameters,
  evidenceRoutes,
  linkEvidence,
  listCaseEvidence,
  listExpiring,
  uploadEvidence,
} from './server.ts'

const processMigrations = {
  room: 'kernel/process',
  dir: new URL('../process/migrations', import.meta.url).pathname,
}
const now = new Date('2026-11-22T02:00:00Z')
const pdf = (words: string) => ({ name: '方案.pdf', bytes: Buffer.from(`%PDF-1.7\n${words}`) })

describe('evidence', () => {
  let database: Database
  let house: House
  let xining: Unit
  let haidong: Unit
  const dirs: string[] = []

  const cadreOf = (unit: Unit): Actor => {
    const range = { lo: unit.no, hi: unit.upto, regionId: unit.regionId }
    const grants = [{ permission: 'evidence.read', tree: 'territorial' as const, range }]
    return { ...systemActor, personId: randomUUID(), name: `${unit.name}联络员`, grants }
  }
  const as = <T>(actor: Actor, deed: (ctx: Ctx) => Promise<T>, today = '2026-11-22') => {
    const scope = { territorial: actor.grants.map((grant) => grant.range), industrial: [] }
    return inTx(database, scopeSettings(actor, scope), (db) => deed({ db, actor, house, now, today, ownUnits: [] }))
  }
  const upload = (actor: Actor, unit: Unit, words: string, more = {}) =>
    as(actor, (ctx) => uploadEvidence(ctx, { unitId: unit.id, origin: '', ...more }, pdf(words)))
  const list = async (actor: Actor, query = {}): Promise<EvidenceRow[]> => {
    const route = evidenceRoutes.find((one) => one.endpoint.path === '/evidence' && one.endpoint.method === 'GET')
    const asked = { query: ListEvidence.query?.parse(query) }
    const answer = await as(actor, async (ctx) => route?.answer({ ...ctx, ...asked } as never))
    return ListEvidence.answer?.parse(answer).rows ?? []
  }
  const openCase = async (unit: Unit): Promise<CaseRef> => {
    const ref = { regionId: unit.regionId, id: randomUUID() }
    await inOwnerTx(database, (db) =>
      sql`insert into cases (region_id, id, process, version, unit_id, unit_no, state, title, answers, opened_on, opened_at, did, parameters, rev)
          values (${ref.regionId}, ${ref.id}, 'dispatch', 1, ${unit.id}, ${unit.no}, 'open', '第三季度调度', '{}', '2026-10-01', ${now.toISOString()}, '{}', '{}', 1)`.execute(
        db,
      ),
    )
    return ref
  }

  beforeAll(async () => {
    const own = [parameterMigrations, processMigrations, evidenceMigrations]
    database = await openTestDatabase([orgMigrations, auditMigrations, jobMigrations, notificationMigrations, ...own])
    const dataDir = await mkdtemp(join(tmpdir(), 'gongyun-evidence-'))
    dirs.push(dataDir)
    house = {
      domains: [],
      links: [],
      processes: new Map(),
      permissions: new Map(),
      indicators: [],
      dataDir,
      demonstration: false,
      publicAddress: null,
    }
    await inOwnerTx(database, (db) => seedParameters(db, evidenceParameters))
    await inTx(database, { 'app.org': 'write', 'app.lo': '0', 'app.hi': '9007199254740991' }, async (db) => {
      const ctx = { db, actor: systemActor, now, today: '2026-11-22' }
      const unit = {
        shortName: null,
        aliases: [],
        kind: 'federation' as const,
        industrialParentId: null,
        uscc: null,
        validFrom: '2020-01-01',
      }
      const province = await addUnit(ctx, { ...unit, name: '青海省总工会', regionId: 630000, parentId: null })
      xining = await addUnit(ctx, { ...unit, name: '西宁市总工会', regionId: 630100, parentId: province.id })
      haidong = await addUnit(ctx, { ...unit, name: '海东市总工会', regionId: 630200, parentId: province.id })
    })
  })
  afterAll(async () => {
    await database.close()
    for (const dir of dirs) await rm(dir, { recursive: true })
  })

  test('is kept with its origin and dates, comes back byte for byte, and both deeds are in the journal', async () => {
    const wang = cadreOf(xining)
    const row = await upload(wang, xining, '方案', {
      origin: '市总工会办公室',
      effectiveOn: '2026-01-01',
      expiresOn: '2026-12-31',
    })
    expect(row).toMatchObject({
      name: '方案.pdf',
      type: 'application/pdf',
      unitName: '西宁市总工会',
      uploadedBy: wang.name,
      serves: 0,
    })
    expect(row).toMatchObject({ origin: '市总工会办公室', effectiveOn: '2026-01-01', expiresOn: '2026-12-31' })
    const file = await as(wang, (ctx) => downloadEvidence(ctx, row))
    expect(file).toEqual({ name: '方案.pdf', type: 'application/pdf', bytes: pdf('方案').bytes })
    const lines = await inOwnerTx(database, (db) =>
      sql<{ action: string }>`select action from entry where subject_id = ${row.id} order by action`.execute(db),
    )
    expect(lines.rows.map((line) => line.action)).toEqual(['evidence.download', 'evidence.upload'])
  })

  test('sent again by the same unit is the same row; by another unit it is one file, and tells them nothing', async () => {
    const [wang, li] = [cadreOf(xining), cadreOf(haidong)]
    const first = await upload(wang, xining, '同一份文件')
    expect((await upload(wang, xining, '同一份文件')).id).toBe(first.id)
    const other = await upload(li, haidong, '同一份文件')
    expect(other).toMatchObject({ digest: first.digest, unitName: '海东市总工会', serves: 0, uploadedBy: li.name })
    expect(other.id).not.toBe(first.id)
    expect((await listDigests(house.dataDir)).filter((digest) => digest === first.digest)).toHaveLength(1)
    const seen = (await list(li)).map((row) => row.unitId)
    expect(seen).toContain(haidong.id)
    expect(seen).not.toContain(xining.id)
  })

  test('of another unit is missing, not forbidden, and nothing can be put in for that unit', async () => {
    const row = await upload(cadreOf(xining), xining, '只给西宁')
    const li = cadreOf(haidong)
    await expect(as(li, (ctx) => downloadEvidence(ctx, row))).rejects.toBeInstanceOf(Missing)
    await expect(upload(li, xining, '冒名')).rejects.toBeInstanceOf(Missing)
    expect(await as(li, (ctx) => checkEvidence(ctx, [row.id]))).toMatchObject([{ path: '0', rule: 'evidence-missing' }])
    expect(await as(li, (ctx) => checkEvidence(ctx, [randomUUID()]))).toMatchObject([{ rule: 'evidence-missing' }])
  })

  test('is closed to whoever works there without the right to evidence', async () => {
    const admin = cadreOf(xining)
    for (const grant of admin.grants) grant.permission = 'org.manage'
    expect(await list(admin)).toEqual([])
    await expect(upload(admin, xining, '越权')).rejects.toBeInstanceOf(Missing)
    for (const { endpoint } of evidenceRoutes) expect(endpoint.needs).toBe('evidence.read')
    expect(evidencePermissions['evidence.read'].posts).toContain('liaison')
    for (const post of ['administrator', 'security-administrator', 'auditor'])
      expect(evidencePermissions['evidence.read'].posts).not.toContain(post)
  })

  test('is kept apart by the row policies even where the program forgets to ask', async () => {
    const li = cadreOf(haidong)
    const forged = as(li, ({ db }) =>
      sql`insert into evidence (region_id, id, unit_id, unit_no, name, digest, size, type, origin, uploaded_at, uploader)
        values (630100, ${randomUUID()}, ${xining.id}, ${xining.no}, 'x.pdf', ${'0'.repeat(64)}, 1, 'application/pdf', '', now(), '')`.execute(
        db,
      ),
    )
    await expect(forged).rejects.toThrow('row-level security')
    await expect(as(li, ({ db }) => sql`update evidence set name = 'x'`.execute(db))).rejects.toThrow(
      'permission denied',
    )
    await expect(as(li, ({ db }) => sql`delete from evidence`.execute(db))).rejects.toThrow('permission denied')
  })

  test('serves many cases, and whoever sees a case sees what it rests on', async () => {
    const wang = cadreOf(xining)
    const file = await upload(wang, xining, '服务多个事项')
    const [first, second] = [await openCase(xining), await openCase(xining)]
    await as(wang, async (ctx) => {
      await linkEvidence(ctx, first, 'proof', [file.id, file.id])
      await linkEvidence(ctx, first, 'proof', [file.id])
      await linkEvidence(ctx, second, 'photos', [file.id])
    })
    expect(await as(wang, ({ db }) => listCaseEvidence(db, first))).toMatchObject([
      { slot: 'proof', file: { id: file.id, serves: 2 } },
    ])

    const li = cadreOf(haidong)
    expect(await as(li, ({ db }) => listCaseEvidence(db, first))).toEqual([])
    await inOwnerTx(database, (db) =>
      sql`insert into case_party (region_id, case_id, unit_id, unit_no, part) values (${first.regionId}, ${first.id}, ${haidong.id}, ${haidong.no}, 'joint')`.execute(
        db,
      ),
    )
    expect(await as(li, ({ db }) => listCaseEvidence(db, first))).toMatchObject([{ file: { id: file.id, serves: 1 } }])
    expect((await as(li, (ctx) => downloadEvidence(ctx, file))).name).toBe('方案.pdf')
    expect(await as(li, ({ db }) => listCaseEvidence(db, second))).toEqual([])
  })

  test('holds through the day it expires on and is refused from the next', async () => {
    const wang = cadreOf(xining)
    const file = await upload(wang, xining, '资质', { expiresOn: '2026-11-22' })
    expect(await as(wang, (ctx) => checkEvidence(ctx, [file.id]))).toEqual([])
    const [fault] = await as(wang, (ctx) => checkEvidence(ctx, [file.id]), '2026-11-23')
    expect(fault).toMatchObject({ rule: 'evidence-expired' })
    expect(fault?.message.zh).toBe('佐证材料“方案.pdf”已于 2026-11-22 失效，请上传有效的材料。')
  })

  test('that is about to expire is told to whoever put it in, once', async () => {
    const wang = cadreOf(xining)
    const file = await upload(wang, xining, '快到期', { expiresOn: '2026-12-20' })
    await upload(wang, xining, '还早', { expiresOn: '2027-12-20' })
    expect((await as(wang, ({ db }) => listExpiring(db, '2026-12-01', '2026-12-31'))).map((row) => row.id)).toContain(
      file.id,
    )
    for (const _ of [1, 2]) await as(systemActor, (ctx) => evidenceJobs['evidence.warn'](ctx))
    const told = await inTx(database, { 'app.person': wang.personId ?? '' }, (db) =>
      sql<{ textZh: string }>`select text_zh from notice where text_zh like '%2026-12-20%'`.execute(db),
    )
    expect(told.rows).toEqual([{ textZh: '西宁市总工会的佐证材料“方案.pdf”将于 2026-12-20 失效，请及时更换。' }])
  })

  test('of one unit fits what that unit may keep in all; the no names the parameter and its document', async () => {
    const li = cadreOf(haidong)
    const [quota] = evidenceParameters.filter(({ key }) => key === 'evidence.quota-mb')
    if (!quota) throw new Error('there is no quota')
    const source = { zh: '海东市档案局通知', en: 'Notice of the Haidong archive' }
    const local = { ...quota, region: 630200, value: 1, validFrom: '2026-01-01', source }
    await inOwnerTx(database, (db) => seedParameters(db, [local]))
    const large = (n: number) => upload(li, haidong, `${n}`.repeat(400_000))
    await large(1)
    await large(2)
    await expect(large(3)).rejects.toMatchObject({
      faults: [{ path: 'file', rule: 'evidence.quota-mb', source, message: { zh: expect.stringContaining('1 MB') } }],
    })
    expect((await list(li, { unitId: haidong.id })).filter(({ size }) => size > 400_000)).toHaveLength(2)
    await upload(cadreOf(xining), xining, '3'.repeat(400_000))
  })

  test('cannot expire before it takes effect, and must come with a file', async () => {
    const dates = { effectiveOn: '2026-05-01', expiresOn: '2026-04-30' }
    await expect(upload(cadreOf(xining), xining, '日期', dates)).rejects.toMatchObject({
      faults: [{ path: 'expiresOn' }],
    })
    const none = as(cadreOf(xining), (ctx) => uploadEvidence(ctx, { unitId: xining.id, origin: '' }, null))
    await expect(none).rejects.toMatchObject({ faults: [{ path: 'file' }] })
  })

  test('is found by its ids in the order asked, and odd ids are refused', async () => {
    const wang = cadreOf(xining)
    const [a, b] = [await upload(wang, xining, 'a'), await upload(wang, xining, 'b')]
    expect((await list(wang, { ids: `${b.id},${a.id}` })).map((row) => row.id)).toEqual([b.id, a.id])
    await expect(list(wang, { ids: "1,'; drop table evidence" })).rejects.toBeInstanceOf(Invalid)
  })

  test('keeps its lines in the journal for those who may read that unit', async () => {
    const wang = cadreOf(xining)
    const row = await upload(wang, xining, '日志')
    const seen = (actor: Actor) =>
      as(actor, ({ db }) => sql`select from entry where subject_id = ${row.id}`.execute(db)).then(
        ({ rows }) => rows.length,
      )
    expect([await seen(cadreOf(xining)), await seen(cadreOf(haidong))]).toEqual([1, 0])
  })
})
