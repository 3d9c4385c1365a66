import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

interface Locked {
  version: string
  license?: string
  dev?: boolean
}
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>
}
const all = Object.entries(packages).filter(([path]) => path !== '')

/** Licences under which we may ship and change what we ship without owing more than a notice. */
const permissive = new Set([
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Unlicense', 'PostgreSQL'],
])
/** Fonts, which may be embedded in documents and not be sold alone. */
const ofFonts = new Set(['OFL-1.1'])
/** File-level copyleft: fine for tools that we run and do not change. */
const ofTools = new Set(['MPL-2.0'])

/** Names of packages that may bear a licence of the second and third kind. */
const fonts = /^@expo-google-fonts\//
const tools = /^(axe-core|lightningcss(-[\w-]+)?)$/

/** Whether a package may be used: every licence it demands, or one of those it offers, is allowed for it. */
function isAllowed(name: string, expression: string): boolean {
  const plain = expression.replace(/[()]/g, ' ').trim()
  if (/ OR /.test(plain)) return plain.split(' OR ').some((part) => isAllowed(name, part))
  return plain.split(' AND ').every((part) => {
    const id = part.trim()
    return permissive.has(id) || (ofFonts.has(id) && fonts.test(name)) || (ofTools.has(id) && tools.test(name))
  })
}

const nameOf = (path: string): string => path.replace(/^.*node_modules\//, '')

describe('the licences of what we build on', () => {
  test('are stated and allowed, for every package of the lock file', () => {
    const wrong = all.filter(([path, { license }]) => !license || !isAllowed(nameOf(path), license))
    expect(wrong.map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
    expect(all.length).toBeGreaterThan(300)
  })

  test('are the same in the packages that are installed here', () => {
    let seen = 0
    const different = all.flatMap(([path, { license }]) => {
      const file = join(root, path, 'package.json')
      if (!existsSync(file)) return []
      seen += 1
      const own = (JSON.parse(readFileSync(file, 'utf8')) as { license?: unknown }).license
      return typeof own === 'string' && own.replace(/[()]/g, '') !== license?.replace(/[()]/g, '')
        ? [`${path}: ${own}, locked as ${license}`]
        : []
    })
    expect(different).toEqual([])
    expect(seen).toBeGreaterThan(200)
  })

  test('of the wrong kind would be found', () => {
    for (const expression of [
      'GPL-3.0',
      'MIT AND GPL-2.0',
      'UNLICENSED',
      'SEE LICENSE IN LICENSE',
      'AGPL-3.0 OR GPL-2.0',
    ])
      expect([expression, isAllowed('left-pad', expression)]).toEqual([expression, false])
    expect(isAllowed('left-pad', 'MPL-2.0')).toBe(false)
    expect(isAllowed('left-pad', '(MIT OR GPL-3.0)')).toBe(true)
  })
})

describe('the lock file', () => {
  test('pins every direct dependency to one version', () => {
    const own = packages[''] as unknown as Record<string, Record<string, string> | undefined>
    const wanted = { ...own.dependencies, ...own.devDependencies, ...own.optionalDependencies }
    expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })
})
