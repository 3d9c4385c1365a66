import { expect, test } from 'vitest'
import { diffTexts } from './diff-texts.ts'

test('a changed number is shown whole', () => {
  expect(diffTexts('到2025年，比例达到60%以上。', '到2030年，比例达到60%以上。')).toEqual([
    { kind: 'same', text: '到' },
    { kind: 'gone', text: '2025' },
    { kind: 'new', text: '2030' },
    { kind: 'same', text: '年，比例达到60%以上。' },
  ])
})

test('both texts can be put together again from what is shown', () => {
  const before = '各级工会每季度报送一次进展情况。'
  const after = '各级总工会应当每季度报送进展情况，并附佐证。'
  const parts = diffTexts(before, after)
  const without = (kind: string) =>
    parts
      .filter((p) => p.kind !== kind)
      .map((p) => p.text)
      .join('')
  expect([without('new'), without('gone')]).toEqual([before, after])
})

test('equal texts have no difference, and an empty one is all new', () => {
  expect(diffTexts('同', '同')).toEqual([{ kind: 'same', text: '同' }])
  expect(diffTexts('', '新')).toEqual([{ kind: 'new', text: '新' }])
})

test('long texts are compared by lines, so that a page does not stand still', () => {
  const lines = Array.from({ length: 400 }, (_, i) => `第${i}条　本条内容。\n`)
  const parts = diffTexts(lines.join(''), [...lines.slice(1), '新的一条\n'].join(''))
  expect(parts.map((p) => p.kind)).toEqual(['gone', 'same', 'new'])
})
