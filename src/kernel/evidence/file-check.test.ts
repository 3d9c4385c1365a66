import { describe, expect, test } from 'vitest'
import { Invalid } from '#platform/errors'
import { checkFile } from './file-check.ts'

const pdf = Buffer.from('%PDF-1.7')

describe('a file of evidence', () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])
  const refusal = (name: string, bytes: Buffer, maxMb = 50) => {
    try {
      return checkFile(name, bytes, maxMb)
    } catch (error) {
      return error instanceof Invalid ? error.faults[0]?.rule : error
    }
  }

  test('is what its content says', () => {
    expect(checkFile('现场.PNG', png, 1)).toEqual({ name: '现场.PNG', type: 'image/png' })
    expect(checkFile('名单.csv', Buffer.from('姓名,工种\n'), 1)).toEqual({ name: '名单.csv', type: 'text/csv' })
    expect(checkFile('方案', pdf, 1)).toEqual({ name: '方案.pdf', type: 'application/pdf' })
  })

  test('is refused when its name says otherwise, or nobody could say what it is', () => {
    expect(refusal('方案.pdf', png)).toBe('file-name')
    expect(refusal('page.html', Buffer.from('<script>alert(1)</script>'))).toBe('file-name')
    expect(refusal('tool.exe', Buffer.from([0x4d, 0x5a, 0, 1, 2, 3]))).toBe('file-kind')
    expect(refusal('报告.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]))).toBe(
      'file-old-format',
    )
    expect(refusal('空.pdf', Buffer.alloc(0))).toBe('file-empty')
    expect(refusal('大.pdf', Buffer.concat([pdf, Buffer.alloc(1_048_576)]), 1)).toBe('file-size')
  })

  test('loses folders, control characters and turned writing from its name', () => {
    expect(checkFile('..\\..\\etc/pass\u0000wd.pdf', pdf, 1).name).toBe('passwd.pdf')
    expect(checkFile('方案\u202Efdp.pdf', pdf, 1).name).toBe('方案fdp.pdf')
    expect(checkFile(`${'长'.repeat(300)}.pdf`, pdf, 1).name).toHaveLength(150)
  })
})
