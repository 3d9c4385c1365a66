import { describe, expect, test } from 'vitest'
import type { NewItem } from '../model/index.ts'
import { compareEditions, faultsOf, keyed, saidOf } from './index.ts'

const education = { id: 1, name: '省教育厅' }
const labour = { id: 2, name: '省人力资源社会保障厅' }
const sound = { leads: [education], joints: [labour], unmatched: [], area: 'quality' }
const rulesOf = (change: Record<string, unknown>, ended = new Set<number>()) =>
  faultsOf({ ...sound, ...change } as never, ended).map((fault) => fault.rule)

describe('faults of an item', () => {
  test('are none when one unit leads', () => {
    expect(rulesOf({})).toEqual([])
  })

  test('name what is missing and what is double', () => {
    expect(rulesOf({ leads: [] })).toEqual(['no-owner'])
    expect(rulesOf({ leads: [education, labour], joints: [] })).toEqual(['double-lead'])
    expect(rulesOf({ joints: [education] })).toEqual(['lead-joins'])
    expect(rulesOf({ area: null })).toEqual(['no-area'])
    // None of the five, said in so many words, is an answer; saying nothing is not.
    expect(rulesOf({ area: 'support' })).toEqual([])
    expect(rulesOf({}, new Set([1]))).toEqual(['ended-unit'])
  })

  test('show a name nobody bears, which only stops the item when nobody leads', () => {
    const some = faultsOf({ ...sound, unmatched: ['省大数据局'] })
    expect(some.map(({ rule, blocks }) => [rule, blocks])).toEqual([['unmatched', false]])
    const [first] = faultsOf({ ...sound, leads: [], unmatched: ['省大数据局'] })
    expect(first?.message.zh).toBe('没有牵头单位（文件所列：省大数据局）')
    expect(first?.source.zh).toContain('2024-10-09')
  })
})

const clause = (number: string, change: Partial<NewItem> = {}): NewItem => ({
  title: `落实第${number}条`,
  words: `第${number}条原文`,
  area: 'quality',
  leads: [1],
  joints: [2, 3],
  unmatched: [],
  dueOn: '2026-12-31',
  targets: [],
  note: null,
  place: { documentId: '00000000-0000-4000-8000-000000000001', title: '要点', number, start: 0, end: 9 },
  ...change,
})
const known = (items: NewItem[]) => keyed(items).map(({ key, item }) => ({ key, said: saidOf(item) }))
const differences = (before: NewItem[], after: NewItem[]) =>
  compareEditions(known(before), keyed(after)).map(({ kind, key }) => `${kind} ${key}`)

describe('a revised document', () => {
  const first = [clause('一'), clause('二'), clause('三')]

  test('that is the same has no differences, also when units are printed in another order', () => {
    expect(differences(first, first)).toEqual([])
    expect(differences(first, [clause('一', { joints: [3, 2] }), ...first.slice(1)])).toEqual([])
  })

  test('differs clause by clause: words, term, owners, new and gone', () => {
    const next = [clause('一', { words: '改了' }), clause('二', { dueOn: '2027-06-30', leads: [4] }), clause('四')]
    expect(differences(first, next)).toEqual(['words 一', 'due 二', 'owners 二', 'new 四', 'dropped 三'])
  })

  test('may give several tasks in one clause', () => {
    const two = [clause('五'), clause('五', { words: '二是' })]
    expect(keyed(two).map(({ key }) => key)).toEqual(['五', '五#2'])
    expect(differences(two, [clause('五')])).toEqual(['dropped 五#2'])
  })

  test('with clauses in another order or place is the same document', () => {
    const moved = clause('一', { place: { ...clause('一').place, start: 500, end: 509 } })
    expect(differences(first, [...first.slice(1), moved])).toEqual([])
  })
})
