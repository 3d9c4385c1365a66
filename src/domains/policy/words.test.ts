import { expect, test } from 'vitest'
import { storableText, tidy, tidyWords } from './words.ts'

test('the breaks of the printed page go, those between paragraphs stay', () => {
  expect(tidyWords('健全保障产业工人主人\n翁地位的制度安排。\n企业要落实 \n　责任。')).toBe(
    '健全保障产业工人主人翁地位的制度安排。\n企业要落实责任。',
  )
  expect(tidyWords('Qinghai\nGongyun')).toBe('Qinghai Gongyun')
})

test('what cannot be stored keeps its place', () => {
  expect(storableText('甲\u0000乙\ud800丙𐀀')).toBe('甲 乙\ufffd丙𐀀')
})

test('a mark finds its place in the tidied words', () => {
  const raw = ' 　健全产业工人主人\n翁地位，\n 新增 500 人。'
  const { text, at } = tidy(raw)
  const target = raw.indexOf('500')
  expect(text.slice(at(target), at(target + 5))).toBe('500 人')
  const status = raw.indexOf('主人')
  expect(text.slice(at(status), at(raw.indexOf('地位')))).toBe('主人翁')
})
