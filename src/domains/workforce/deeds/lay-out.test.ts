import { describe, expect, test } from 'vitest'
import { columnNames } from '../model/index.ts'
import { Units } from '../rules/regions.ts'
import { readView } from '../rules/view.ts'
import { layOut } from './lay-out.ts'
import type { People } from './load.ts'

const province = { id: 1, parentId: null, regionId: 630000, name: '青海省', no: 0, upto: 10 }
const county = { id: 2, parentId: 1, regionId: 630121, name: '大通县', no: 1, upto: 10 }

/** Twenty members of the union in a county, all of one sex; nobody at the province itself. */
const people: People = {
  snapshot: {
    ...{ id: 1, asOf: '2026-11-01', madeAt: '2026-11-01T00:00:00Z', tookMs: 0, people: 20, bands: '25,35', least: 5 },
  },
  columns: columnNames.map(() => new Uint8Array(20)),
  blocks: [{ ...county, unitId: 2, from: 0, to: 20 }],
  units: new Units([province, county]),
}

const shown = (dims: string, hides: ((key: string) => boolean) | null) => {
  const plan = readView({ dims, filters: '', measure: 'count' } as never, 'publish')
  const { rows, columns } = layOut(people, province, plan, hides, { from: 0, to: 100 })
  const keys = (heads: readonly { key: string }[]) => heads.map(({ key }) => key).join('/') || 'all'
  return { rows: rows.map(({ heads, cells }) => [keys(heads), ...cells]), columns: columns.map(keys) }
}

describe('rows and columns with nobody in them', () => {
  test('are left out where that tells nothing but what is shown', () => {
    const { rows, columns } = shown('sex,union', () => false)
    expect([rows.length, columns.length]).toEqual([2, 2])
    expect(shown('region,union', null).rows.map(([head]) => head)).toEqual(['u2', 'all'])
  })

  test('stay where their total is kept back: who finds them left out would know it', () => {
    const only = shown('sex,union', () => false).rows[0]?.[0]
    const none = ['1', '2'].find((sex) => sex !== only)
    const { rows } = shown('sex,union', (key) => key.includes(`sex=${none}`))
    expect(rows.map(([head]) => head)).toContain(none)
    expect(rows.find(([head]) => head === none)).toEqual([none, '*', '*'])
    expect(shown('union,sex', (key) => key === `sex=${none}`).columns).toContain(none)
    expect(shown('region,union', (key) => key === 'region=o1').rows.map(([head]) => head)).toEqual(['u2', 'o1', 'all'])
  })
})
