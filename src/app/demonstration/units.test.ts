import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isKnownRegion } from '#kernel/org'
import { memberKeys } from './departments.ts'
import { demonstrationPeople } from './people.ts'
import { demonstrationUnits } from './units.ts'

const keys = demonstrationUnits.map((unit) => unit.key)

test('the province has its federation, 8 of prefectures and 45 of county level, under each other', () => {
  const federations = demonstrationUnits.filter((unit) => unit.kind === 'federation')
  expect(federations.length).toBe(54)
  expect(federations.filter((unit) => unit.parent === 'province').length).toBe(8)
  expect(demonstrationUnits.find((unit) => unit.key === '630121')).toMatchObject({
    name: '大通回族土族自治县总工会',
    shortName: '大通县总工会',
    parent: '630100',
  })
})

test('every unit comes after the units it hangs below, once, in a known division', () => {
  expect(new Set(keys).size).toBe(keys.length)
  demonstrationUnits.forEach((unit, i) => {
    for (const above of [unit.parent, unit.industrialParent]) if (above) expect(keys.slice(0, i)).toContain(above)
    expect(isKnownRegion(unit.regionId)).toBe(true)
  })
})

test('no two units are called alike, neither by name nor by any other name', () => {
  const names = demonstrationUnits.flatMap((unit) => [
    unit.name,
    ...(unit.shortName ? [unit.shortName] : []),
    ...unit.aliases,
  ])
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
})

test('the joint conference has eleven members, and each has a liaison officer', () => {
  expect(memberKeys.length).toBe(11)
  for (const key of memberKeys) {
    expect(keys).toContain(key)
    expect(
      demonstrationPeople.some(({ posts }) => posts.some((one) => one.post === 'liaison' && one.unit === key)),
    ).toBe(true)
  }
})

test('every post is held at a unit that is there, and nobody has the account of somebody else', () => {
  for (const { posts } of demonstrationPeople) for (const { unit } of posts) expect(keys).toContain(unit)
  expect(new Set(demonstrationPeople.map((person) => person.login)).size).toBe(demonstrationPeople.length)
  expect(new Set(demonstrationPeople.map((person) => person.name)).size).toBe(demonstrationPeople.length)
})

const seeds = join(process.env.GONGYUN_SHARED ?? join(import.meta.dirname, '../../../../shared'), 'seeds')

test.skipIf(!existsSync(seeds))(
  'nobody bears the name of a person of the journal (skipped without the journal)',
  () => {
    const text = readdirSync(seeds)
      .map((name) => readFileSync(join(seeds, name), 'utf8'))
      .join('')
    expect(demonstrationPeople.map((person) => person.name).filter((name) => text.includes(name))).toEqual([])
  },
)
