import { describe, expect, test } from 'vitest'
import type { View, ViewFile, ViewItem } from '../model/index.ts'
import { standardScheme } from '../model/standard/index.ts'
import { compareSchemes, distinctNames, findGaps, findSchemeFaults, indexHtml, layOut, safeName } from './index.ts'

const words = (zh: string) => ({ zh, en: zh })
const file = (name: string, more: Partial<ViewFile> = {}): ViewFile => ({
  ...{ regionId: 1, id: name, name, digest: 'a'.repeat(64), size: 3, type: 'text/plain', unitName: '省教育厅' },
  ...{ effectiveOn: '2026-03-01', expiresOn: null },
  ...more,
})
const item = (more: Partial<ViewItem> = {}): ViewItem => ({
  ...{ key: '1.1', label: words('责任落实'), weight: 5, demands: words('纪要'), source: words('讲话'), unitId: 1 },
  ...{ unitName: '省教育厅', regionId: 1, caseId: 'c', state: 'ready', stateLabel: words('就绪'), dueOn: null },
  ...{ overdue: false, statement: '已开展', gapsText: '', figures: [], files: [], gaps: [] },
  ...more,
})
const view = (...items: ViewItem[]): View => ({
  ...{ title: '2026年迎考', unitName: '省总工会', year: 2026, schemeId: 's', schemeName: '框架', schemeVersion: 1 },
  note: words('自拟'),
  aspects: [{ key: '1', label: words('组织/领导'), items }],
})

describe('what an assessor would miss', () => {
  const resting = { statement: '有', figures: 1, wantsFigures: true, year: 2026, today: '2026-11-22' }
  const gaps = (...files: Partial<ViewFile>[]) =>
    findGaps({ ...resting, files: files.map((more) => file('f', more)) }).map(({ rule }) => rule)

  test('is nothing where a file of the year proves it', () => expect(gaps({})).toEqual([]))
  test('is a file in force: not only expired, not only of another year, not undated', () => {
    expect(gaps()).toEqual(['no-file'])
    expect(gaps({ expiresOn: '2026-06-30' })).toEqual(['only-expired'])
    expect(gaps({ effectiveOn: '2027-01-01' })).toEqual(['only-outside'])
    expect(gaps({ effectiveOn: null })).toEqual(['undated'])
    expect(gaps({ effectiveOn: '2023-01-01' })).toEqual(['only-earlier'])
    expect(gaps({ effectiveOn: '2023-01-01' }, {})).toEqual([])
  })
  test('is a figure where the scheme names one, and the words', () => {
    const bare = { ...resting, statement: '', figures: 0, files: [file('f')] }
    expect(findGaps(bare).map(({ rule }) => rule)).toEqual(['no-statement', 'no-figure'])
  })
})

describe('names in the pack', () => {
  test('unpack everywhere', () => {
    expect(safeName('../通知:关于?\u202Efdp.txt')).toBe('_通知_关于__fdp.txt')
    expect(safeName('CON')).toBe('_CON')
    expect(safeName('  ... ')).toBe('未命名')
    expect([...safeName(`${'长'.repeat(200)}.pdf`)].length).toBe(80)
    expect(safeName(`${'长'.repeat(200)}.pdf`).endsWith('.pdf')).toBe(true)
  })
  test('differ, also where capitals are small letters', () =>
    expect(distinctNames(['a.pdf', 'A.pdf', 'a.pdf'])).toEqual(['a.pdf', 'A(2).pdf', 'a(3).pdf']))
})

describe('the layout', () => {
  test('is the same for the same view, each file in the folder of its item', () => {
    const given = view(item({ files: [file('b.pdf'), file('a.pdf')] }))
    const layout = layOut(given, [])
    expect(layout.files.map(({ path }) => path)).toEqual([
      '01 组织_领导/1.1 责任落实/01 b.pdf',
      '01 组织_领导/1.1 责任落实/02 a.pdf',
    ])
    expect(layOut(given, [])).toEqual(layout)
  })
  test('masks what was written unless it was kept with a reason', () => {
    const given = view(item({ statement: '电话 13800138000' }))
    const flag = { place: 'text', kind: 'phone', item: '1.1', evidenceId: null } as const
    const said = (state: 'masked' | 'kept') => layOut(given, [{ ...flag, state }]).view.aspects[0]?.items[0]?.statement
    expect([said('masked'), said('kept')]).toEqual(['电话 138******00', '电话 13800138000'])
  })
  test('masks a file’s name as long as one of the numbers in it was not kept', () => {
    const given = view(item({ files: [file('张三 13800138000 630102199001011235.pdf')] }))
    const flag = { place: 'name', item: '', evidenceId: given.aspects[0]?.items[0]?.files[0]?.id ?? '' } as const
    const named = (identity: 'masked' | 'kept') =>
      layOut(given, [
        { ...flag, kind: 'phone', state: 'kept' },
        { ...flag, kind: 'identity', state: identity },
      ]).files[0]?.name
    expect(named('masked')).not.toContain('199001011235')
    expect(named('kept')).toContain('630102199001011235')
  })
  test('has an index that runs nothing and escapes what people wrote', () => {
    const html = indexHtml(view(item({ statement: '<script>alert(1)</script>' })), [])
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script&gt;')
    expect(indexHtml(view(item({ gaps: [{ rule: 'no-file', message: words('没有支撑材料') }] })), [])).not.toContain(
      '没有支撑材料',
    )
    expect(html).not.toMatch(/(src|href)="(https?:|\/\/)/)
  })
})

describe('a scheme', () => {
  const withUnits = {
    ...standardScheme,
    aspects: standardScheme.aspects.map((aspect) => ({
      ...aspect,
      items: aspect.items.map((one) => ({ ...one, unitId: 1, was: one.key })),
    })),
  }
  test('of the standard kind is sound once units are named; a key twice, a key astray and a wrong sum are not', () => {
    expect(findSchemeFaults(withUnits, 100)).toEqual([])
    expect(findSchemeFaults(standardScheme, 100).map(({ rule }) => rule)).toEqual(['no-unit'])
    expect(findSchemeFaults(withUnits, 120).map(({ rule }) => rule)).toEqual(['weights'])
  })
  test('is compared along its trace: an item that moved is the same item', () => {
    const [first] = withUnits.aspects
    if (!first) throw new Error('no aspect')
    const moved = { ...first, items: first.items.map((one, i) => (i === 0 ? { ...one, key: '1.9', weight: 9 } : one)) }
    const after = { ...withUnits, aspects: [moved, ...withUnits.aspects.slice(1, -1)] }
    const changes = compareSchemes(withUnits, after).map(({ key, was, field }) => `${key} ${was} ${field.en}`)
    expect(changes).toEqual(['1.9 1.1 Key', '1.9 1.1 Points', '10.1 10.1 Dropped', '10.2 10.2 Dropped'])
  })
})
