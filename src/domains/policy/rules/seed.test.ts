import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { everyClause, findDocuments, findMainDocument, proposeTasks } from './index.ts'

const folder = join(process.env.GONGYUN_SHARED ?? join(import.meta.dirname, '../../../../../shared'), 'seeds')
const file = existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith('.txt')) : undefined
if (!file) console.warn('policy: the journal is not here, its tests are skipped')

describe.skipIf(!file)('the journal', () => {
  const text = file ? readFileSync(join(folder, file), 'utf8') : ''
  const opinion = () => {
    const found = findMainDocument(text)
    if (!found) throw new Error('no document found')
    return found
  }

  test('holds the central Opinion with its title, issuer and date', () => {
    expect(opinion()).toMatchObject({
      title: '中共中央 国务院关于深化产业工人队伍建设改革的意见',
      issuer: '中共中央 国务院',
      date: '2024-10-12',
    })
    expect(findDocuments(text).length).toBeGreaterThan(30)
  })

  test('gives the Opinion nine parts and twenty-seven items, numbered on', () => {
    const { nodes } = opinion()
    expect(nodes.map((node) => node.ordinal)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(nodes.map((node) => node.children.length)).toEqual([0, 3, 4, 4, 2, 4, 3, 4, 3])
    const items = nodes.flatMap((node) => node.children)
    expect(items.map((item) => item.ordinal)).toEqual(Array.from({ length: 27 }, (_, i) => i + 1))
    expect(items.every((item) => item.kind === 'item' && item.fault === null && item.heading !== '')).toBe(true)
  })

  test('gives ranges that begin with the number and end with the sentence', () => {
    for (const clause of everyClause(opinion().nodes)) {
      expect(text.slice(clause.start)).toMatch(/^(?:[一二三四五六七八九]、|[（(][一二三四五六七八九十]+[)）])/)
      expect(text[clause.end - 1]).toBe('。')
      expect(text.slice(clause.headingStart, clause.textStart).replace(/[。\s]+$/, '')).toBe(clause.heading)
    }
    expect(text.slice(opinion().end).trimStart().startsWith('(新华社')).toBe(true)
  })

  test('puts sentences that a page cut together again', () => {
    const second = opinion().nodes[1]?.children[1]
    expect(second?.heading).toBe('加强产业工人队伍党建工作')
    const task = proposeTasks(opinion(), text, []).find((one) => one.clause.start === second?.start)
    expect(task?.measures.map((measure) => measure.text)[0]).toBe('加强企业党组织建设。')
  })

  test('keeps both items that the journal numbers （五）', () => {
    const report = findDocuments(text).find((document) => document.title.includes('科技支撑'))
    const five = [...everyClause(report?.nodes ?? [])].filter((clause) => clause.number === '（五）')
    expect(five.map((clause) => clause.fault)).toEqual([null, 'doubled'])
  })

  test('proposes one task for each of the twenty-seven items, and the goals of the first part apart from them', () => {
    const tasks = proposeTasks(opinion(), text, [{ id: 1, names: ['各级工会'] }])
    expect(tasks.map((one) => one.kind)).toEqual(['goal', ...Array.from({ length: 27 }, () => 'task')])
    expect(tasks[0]?.targets).toMatchObject([
      { value: 2000, unit: '名', comparison: '≈', noun: '大国工匠', by: '2035-12-31' },
      { value: 10000, unit: '名', comparison: '≈', noun: '省级工匠', by: '2035-12-31' },
      { value: 50000, unit: '名', comparison: '≈', noun: '市级工匠', by: '2035-12-31' },
    ])
    const funds = tasks.find((task) => task.clause.number === '（十）')
    expect(funds?.targets).toMatchObject([{ value: 60, unit: '%', comparison: '>=', noun: '用于一线职工教育和培训' }])
    expect(funds?.lead).toEqual([])
    expect(text.slice(funds?.targets[0]?.start, funds?.targets[0]?.end).replace(/\s/g, '')).toBe('60%以上')
    expect(tasks.find((task) => task.clause.number === '（二十五）')?.lead).toContainEqual(
      expect.objectContaining({ id: 1, text: '各级工会' }),
    )
  })

  test('sorts the items under the five key tasks by their parts', () => {
    const tasks = proposeTasks(opinion(), text, [])
    const areas = (from: number, to: number) => new Set(tasks.slice(from, to).map((task) => task.area))
    expect([areas(1, 4), areas(4, 8), areas(8, 14), areas(14, 18), areas(18, 21), areas(21, 25)]).toEqual(
      [['ideology'], ['status'], ['quality'], ['status'], ['merit'], ['ranks']].map((area) => new Set(area)),
    )
  })
})
