import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { accessParameters, accessRoutes, seedPostPermissions } from '#kernel/access/server'
import { bulkEvery, bulkJobs, bulkParameters, bulkRoutes } from '#kernel/bulk/server'
import { seedCalendar } from '#kernel/calendar/server'
import type { Ctx, House, Route } from '#kernel/domain/server'
import { evidenceEvery, evidenceJobs, evidenceParameters, evidenceRoutes } from '#kernel/evidence/server'
import { exportRoutes } from '#kernel/export/server'
import { indicatorParameters, indicatorRoutes, seedIndicators } from '#kernel/indicator/server'
import { noticeRoutes, notificationJobs } from '#kernel/notification/server'
import { orgRoutes } from '#kernel/org/server'
import { seedParameters } from '#kernel/parameter/server'
import { processJobs, processRoutes } from '#kernel/process/server'
import { searchJobs, searchRoutes } from '#kernel/search/server'
import { secretJobs } from '#kernel/secret/server'
import type { Database, MigrationFolder } from '#platform/db'
import { inOwnerTx } from '#platform/db/server'

/** Rooms with tables of their own, in the order they lean on each other. */
const rooms = [
  'platform/jobs',
  'kernel/org',
  'kernel/access',
  'kernel/audit',
  'kernel/calendar',
  'kernel/parameter',
  'kernel/process',
  'kernel/evidence',
  'kernel/indicator',
  'kernel/notification',
  'kernel/search',
  'kernel/paper',
  'kernel/secret',
  'kernel/sight',
  'kernel/bulk',
]

/** Migrations of the platform and of every room of the kernel. */
export const kernelMigrations = (): MigrationFolder[] =>
  rooms
    .map((room) => ({ room, dir: fileURLToPath(new URL(`../../${room}/migrations`, import.meta.url)) }))
    .filter(({ dir }) => existsSync(dir))

/** The same, and then each domain's. */
export const allMigrations = (house: Pick<House, 'domains'>): MigrationFolder[] => [
  ...kernelMigrations(),
  ...house.domains.flatMap((domain) =>
    domain.migrations ? [{ room: `domains/${domain.name}`, dir: fileURLToPath(domain.migrations) }] : [],
  ),
]

/** Every route of the product: the kernel's, then each domain's. */
export const allRoutes = (house: House): Route[] => [
  ...accessRoutes,
  ...orgRoutes,
  ...processRoutes,
  ...evidenceRoutes,
  ...indicatorRoutes,
  ...noticeRoutes,
  ...searchRoutes,
  ...exportRoutes,
  ...bulkRoutes,
  ...house.domains.flatMap((domain) => domain.routes ?? []),
]

type Work = (ctx: Ctx, payload: Record<string, unknown>) => Promise<void>

/** Everything done in the background, by kind of job. */
export const allJobs = (house: House): ReadonlyMap<string, Work> =>
  new Map<string, Work>([
    ...Object.entries(processJobs),
    ...Object.entries(evidenceJobs),
    ...Object.entries(notificationJobs),
    ...Object.entries(searchJobs),
    ...Object.entries(secretJobs),
    ...Object.entries(bulkJobs),
    ...house.domains.flatMap((domain) => Object.entries(domain.jobs ?? {})),
  ])

/** Kinds of job that come again, with the seconds between. */
export const allEvery = (house: House): Record<string, number> =>
  Object.assign({ ...evidenceEvery, ...bulkEvery }, ...house.domains.map((domain) => domain.every ?? {}))

/** Reference data that the code brings: calendar, parameters, indicators, permissions of posts. Edits of operators stay. */
export const seedReference = (database: Database, house: House): Promise<void> =>
  inOwnerTx(database, async (db) => {
    await seedCalendar(db)
    await seedParameters(db, [
      ...accessParameters,
      ...evidenceParameters,
      ...indicatorParameters,
      ...bulkParameters,
      ...house.domains.flatMap((d) => d.parameters ?? []),
    ])
    await seedIndicators(db, house.indicators)
    await seedPostPermissions(db, house.permissions)
  })
