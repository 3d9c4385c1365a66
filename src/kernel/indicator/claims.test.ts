import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actor, systemActor } from '#kernel/access'
import { scopeSettings } from '#kernel/access/server'
import { auditMigrations } from '#kernel/audit/server'
import type { Ctx, GivenFile, House } from '#kernel/domain/server'
import { evidenceMigrations } from '#kernel/evidence/server'
import { FigureAnswer } from '#kernel/form'
import { addUnit, orgMigrations, type Unit } from '#kernel/org/server'
import { parameterMigrations, seedParameters } from '#kernel/parameter/server'
import type { CaseRef } from '#kernel/process'
import type { Database } from '#platform/db'
import { inOwnerTx, inTx, openTestDatabase } from '#platform/db/server'
import { Invalid, Missing } from '#platform/errors'
import { say } from '#platform/say'
import { readSheets } from '#platform/sheet/server'
import { ExportClaims, GetClaim, ListClaims } from './index.ts'
import {
  acceptClaims,
  claimsOfCase,
  headlineClaim,
  indicatorMigrations,
  indicatorParameters,
  indicatorRoutes,
  reportClaims,
  seedIndicators,
  supersede,
  withdrawClaims,
} from './server.ts'

const processMigrations = { room: 'kernel/process', dir: new URL('../process/migrations', import.meta.url).pathname }
const now = new Date('2026-11-22T02:00:00Z')
const source = say('《青海省产改实施方案》', 'Reform plan of Qinghai')
const members = {
  name: 'members',
  label: say('工会会员数', 'Members'),
  measure: say('人', 'people'),
  direction: 'up',
  per: 'quarter',
  kind: 'stock',
  decimals: 0,
  source,
} as const
const share = {
  ...members,
  name: 'skilled-share',
  label: say('高技能人才占比', 'Share of highly skilled'),
  measure: say('%', '%'),
  kind: 'ratio',
  decimals: 1,
} as const

