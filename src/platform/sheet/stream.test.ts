import { describe, expect, test } from 'vitest'
import type { ReadRow } from './index.ts'
import { eachRow, readCsv, streamCsv, writeCsv, writeSheets } from './server.ts'

const cut = (bytes: Uint8Array, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size))
async function all(pieces: Iterable<Uint8Array>): Promise<ReadRow[]> {
  const rows: ReadRow[] = []
  for await (const row of streamCsv(pieces)) rows.push(row)
  return rows
}
const columns = ['姓名', '说明'].map((header) => ({ header, kind: 'text' as const }))
const rows = Array.from({ length: 500 }, (_, n) => [`职工${n}`, n % 3 === 0 ? `一行，"引号"\n又一行 ${n}` : null])

describe('a long CSV file', () => {
  test.each([7, 64, 1000, 1_000_000])('reads the same in pieces of %i bytes as in one', async (size) => {
    const bytes = writeCsv({ columns, rows })
    expect(await all(cut(bytes, size))).toEqual(readCsv(bytes))
  })

  test('in GB18030 is read, too', async () => {
    const bytes = Buffer.concat([
      Buffer.from([0xd0, 0xd5, 0xc3, 0xfb]),
      Buffer.from('\n'),
      Buffer.from([0xca, 0xaf]),
      Buffer.from('\n'),
    ])
    expect((await all([bytes])).map(({ cells }) => cells)).toEqual([['姓名'], ['石']])
  })

  test('that goes on in another encoding than it began in is refused, not read as other characters', async () => {
    const gb = Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x0a])
    await expect(all([Buffer.from('name\n'), gb])).rejects.toMatchObject({ faults: [{ rule: 'text-encoding' }] })
  })

  test('with a quote that is never closed is refused', async () => {
    await expect(all([Buffer.from('a,b\n"c,d\n')])).rejects.toThrow('quote')
  })

  test('without any line end is given up after the longest record, not gathered whole', async () => {
    let read = 0
    const pieces = (function* () {
      for (; read < 200; read += 1) yield Buffer.alloc(262_144, 'a'.charCodeAt(0))
    })()
    await all(
      (function* () {
        yield Buffer.from('"')
        yield* pieces
      })(),
    ).then(
      () => expect.unreachable('an open quote was read'),
      (error: unknown) => expect(String((error as Error).message)).toContain('quote'),
    )
    expect(read).toBeLessThan(10)
  })
})

test('a workbook is read row by row', () => {
  const found: ReadRow[] = []
  const limits = { bytes: 1e8, unpacked: 1e9, rows: 1e6, columns: 50, cells: 1e8 }
  eachRow(writeSheets([{ name: '职工', columns, rows }]), limits, (row) => found.push(row))
  expect(found.length).toBe(501)
  expect(found[1]).toEqual({ row: 2, cells: ['职工0', '一行，"引号"\n又一行 0'] })
})
