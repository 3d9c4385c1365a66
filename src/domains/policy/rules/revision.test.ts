import { describe, expect, test } from 'vitest'
import type { ClauseChange } from '../model.ts'
import { compareOutlines, findMainDocument } from './index.ts'

const OLD = `青禾省班组建设方案
一、总体要求
坚持守正创新，夯实班组基础，团结引导职工建功立业。
二、重点任务
（一）建强班组长队伍。完善选拔任用办法，每年轮训班组长一次。
（二）丰富班组活动。广泛开展岗位练兵和技能比武活动。
（三）保障班组权益。落实工时和休息休假制度，改善劳动条件。
（四）弘扬班组文化。选树先进班组典型，讲好班组故事。
`

const compare = (after: string, before = OLD): ClauseChange[] => {
  const [old, now] = [findMainDocument(before), findMainDocument(after)]
  if (!old || !now) throw new Error('no document found')
  return compareOutlines(old, before, now, after)
}
const told = (changes: ClauseChange[]) =>
  changes
    .filter((change) => change.fate !== 'kept' || change.renumbered || change.moved)
    .map((change) => [
      change.fate,
      change.before?.number ?? null,
      change.after?.number ?? null,
      change.renumbered,
      change.moved,
    ])

describe('a revised document', () => {
  test('that only differs in spaces and width differs in nothing', () => {
    expect(told(compare(OLD.replace(/（/g, '(').replace(/）/g, ') ').replace(/\n/g, '\r\n\r\n')))).toEqual([])
  })

  test('shows the reworded words and nothing else', () => {
    const now = OLD.replace('每年轮训班组长一次', '每半年轮训班组长一次以上')
    const changes = compare(now).filter((change) => change.fate === 'reworded')
    expect(changes).toHaveLength(1)
    expect(
      changes[0]?.changes.map(({ before, after }) => [
        OLD.slice(before.start, before.end),
        now.slice(after.start, after.end),
      ]),
    ).toEqual([['年轮训班组长一次', '半年轮训班组长一次以上']])
  })

  test('shows what was dropped where it stood, and what was renumbered by it', () => {
    const now = OLD.replace(/（二）.*\n/, '')
      .replace('（三）', '（二）')
      .replace('（四）', '（三）')
    expect(told(compare(now))).toEqual([
      ['dropped', '（二）', null, false, false],
      ['kept', '（三）', '（二）', true, false],
      ['kept', '（四）', '（三）', true, false],
    ])
  })

  test('shows what was added and what moved', () => {
    const now = `${OLD.replace(/（四）.*\n/, '').replace('（一）', '（一）弘扬班组文化。选树先进班组典型，讲好班组故事。\n（二）')}（九）设立创新基金。由省财政安排资金支持创新攻关项目。\n`
    const changes = told(compare(now))
    expect(changes).toContainEqual(['kept', '（四）', '（一）', true, true])
    expect(changes).toContainEqual(['added', null, '（九）', false, false])
    expect(changes.filter((change) => change[4])).toHaveLength(1)
  })

  test('shows clauses merged into another and cut out of another', () => {
    const now = OLD.replace(/（四）.*\n/, '').replace(
      '技能比武活动。',
      '技能比武活动，弘扬班组文化。选树先进班组典型，讲好班组故事。',
    )
    expect(told(compare(now))).toEqual([
      ['reworded', '（二）', '（二）', false, false],
      ['merged', '（四）', '（二）', false, false],
    ])
    expect(told(compare(OLD, now))).toEqual([
      ['reworded', '（二）', '（二）', false, false],
      ['split', '（二）', '（四）', false, false],
    ])
  })

  test('of two thousand clauses is compared clause by clause', () => {
    const law = (skip: number) =>
      `某条例\n${Array.from({ length: 2000 }, (_, i) => i + 1)
        .filter((n) => n !== skip)
        .map((n) => `第${n}条 第${n * 7}类事项由第${n * 13}号单位按照有关规定办理登记手续。`)
        .join('\n')}`
    const changes = compare(law(700), law(0))
    expect(changes.filter((change) => change.fate === 'dropped').map((change) => change.before?.number)).toEqual([
      '第700条',
    ])
    expect(changes).toHaveLength(2000)
  })
})
