import type { Block } from './content.ts'

const DIGITS = '〇一二三四五六七八九'

/** 1-99 in Chinese: 一, 十, 十一, 二十. @throws RangeError outside. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) throw new RangeError(`no heading number: ${value}`)
  const tens = Math.floor(value / 10)
  const ones = value % 10
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? DIGITS[ones] : ''}`
}

/** `2026年3月5日` for `2026-03-05`: Arabic digits, no leading zeros (GB/T 9704-2012, 7.3.5). @throws RangeError */
export function longDate(day: string): string {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day)
  if (!found) throw new RangeError(`no date: ${day}`)
  return `${found[1]}年${Number(found[2])}月${Number(found[3])}日`
}

const LABELS = {
  1: (n: number) => `${chineseNumber(n)}、`,
  2: (n: number) => `（${chineseNumber(n)}）`,
  3: (n: number) => `${n}.`,
} as const
const HAS_LABEL = {
  1: /^[一二三四五六七八九十]+、/,
  2: /^[（(][一二三四五六七八九十]+[）)]/,
  3: /^\d+[.．、]/,
} as const

/**
 * The blocks with the numbers of their headings: 一、 （一） 1. (GB/T 9704-2012, 7.3.3). A heading that brings its own
 * keeps it and still counts.
 */
export function numberHeadings(blocks: readonly Block[]): Block[] {
  const counts = { 1: 0, 2: 0, 3: 0 }
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block
    counts[block.level]++
    if (block.level === 1) counts[2] = 0
    if (block.level <= 2) counts[3] = 0
    const label = HAS_LABEL[block.level].test(block.text) ? '' : LABELS[block.level](counts[block.level])
    return { ...block, text: label + block.text }
  })
}
