import { buildHouse, type Domain, type House } from '#kernel/domain/server'
import * as registry from './domains.ts'
import { links } from './links.ts'

const registered: readonly Domain[] = Object.values(registry as Record<string, Domain>)

/** Every domain of the registry, each after those it builds on: a module's exports come in the order of their names. */
export const domains: readonly Domain[] = inOrder(registered)

function inOrder(all: readonly Domain[]): Domain[] {
  const placed: Domain[] = []
  const place = (domain: Domain, above: readonly string[]) => {
    if (above.includes(domain.name)) throw new Error(`domains build on each other in a circle: ${above.join(', ')}`)
    for (const name of domain.demonstratesAfter ?? []) {
      const before = all.find((other) => other.name === name)
      if (before) place(before, [...above, domain.name])
    }
    if (!placed.includes(domain)) placed.push(domain)
  }
  for (const domain of all) place(domain, [])
  return placed
}

/** The product, put together. */
export const houseAt = (dataDir: string, demonstration: boolean, publicAddress: string | null = null): House =>
  buildHouse(domains, links, { dataDir, demonstration, publicAddress })
