import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sheetsOf } from '#kernel/bulk/server'
import { putAside, streamAside } from '#platform/files/server'
import type { Cell } from '#platform/sheet'
import { streamSheets } from '#platform/sheet/server'

/**
 * How long a workbook of very many rows takes, and how much memory: pieces are written, read back line by line and packed, as the
 * background does. `node --conditions=source --import tsx tools/bench/exports.ts [rows] [columns]`
 */
const rows = Number(process.argv[2] ?? 100_000)
const columns = Number(process.argv[3] ?? 20)
const piece = 2000

const folder = mkdtempSync(join(tmpdir(), 'gongyun-bench-'))
const at = (n: number) => ({ room: 'exports', folder: 'bench', name: `piece-${n}.jsonl` })
let most = 0
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss)
}, 20)

async function* linesOf(n: number): AsyncGenerator<Uint8Array> {
  const from = n * piece
  const lines = Array.from({ length: Math.min(piece, rows - from) }, (_, i) =>
    JSON.stringify(
      Array.from({ length: columns }, (_, c): Cell => (c % 3 === 0 ? from + i : `第${from + i}行第${c}列`)),
    ),
  )
  yield Buffer.from(`${lines.join('\n')}\n`)
}

async function* readBack(): AsyncGenerator<Cell[]> {
  for (let n = 0; n * piece < rows; n += 1) {
    let rest = ''
    const decoder = new TextDecoder()
    for await (const bytes of streamAside(folder, at(n))) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) yield JSON.parse(line) as Cell[]
    }
  }
}

for (let n = 0; n * piece < rows; n += 1) await putAside(folder, at(n), linesOf(n))
const began = performance.now()
const base = process.memoryUsage().rss
const order = { nameZh: '导出', done: rows, askedAt: '', query: {}, id: 'bench' }
const heads = Array.from(
  { length: columns },
  (_, c) => ({ header: `列${c}`, kind: c % 3 === 0 ? 'number' : 'text' }) as const,
)
const book = join(folder, 'book.xlsx')
await pipeline(
  Readable.from(streamSheets(sheetsOf(readBack(), { order, exported: { columns: heads }, by: '测量' }))),
  createWriteStream(book),
)
clearInterval(watch)
const mb = (bytes: number) => Math.round(bytes / 1_048_576)
console.log(
  `${rows} rows × ${columns} columns: ${((performance.now() - began) / 1000).toFixed(1)} s, ${mb(statSync(book).size)} MB, ` +
    `resident ${mb(base)} MB before, ${mb(most)} MB at most`,
)
rmSync(folder, { recursive: true, force: true })
