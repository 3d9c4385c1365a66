import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PostKey, reachOf, scopeOf, systemActor } from '#kernel/access'
import { addPerson, appoint, asPerson, scopeSettings } from '#kernel/access/server'
import { buildHouse, type Ctx, type Domain, type House, type Link } from '#kernel/domain/server'
import { addUnit } from '#kernel/org/server'
import { allJobs, allMigrations, seedReference } from '#kernel/whole/server'
import type { Database } from '#platform/db'
import { inTx, openTestDatabase } from '#platform/db/server'
import { runDueJobs } from '#platform/jobs/server'

/** A small province for tests: every kind of unit, somebody in every post, above, below and beside each other. */
export interface TestProvince {
  database: Database
  house: House
  /** Unit ids by key: province, office, education, labour, xining, datong, huangzhong, hainan, gonghe, plant, works. */
  unit: Record<UnitKey, number>
  /** Runs as the system, over everything. */
  asSystem<T>(deed: (ctx: Ctx) => Promise<T>): Promise<T>
  /** Runs as the person with this account, with all they may see: clerk, reviewer, convener, education, labour, xining, datong, hainan, plant … */
  as<T>(login: PersonKey, deed: (ctx: Ctx) => Promise<T>): Promise<T>
  /** Does the background work that is due, until there is none. */
  settle(): Promise<void>
  close(): Promise<void>
}

const units = [
  ['province', null, '青海省总工会', 'federation', 630000],
  ['office', 'province', '省产改联席会议办公室', 'office', 630000],
  ['education', 'province', '省教育厅', 'department', 630000],
  ['labour', 'province', '省人力资源社会保障厅', 'department', 630000],
  ['xining', 'province', '西宁市总工会', 'federation', 630100],
  ['datong', 'xining', '大通县总工会', 'federation', 630121],
  ['huangzhong', 'xining', '湟中区总工会', 'federation', 630106],
  ['hainan', 'province', '海南州总工会', 'federation', 632500],
  ['gonghe', 'hainan', '共和县总工会', 'federation', 632521],
  ['plant', 'datong', '大通某铝业公司工会', 'base-union', 630121],
  ['works', 'gonghe', '共和某光伏公司工会', 'base-union', 632521],
] as const
export type UnitKey = (typeof units)[number][0]

const people = [
  ['clerk', 'office-clerk', 'province'],
  ['reviewer', 'office-reviewer', 'province'],
  ['convener', 'convener', 'province'],
  ['education', 'liaison', 'education'],
  ['labour', 'liaison', 'labour'],
  ['xining', 'prefecture-cadre', 'xining'],
  ['hainan', 'prefecture-cadre', 'hainan'],
  ['datong', 'county-cadre', 'datong'],
  ['huangzhong', 'county-cadre', 'huangzhong'],
  ['gonghe', 'county-cadre', 'gonghe'],
  ['plant', 'enterprise-chair', 'plant'],
  ['works', 'enterprise-chair', 'works'],
  ['admin', 'administrator', 'province'],
  ['security', 'security-administrator', 'province'],
  ['auditor', 'auditor', 'province'],
] as const satisfies readonly (readonly [string, PostKey, UnitKey])[]
export type PersonKey = (typeof people)[number][0]

/** The password of everybody in the test province. */
export const testPassword = '高原上的一座小城'

const wholeSettings = {
  ...scopeSettings(systemActor, scopeOf(systemActor, '*')),
  'app.auth': 'yes',
  'app.org': 'write',
  'app.journal': 'all',
  'app.system': 'yes',
}

async function fill(ctx: Ctx): Promise<Record<UnitKey, number>> {
  const unit = {} as Record<UnitKey, number>
  for (const [key, parent, name, kind, regionId] of units) {
    const facts = {
      name,
      kind,
      regionId,
      shortName: null,
      aliases: [],
      uscc: null,
      industrialParentId: null,
      validFrom: '2017-01-01',
    }
    unit[key] = (await addUnit(ctx, { ...facts, parentId: parent ? unit[parent] : null })).id
  }
  for (const [login, post, at] of people) {
    const personId = await addPerson(
      ctx.db,
      { login, name: `${login}同志`, pinyin: login, password: testPassword, mustChange: false },
      ctx.now,
    )
    await appoint(ctx.db, { personId, post, unitId: unit[at], from: '2020-01-01', by: null, reason: 'test' })
  }
  return unit
}

/** Opens a test province with these domains on a database of its own. `now` is the moment everything happens at. */
export async function openTestProvince(
  domains: readonly Domain[],
  links: readonly Link[] = [],
  now = new Date('2026-11-20T02:00:00Z'),
): Promise<TestProvince> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongyun-province-'))
  const house = buildHouse(domains, links, { dataDir, demonstration: true })
  const database = await openTestDatabase(allMigrations(house))
  await seedReference(database, house)
  const today = now.toISOString().slice(0, 10)
  const system = (db: Ctx['db']): Ctx => ({ db, actor: systemActor, house, now, today, ownUnits: [] })
  const asSystem = <T>(deed: (ctx: Ctx) => Promise<T>) => inTx(database, wholeSettings, (db) => deed(system(db)))
  const unit = await asSystem(fill)
  const jobs = allJobs(house)
  // A timer of a day after the tested moment is not due, however long ago that day lies when the tests run.
  const begun = Date.now()
  const isLater = (runAt: string) => Date.parse(runAt) > now.getTime() && Date.parse(runAt) < begun
  return {
    database,
    house,
    unit,
    asSystem,
    async as(login, deed) {
      const { actor, ownUnits } = await asSystem((ctx) => asPerson(ctx, login))
      return inTx(database, scopeSettings(actor, reachOf(actor)), (db) => deed({ ...system(db), actor, ownUnits }))
    },
    async settle() {
      const run = async (job: { kind: string; payload: Record<string, unknown>; runAt: string }) => {
        if (!isLater(job.runAt)) await asSystem(async (ctx) => jobs.get(job.kind)?.(ctx, job.payload))
      }
      const onFault = (error: unknown) => {
        throw error
      }
      while ((await runDueJobs({ database, run, onFault })) > 0);
    },
    async close() {
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
