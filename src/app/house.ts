import { buildHouse, type Domain, type House } from '#kernel/domain/server'
import * as registry from './domains.ts'
import { links } from './links.ts'

/** Every domain of the registry, in its order. */
export const domains: readonly Domain[] = Object.values(registry as Record<string, Domain>)

/** The product, put together. */
export const houseAt = (dataDir: string, demonstration: boolean): House =>
  buildHouse(domains, links, { dataDir, demonstration })
