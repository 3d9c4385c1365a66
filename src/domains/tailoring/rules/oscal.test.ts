import { describe, expect, test } from 'vitest'
import {
  bodyOfCatalog,
  type Catalog,
  type Control,
  type OscalProfile,
  profileOf,
  type ResolvedCatalog,
  resolveOscal,
} from '../testing/oscal.ts'
import { findLineFaults, findUndecided, resolve } from './index.ts'

const control = (id: string, prose: string, more: Partial<Control> = {}): Control => ({
  ...{ id, title: `Control ${id.toUpperCase()}`, parts: [{ name: 'statement', prose }] },
  ...more,
})

const t1 = control('t1', 'Train workers on the line every year.', {
  parts: [
    { name: 'statement', prose: 'Train workers on the line every year.' },
    { name: 'guidance', prose: 'By the shift plan.' },
  ],
  params: [{ id: 't1_share', value: 60 }],
})
const t2 = control('t2', 'Appoint a master for each apprentice.', { params: [{ id: 't2_most', value: 3 }] })
const t3 = control('t3', 'Keep a record of skills.')
const r1 = control('r1', 'Hold the congress of workers.', { params: [{ id: 'r1_times', value: 1 }] })
const r2 = control('r2', 'Open the books of welfare.')
const s1 = control('s1', 'Report accidents.')

/** A catalog in the shape of OSCAL: three groups, controls with prose, guidance and parameters. */
const catalog: Catalog = {
  groups: [
    { id: 'training', title: 'Training', controls: [t1, t2, t3] },
    { id: 'rights', title: 'Rights', controls: [r1, r2] },
    { id: 'safety', title: 'Safety', controls: [s1] },
  ],
}

/** A profile and the catalog it must resolve to, written out by hand after the rules of OSCAL profile resolution. */
const pairs: Readonly<Record<string, readonly [OscalProfile, ResolvedCatalog]>> = {
  'all controls, as they are': [
    { include: 'all', merge: 'as-is' },
    { controls: [], groups: catalog.groups.map(({ id, controls }) => ({ id, controls })) },
  ],
  'controls by id, without a structure: a flat list in the order of the catalog, not of the calls': [
    { include: ['s1', 't1', 'r2'], merge: 'flat' },
    { groups: [], controls: [t1, r2, s1] },
  ],
  'controls by id, structure kept: groups without a control are gone': [
    { include: ['t3', 's1'], merge: 'as-is' },
    {
      controls: [],
      groups: [
        { id: 'training', controls: [t3] },
        { id: 'safety', controls: [s1] },
      ],
    },
  ],
  'all but some: an exclusion goes before an inclusion': [
    { include: 'all', exclude: ['t2', 'r1', 'r2'], merge: 'as-is' },
    {
      controls: [],
      groups: [
        { id: 'training', controls: [t1, t3] },
        { id: 'safety', controls: [s1] },
      ],
    },
  ],
  'a control both called and excluded is out': [
    { include: ['t1', 't2'], exclude: ['t2'], merge: 'flat' },
    { groups: [], controls: [t1] },
  ],
  'parameters set, one of them of a control that is not called': [
    { include: ['t1', 't2'], merge: 'flat', setParameters: { t1_share: 75, r1_times: 2 } },
    { groups: [], controls: [{ ...t1, params: [{ id: 't1_share', value: 75 }] }, t2] },
  ],
  'a part removed by name, another added at the end': [
    {
      include: ['t1', 'r2'],
      merge: 'flat',
      alters: {
        t1: { remove: ['guidance'] },
        r2: { add: [{ name: 'guidance', prose: 'On the board at the gate.' }] },
      },
    },
    {
      groups: [],
      controls: [
        { ...t1, parts: [{ name: 'statement', prose: 'Train workers on the line every year.' }] },
        {
          ...r2,
          parts: [
            { name: 'statement', prose: 'Open the books of welfare.' },
            { name: 'guidance', prose: 'On the board at the gate.' },
          ],
        },
      ],
    },
  ],
  'everything at once': [
    {
      include: 'all',
      exclude: ['t3', 's1'],
      merge: 'as-is',
      setParameters: { r1_times: 2, t2_most: 2 },
      alters: { t1: { remove: ['guidance'], add: [{ name: 'guidance', prose: 'In working hours.' }] } },
    },
    {
      controls: [],
      groups: [
        {
          id: 'training',
          controls: [
            {
              ...t1,
              parts: [
                { name: 'statement', prose: 'Train workers on the line every year.' },
                { name: 'guidance', prose: 'In working hours.' },
              ],
            },
            { ...t2, params: [{ id: 't2_most', value: 2 }] },
          ],
        },
        { id: 'rights', controls: [{ ...r1, params: [{ id: 'r1_times', value: 2 }] }, r2] },
      ],
    },
  ],
}

describe('an OSCAL profile, in our model of adopting, resolves to its catalog', () => {
  test.each(Object.entries(pairs))('%s', (_name, [profile, resolved]) => {
    expect(resolveOscal(catalog, profile)).toEqual(resolved)
  })

  test('and leaves the trace that OSCAL does not: every control is kept, changed, or dropped with a reason', () => {
    const body = bodyOfCatalog(catalog)
    for (const [profile] of Object.values(pairs)) {
      const decisions = profileOf(body, profile)
      expect(findUndecided(body, decisions.decisions)).toEqual([])
      expect(findLineFaults(body, decisions)).toEqual([])
      const made = resolve(body, decisions)
      expect(made.measures.length + made.dropped.length).toBe(body.measures.length)
    }
  })

  test('a profile of a profile is the profile of its result', () => {
    const [outer] = pairs['all but some: an exclusion goes before an inclusion'] ?? []
    if (!outer) throw new Error('the pair is missing')
    const middle = resolveOscal(catalog, outer)
    const again: Catalog = { groups: middle.groups.map((group) => ({ ...group, title: group.id })) }
    const inner: OscalProfile = { include: ['t1', 't2', 's1'], merge: 'flat' }
    expect(resolveOscal(again, inner)).toEqual({ groups: [], controls: [t1, s1] })
  })
})
