import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { billOf, type Lock } from './sbom.ts'
import { root } from './where.ts'

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock

describe('the bill of materials', () => {
  const bill = billOf(lock)
  test('names every locked package with version, licence and digest', () => {
    const locked = new Set(
      Object.entries(lock.packages)
        .filter(([path]) => path !== '')
        .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')} ${version}`),
    )
    const named = bill.components.map(({ group, name, version }) => `${group ? `${group}/` : ''}${name} ${version}`)
    expect(new Set(named)).toEqual(locked)
    expect(named.length).toBe(locked.size)
    for (const one of bill.components) {
      expect([one.purl, one.licenses?.length]).toEqual([one.purl, 1])
      expect([one.purl, one.hashes?.[0]?.content.length]).toEqual([one.purl, 128])
    }
  })

  test('says who needs whom, and every name in it is a component', () => {
    const refs = new Set([bill.metadata.component['bom-ref'], ...bill.components.map((one) => one['bom-ref'])])
    const [product] = bill.dependencies
    expect(product?.dependsOn).toEqual(expect.arrayContaining([expect.stringMatching(/^pkg:npm\/pg@/)]))
    for (const { ref, dependsOn } of bill.dependencies)
      for (const name of [ref, ...dependsOn]) expect([name, refs.has(name)]).toEqual([name, true])
  })

  test('is the same for the same lock, marks tools as excluded, and names no server', () => {
    expect(billOf(lock)).toEqual(bill)
    expect(bill.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
    const scope = (name: string) => bill.components.find((one) => one.name === name)?.scope
    expect([scope('kysely'), scope('vitest'), scope('linux-x64')]).toEqual(['required', 'excluded', 'optional'])
    expect(JSON.stringify(bill).replace(bill.$schema, '')).not.toMatch(/https?:/)
  })
})
