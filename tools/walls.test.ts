import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type Arrow, findBreaches, findCircles, walls } from './walls.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const src = join(root, 'src')

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.d\.ts$/.test(file))
  .map((file) => join('src', file))

const doors: [RegExp, string][] = [
  [/^#(platform|kernel)\/([\w-]+)\/server$/, 'src/$1/$2/server.ts'],
  [/^#(platform|kernel)\/([\w-]+)$/, 'src/$1/$2/index.ts'],
  [/^#ui$/, 'src/ui/index.ts'],
]

/** The file an import names, or the package. */
function targetOf(from: string, words: string): string {
  for (const [pattern, path] of doors) if (pattern.test(words)) return words.replace(pattern, path)
  if (!words.startsWith('.')) return `node_modules/${words}`
  return relative(root, join(root, dirname(from), words))
}

const importing =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

const arrows: Arrow[] = files.flatMap((from) =>
  [...readFileSync(join(root, from), 'utf8').matchAll(importing)].map((found) => ({
    from,
    to: targetOf(from, found[1] ?? found[2] ?? ''),
  })),
)

describe('the walls of the house', () => {
  test('are measured on the whole house', () => {
    expect(files.length).toBeGreaterThan(150)
    expect(arrows.length).toBeGreaterThan(500)
    const lost = arrows.filter(({ to }) => !to.startsWith('node_modules/') && !existsSync(join(root, to)))
    expect(lost).toEqual([])
  })

  for (const wall of walls) {
    test(`${wall.name}: ${wall.reason}`, () => {
      expect(findBreaches(wall, arrows)).toEqual([])
    })
    test(`${wall.name} is broken by ${wall.broken.from} → ${wall.broken.to}`, () => {
      expect(findBreaches(wall, [...arrows, wall.broken])).toContainEqual(wall.broken)
    })
  }

  test('no circles: two files that need each other are one file, or three', () => {
    expect(findCircles(arrows)).toEqual([])
    expect(
      findCircles([
        { from: 'a', to: 'b' },
        { from: 'b', to: 'a' },
      ]),
    ).toHaveLength(1)
  })
})
