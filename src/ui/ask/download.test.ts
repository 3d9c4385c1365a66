import { expect, test } from 'vitest'
import { fileNameOf } from './download.ts'

test('a Chinese file name survives the header', () => {
  const header = `attachment; filename="list.xlsx"; filename*=UTF-8''${encodeURIComponent('任务清单.xlsx')}`
  expect(fileNameOf(header)).toBe('任务清单.xlsx')
  expect(fileNameOf('attachment; filename=list.xlsx')).toBe('list.xlsx')
  expect(fileNameOf(null)).toBeNull()
})
