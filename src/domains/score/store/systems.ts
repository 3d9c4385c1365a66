import { editionDeeds } from '#kernel/edition/server'
import type { SystemBody } from '../model/system.ts'

/** Index systems, version by version. */
export const systems = editionDeeds<SystemBody>('scoreSystem', 'score-system')

/** Index systems that may be seen, newest first, without their bodies. */
export const listSystems = systems.list

/** A visible index system. @throws Missing. */
export const getSystem = systems.get
