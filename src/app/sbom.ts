import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { say } from '#platform/say'
import { type CliCommand, readArgs, Usage } from './usage.ts'
import { root } from './where.ts'

interface LockedPackage {
  version: string
  license?: string
  integrity?: string
  dev?: boolean
  optional?: boolean
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

/** What of `package-lock.json` a bill of materials needs. */
export interface Lock {
  name: string
  version: string
  packages: Record<string, LockedPackage>
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

const purlOf = (path: string, { version }: LockedPackage): string =>
  `pkg:npm/${nameOf(path).replace('@', '%40')}@${version}`

/** Where a package at `path` finds another: beside it, else ever further up, as Node looks. */
function findInstalled(lock: Lock, path: string, name: string): string | null {
  for (let at = path; ; ) {
    const tried = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`
    if (lock.packages[tried]) return tried
    if (at === '') return null
    at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : ''
  }
}

function dependenciesOf(lock: Lock, path: string): string[] {
  const { dependencies = {}, optionalDependencies = {} } = lock.packages[path] ?? { version: '' }
  const found = Object.keys({ ...dependencies, ...optionalDependencies }).flatMap((name) => {
    const at = findInstalled(lock, path, name)
    const locked = at === null ? undefined : lock.packages[at]
    return at !== null && locked ? [purlOf(at, locked)] : []
  })
  return [...new Set(found)].sort()
}

const scopeOf = ({ dev, optional }: LockedPackage): string => (dev ? 'excluded' : optional ? 'optional' : 'required')

function componentOf(path: string, locked: LockedPackage) {
  const [algorithm, digest = ''] = (locked.integrity ?? '').split('-')
  const name = nameOf(path)
  const [group, short] = name.startsWith('@') ? name.split('/') : [undefined, name]
  const purl = purlOf(path, locked)
  return {
    type: 'library',
    'bom-ref': purl,
    ...(group ? { group } : {}),
    name: short,
    version: locked.version,
    scope: scopeOf(locked),
    ...(locked.license ? { licenses: [{ expression: locked.license }] } : {}),
    ...(algorithm === 'sha512'
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] }
      : {}),
    purl,
  }
}

/** A number for one content: the same lock gives the same bill, byte for byte. */
function serialOf(lock: Lock): string {
  const hex = createHash('sha256').update(JSON.stringify(lock)).digest('hex')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)]
  return `urn:uuid:${parts.join('-')}`
}

/**
 * The bill of materials of a lock file as CycloneDX 1.6: every package with version, licence, digest and what it needs. What
 * only tests and tools use has the scope `excluded`.
 */
export function billOf(lock: Lock) {
  // A package that stands in two places counts as what the product needs most.
  const rank = ([, locked]: [string, LockedPackage]) => ['excluded', 'optional', 'required'].indexOf(scopeOf(locked))
  const all = Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .sort((a, b) => rank(a) - rank(b))
  const components = new Map(all.map(([path, locked]) => [purlOf(path, locked), componentOf(path, locked)]))
  const ref = `pkg:npm/${lock.name}@${lock.version}`
  const own = lock.packages['']
  const needs = new Map(all.map(([path, locked]) => [purlOf(path, locked), dependenciesOf(lock, path)]))
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialOf(lock),
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': ref,
        name: lock.name,
        version: lock.version,
        licenses: [{ expression: own?.license ?? 'MIT' }],
      },
    },
    components: [...components.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1)),
    dependencies: [[ref, dependenciesOf(lock, '')] as const, ...needs].map(([from, dependsOn]) => ({
      ref: from,
      dependsOn,
    })),
  }
}

/** `gongyun sbom`: what the product is made of, for whoever must know within a day whether a hole concerns it. */
export const sbomCommand: CliCommand = {
  name: 'sbom',
  usage: 'sbom',
  summary: say('软件物料清单；--json 输出 CycloneDX 1.6', 'What the product is made of; with --json as CycloneDX 1.6'),
  run: async (args) => {
    readArgs(args, {}, 0)
    const file = join(root, 'package-lock.json')
    if (!existsSync(file)) throw new Usage(say('没有 package-lock.json', 'There is no package-lock.json'))
    const bill = billOf(JSON.parse(readFileSync(file, 'utf8')) as Lock)
    const lines = bill.components
      .filter(({ scope }) => scope !== 'excluded')
      .map(({ group, name, version, licenses }) =>
        [`${group ? `${group}/` : ''}${name}`.padEnd(48), version.padEnd(20), licenses?.[0]?.expression ?? '?'].join(
          ' ',
        ),
      )
    return { json: bill, text: lines.join('\n') }
  },
}
