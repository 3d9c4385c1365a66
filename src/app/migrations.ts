import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { MigrationFolder } from '#platform/db'
import { domains } from './house.ts'

/** Rooms with tables of their own, in the order they lean on each other. */
const rooms = [
  'platform/db',
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
]

/** Every folder of migrations: the platform's, the kernel's, then each domain's. */
export function migrationFolders(): MigrationFolder[] {
  const below = rooms.map((room) => ({ room, dir: fileURLToPath(new URL(`../${room}/migrations`, import.meta.url)) }))
  const above = domains.flatMap((domain) =>
    domain.migrations ? [{ room: `domains/${domain.name}`, dir: fileURLToPath(domain.migrations) }] : [],
  )
  return [...below, ...above].filter(({ dir }) => existsSync(dir))
}