describe('figures', () => {
  let database: Database
  let province: Unit
  let xining: Unit
  let haidong: Unit
  let clock = now.getTime()

  const cadreOf = (unit: Unit): Actor => {
    const range = { lo: unit.no, hi: unit.upto, regionId: unit.regionId }
    const grants = [{ permission: 'figures.read', tree: 'territorial' as const, range }]
    return { ...systemActor, personId: randomUUID(), name: `${unit.name}联络员`, grants }
  }
  /** Each deed happens a minute after the one before. */
  const as = <T>(unit: Unit, deed: (ctx: Ctx) => Promise<T>) => {
    const actor = cadreOf(unit)
    const scope = { territorial: actor.grants.map((grant) => grant.range), industrial: [] }
    clock += 60_000
    const rest = { house: {} as House, now: new Date(clock), today: '2026-11-22', ownUnits: [unit.id] }
    return inTx(database, scopeSettings(actor, scope), (db) => deed({ db, actor, ...rest }))
  }
  const figure = (value: number | null, more: Partial<FigureAnswer> = {}): FigureAnswer =>
    FigureAnswer.parse({ indicator: 'members', value, ...more })
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
  const report = (by: Unit, caseRef: CaseRef, period: string, figures: FigureAnswer[], unit = by) =>
    as(by, (ctx) => reportClaims(ctx, { caseRef, unitId: unit.id, period, figures }))
  const head = (unit: Unit, period: string) => as(unit, (ctx) => headlineClaim(ctx, 'members', unit.id, period))
  const states = async (unit: Unit, ref: CaseRef) =>
    (await as(unit, ({ db }) => claimsOfCase(db, ref))).map((claim) => [claim.value, claim.state])
  const ask = (unit: Unit, contract: { path: string; method: string }, asked: object): Promise<unknown> => {
    const route = indicatorRoutes.find(
      ({ endpoint }) => endpoint.path === contract.path && endpoint.method === contract.method,
    )
    return as(unit, async (ctx) => route?.answer({ ...ctx, ...asked } as never))
  }

  beforeAll(async () => {
    const own = [parameterMigrations, processMigrations, evidenceMigrations, indicatorMigrations]
    database = await openTestDatabase([orgMigrations, auditMigrations, ...own])
    await inOwnerTx(database, async (db) => {
      await seedParameters(db, indicatorParameters)
      await seedIndicators(db, [members, share])
      await seedIndicators(db, [members, share])
    })
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
      province = await addUnit(ctx, { ...unit, name: '青海省总工会', regionId: 630000, parentId: null })
      xining = await addUnit(ctx, { ...unit, name: '西宁市总工会', regionId: 630100, parentId: province.id })
      haidong = await addUnit(ctx, { ...unit, name: '海东市总工会', regionId: 630200, parentId: province.id })
    })
  })
  afterAll(() => database.close())

  test('are claims: who says what, of whom, for when, in which case', async () => {
    const ref = await openCase(xining)
    const [key] = await report(xining, ref, '2026-Q1', [
      figure(5000, { qualifier: '近', asOf: '2026-03-31' }),
      figure(null, { indicator: 'skilled-share' }),
    ])
    const [claim, ...more] = await as(xining, ({ db }) => claimsOfCase(db, ref))
    expect(more).toEqual([])
    expect(claim).toMatchObject({
      ...key,
      value: '5000',
      qualifier: '近',
      asOf: '2026-03-31',
      period: '2026-Q1',
      state: 'reported',
    })
    expect(claim).toMatchObject({
      unitName: '西宁市总工会',
      reporterUnitId: xining.id,
      reporterName: '西宁市总工会联络员',
      caseId: ref.id,
    })
    expect(claim?.figure).toEqual(say('近5,000人', 'nearly 5,000 people'))
  })

  test('are refused with the field that is wrong', async () => {
    const ref = await openCase(xining)
    const faults = async (figures: FigureAnswer[], period: string | null = '2026-Q1') => {
      const wrong = as(xining, (ctx) => reportClaims(ctx, { caseRef: ref, unitId: xining.id, period, figures }))
      const error = await wrong.catch((thrown) => thrown)
      expect(error).toBeInstanceOf(Invalid)
      return (error as Invalid).faults.map((fault) => fault.path)
    }
    expect(await faults([figure(1, { indicator: 'nonsense' })])).toEqual(['figures.0.indicator'])
    expect(await faults([figure(1), figure(1.5, { scope: '机关' })])).toEqual(['figures.1.value'])
    expect(await faults([figure(40.95, { indicator: 'skilled-share' })])).toEqual(['figures.0.value'])
    expect(await faults([figure(1e15)])).toEqual(['figures.0.value'])
    expect(await faults([figure(1, { asOf: '2026-11-23' })])).toEqual(['figures.0.asOf'])
    expect(await faults([figure(1)], null)).toEqual(['figures.0.asOf'])
    expect(await faults([figure(1), figure(2)])).toEqual(['figures.1.indicator'])
    expect(await states(xining, ref)).toEqual([])
  })

  test('are superseded by the later word of the same case, and not by the same word again', async () => {
    const ref = await openCase(xining)
    const [first] = await report(xining, ref, '2026-Q2', [figure(100)])
    expect(await report(xining, ref, '2026-Q2', [figure(100)])).toEqual([first])
    const [second] = await report(xining, ref, '2026-Q2', [figure(120)])
    expect(await states(xining, ref)).toEqual([
      ['100', 'superseded'],
      ['120', 'reported'],
    ])
    const shown = GetClaim.answer?.parse(await ask(xining, GetClaim, { params: first }))
    expect(shown).toMatchObject({
      later: { id: second?.id },
      case: { title: '第三季度调度' },
      indicator: { name: 'members' },
    })
    expect(shown?.headline?.claim.id).toBe(second?.id)
    expect(
      GetClaim.answer?.parse(await ask(xining, GetClaim, { params: second })).earlier.map((old) => old.id),
    ).toEqual([first?.id])
  })

  test('that were accepted stand until the later ones are accepted too', async () => {
    const [ref, again] = [await openCase(xining), await openCase(xining)]
    await report(xining, ref, '2026-Q3', [figure(200)])
    expect(await as(xining, (ctx) => acceptClaims(ctx, ref))).toBe(1)
    await report(xining, again, '2026-Q3', [figure(210)])
    expect(await head(xining, '2026-Q3')).toMatchObject({
      claim: { value: '200' },
      rule: { name: 'accepted' },
      disputed: true,
    })
    await as(xining, (ctx) => acceptClaims(ctx, again))
    expect(await head(xining, '2026-Q3')).toMatchObject({
      claim: { value: '210' },
      rule: { name: 'only' },
      disputed: false,
    })
    expect(await states(xining, ref)).toEqual([['200', 'superseded']])
  })

  test('of another about a unit stand beside its own, which goes first', async () => {
    const [own, other] = [await openCase(xining), await openCase(province)]
    await report(xining, own, '2025-Q4', [figure(300)])
    await report(province, other, '2025-Q4', [figure(280)], xining)
    expect(await head(xining, '2025-Q4')).toMatchObject({
      claim: { value: '300', reporterUnitName: '西宁市总工会' },
      rule: { name: 'own-report' },
      others: [{ value: '280', reporterUnitName: '青海省总工会' }],
      disputed: true,
    })
  })

  test('that are withdrawn or replaced by hand no longer count, and stay readable', async () => {
    const ref = await openCase(haidong)
    const [a] = await report(haidong, ref, '2025', [figure(1)])
    const [b] = await report(haidong, ref, '2025', [figure(2, { scope: '机关' })])
    if (!a || !b) throw new Error('nothing was claimed')
    expect(await as(haidong, (ctx) => supersede(ctx, a, b))).toBe(true)
    expect(await as(haidong, (ctx) => supersede(ctx, a, b))).toBe(false)
    expect(await as(haidong, (ctx) => withdrawClaims(ctx, ref))).toBe(1)
    expect(await head(haidong, '2025')).toBeNull()
    expect(await states(haidong, ref)).toEqual([
      ['1', 'superseded'],
      ['2', 'withdrawn'],
    ])
  })

  test('of a unit are seen from above and not from the side; a party to the case sees them', async () => {
    const ref = await openCase(xining)
    const [key] = await report(xining, ref, '2024', [figure(7)])
    const list = async (unit: Unit) =>
      ListClaims.answer?.parse(await ask(unit, ListClaims, { query: ListClaims.query?.parse({ period: '2024' }) }))
    expect(await list(province)).toMatchObject({ total: 1, more: false, rows: [{ id: key?.id }] })
    expect(await list(haidong)).toMatchObject({ total: 0, rows: [] })
    await expect(ask(haidong, GetClaim, { params: key })).rejects.toBeInstanceOf(Missing)
    await inOwnerTx(database, (db) =>
      sql`insert into case_party (region_id, case_id, unit_id, unit_no, part) values (${ref.regionId}, ${ref.id}, ${haidong.id}, ${haidong.no}, 'joint')`.execute(
        db,
      ),
    )
    expect(GetClaim.answer?.parse(await ask(haidong, GetClaim, { params: key })).claim.value).toBe('7')
    expect(await states(haidong, ref)).toEqual([['7', 'reported']])
  })

  test('cannot be rewritten or removed, not even by a mistake of the program', async () => {
    await expect(as(province, ({ db }) => sql`update claim set value = 1`.execute(db))).rejects.toThrow(
      'permission denied',
    )
    await expect(as(province, ({ db }) => sql`delete from claim`.execute(db))).rejects.toThrow('permission denied')
    const forged = as(haidong, (ctx) =>
      reportClaims(ctx, { caseRef: null, unitId: xining.id, period: '2023', figures: [figure(1)] }),
    )
    await expect(forged).rejects.toThrow('row-level security')
  })

  test('go out as a workbook with the id of each claim, and the export is in the journal', async () => {
    const query = ExportClaims.query?.parse({ unitId: String(xining.id), indicator: 'members', state: 'all' })
    const file = (await ask(province, ExportClaims, { query })) as GivenFile
    const [sheet] = readSheets(file.bytes as Buffer)
    const listed = await ask(province, ListClaims, {
      query: ListClaims.query?.parse({ ...query, below: undefined, size: 200 }),
    })
    const ids = ListClaims.answer?.parse(listed).rows.map((row) => row.id)
    expect(sheet?.rows[0]?.cells.at(-1)).toBe('数据编号')
    expect(sheet?.rows.slice(1).map((row) => row.cells.at(-1))).toEqual(ids)
    const lines = await inOwnerTx(database, (db) =>
      sql<{ body: { count: number } }>`select body from entry where action = 'figures.export'`.execute(db),
    )
    expect(lines.rows.map((line) => line.body.count)).toEqual([ids?.length])
  })
})
