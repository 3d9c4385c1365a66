import { expect, test } from 'vitest'
import { formatDate, formatNumber, formatPercent, formatSize, money } from './format.ts'

test('money is written in yuan from cents', () => {
  expect(money(270_000)).toBe('2,700.00 元')
  expect(money(-5, 'en')).toBe('CNY -0.05')
})

test('numbers keep the decimals they are given', () => {
  expect(formatNumber(1234567.5)).toBe('1,234,567.5')
  expect(formatNumber(12, 2)).toBe('12.00')
  expect(formatPercent(0.235)).toBe('23.5%')
})

test('a day is never moved by a time zone, and an instant is shown in Chinese time', () => {
  expect(formatDate('2026-03-31')).toBe('2026-03-31')
  expect(formatDate('2026-03-31T17:05:00Z')).toBe('2026-04-01 01:05')
})

test('sizes of files are rounded for people', () => {
  expect([formatSize(900), formatSize(2048), formatSize(3_500_000)]).toEqual(['900 B', '2.0 KB', '3.3 MB'])
})
