import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { Invalid, Missing, Refused } from '#platform/errors'
import type { Paper } from '#platform/paper'
import { writeDocx, writePdf } from '#platform/paper/server'
import { showLines } from './deeds/lines.ts'
import { readPiece, showDocument } from './deeds/show.ts'
import { takeDocuments } from './deeds/take.ts'
import { dropFile, listFiles, readFilePiece, showFile, uploadPolicy } from './deeds/upload.ts'
import { domain } from './domain.ts'
import { plan, takePlan } from './testing.ts'

let province: TestProvince
beforeAll(async () => {
  province = await openTestProvince([domain])
})
afterAll(() => province.close())

const upload = (name: string, bytes: Uint8Array, login: 'clerk' | 'xining' | 'labour' = 'clerk') =>
  province.as(login, (ctx) =>
    uploadPolicy(ctx, { unitId: province.unit.province, origin: 'province' }, { name, bytes: Buffer.from(bytes) }),
  )

const paper: Paper = {
  sign: '青海省总工会文件',
  number: '青工发〔2026〕5号',
  title: '青海省总工会关于加强班组建设的实施意见',
  blocks: [
    { kind: 'heading', level: 1, text: '提升班组素质' },
    {
      kind: 'paragraph',
      text: '（一）开展班组长培训。全年培训班组长不少于500名，2026年12月底前完成。（牵头单位：省总工会；配合单位：省人力资源社会保障厅）',
    },
    { kind: 'paragraph', text: '（二）选树优秀班组。选树省级优秀班组20个。（牵头单位：省总工会）' },
  ],
  signature: { body: '青海省总工会', date: '2026-03-05' },
}

/** A text in GB18030, by turning the decoder round: the two-byte part is enough for a document. */
function inGb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, number[]>()
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++)
      if (low !== 0x7f) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low])
  return Buffer.from([...text].flatMap((sign) => (sign < '\u0080' ? [sign.charCodeAt(0)] : (codes.get(sign) ?? []))))
}

describe('a policy file', () => {
  test.each([
    ['docx', writeDocx],
    ['pdf', writePdf],
  ])('in %s is read, with title, number and date', async (ending, write) => {
    const file = await upload(`班组建设.${ending}`, await write(paper))
    const main = file.documents[file.main ?? -1]
    expect(main).toMatchObject({ title: paper.title, documentNumber: paper.number, date: '2026-03-05' })
    const { taken } = await province
      .as('clerk', (ctx) => takeDocuments(ctx, file, [{ start: main?.start ?? -1, revises: null }]))
      .catch((error) => {
        // The same words in the second format are the same document.
        if (error instanceof Refused && ending === 'pdf') return { taken: [] }
        throw error
      })
    for (const ref of taken) {
      const { rows } = await province.as('clerk', (ctx) => showLines(ctx, ref))
      expect(rows.map((row) => [row.number, row.leads.map((unit) => unit.name), row.dueOn])).toEqual([
        ['（一）', ['青海省总工会'], '2026-12-31'],
        ['（二）', ['青海省总工会'], null],
      ])
    }
  })

  test('in GB18030 is the same text', async () => {
    const file = await upload('方案.txt', inGb18030(plan))
    const { text } = await province.as('clerk', (ctx) => readFilePiece(ctx, file, { from: 0, to: 100_000 }))
    expect(text).toBe(plan)
    await province.as('clerk', (ctx) => dropFile(ctx, file, '重复上传'))
    expect((await province.as('clerk', (ctx) => showFile(ctx, file))).state).toBe('dropped')
  })

  test.each([
    ['空.txt', Buffer.alloc(0)],
    ['假.docx', Buffer.from('不是 Word 文档')],
    ['坏.pdf', Buffer.from('%PDF-1.7 损坏')],
    ['图.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['老.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ])('that cannot be read is refused with a reason: %s', async (name, bytes) => {
    await expect(upload(name, bytes)).rejects.toThrow(Invalid)
  })

  test('of a unit out of reach, or from somebody who may not upload, is not there', async () => {
    await expect(upload('方案.txt', Buffer.from(plan), 'xining')).rejects.toThrow(Missing)
    await expect(upload('方案.txt', Buffer.from(plan), 'labour')).rejects.toThrow(Missing)
  })

  test('waits until somebody takes a document that is in it', async () => {
    const file = await upload('方案.txt', Buffer.from(plan))
    expect((await province.as('clerk', (ctx) => listFiles(ctx))).map((one) => one.id)).toContain(file.id)
    await expect(
      province.as('clerk', (ctx) => takeDocuments(ctx, file, [{ start: 7, revises: null }])),
    ).rejects.toMatchObject({ faults: [{ rule: 'unknown-document' }] })
  })
})

describe('a document that was taken', () => {
  test('has its own text, and a tree whose ranges count in it', async () => {
    const ref = await takePlan(province)
    const document = await province.as('clerk', (ctx) => showDocument(ctx, ref))
    const { text } = await province.as('clerk', (ctx) => readPiece(ctx, ref, { from: 0, to: 100_000 }))
    expect(document).toMatchObject({
      title: '青海省2026年产业工人队伍建设改革工作方案',
      state: 'confirming',
      year: 2026,
    })
    expect(document.nodes.map((node) => text.slice(node.start, node.start + 2))).toEqual(['一、', '二、'])
    await expect(takePlan(province)).rejects.toMatchObject({ refusals: [{ rule: 'taken-before' }] })
  })

  test('that asks for nothing is refused', async () => {
    const text =
      '关于会议地点的通知\n2026年3月2日\n一、时间。三月五日上午九时，会期半天，下午返程。\n二、地点。省总工会三楼会议室，从南门进入。\n'
    await expect(takePlan(province, text)).rejects.toMatchObject({ refusals: [{ rule: 'no-lines' }] })
  })
})

const folder = join(process.env.GONGYUN_SHARED ?? join(import.meta.dirname, '../../../../shared'), 'seeds')
const journal = existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith('.txt')) : undefined
if (!journal) console.warn('policy: the journal is not here, its test is skipped')

describe.skipIf(!journal)('the journal', () => {
  test('offers its documents with the Opinion chosen, which gives 9 parts, 27 items and a line for each', async () => {
    const file = await upload('工运.txt', readFileSync(join(folder, journal ?? '')))
    expect(file.documents.length).toBeGreaterThan(30)
    const opinion = file.documents[file.main ?? -1]
    expect(opinion).toMatchObject({
      title: '中共中央 国务院关于深化产业工人队伍建设改革的意见',
      parts: 9,
      clauses: 36,
      date: '2024-10-12',
    })
    const { taken } = await province.as('clerk', (ctx) =>
      takeDocuments(ctx, file, [{ start: opinion?.start ?? -1, revises: null }]),
    )
    const [ref] = taken
    if (!ref) throw new Error('nothing was taken')
    const { rows } = await province.as('clerk', (ctx) => showLines(ctx, ref))
    const document = await province.as('clerk', (ctx) => showDocument(ctx, ref))
    const { text } = await province.as('clerk', (ctx) => readPiece(ctx, ref, { from: 0, to: 100_000 }))
    expect(document.nodes.map((node) => node.children.length)).toEqual([0, 3, 4, 4, 2, 4, 3, 4, 3])
    expect(rows.filter(({ state }) => state === 'dropped')).toMatchObject([{ title: '总体要求', decidedName: null }])
    expect(rows.filter(({ state }) => state === 'proposed')).toHaveLength(27)
    const items = rows.filter((row) => row.number.startsWith('（'))
    expect(items).toHaveLength(27)
    for (const row of items) {
      expect(text.slice(row.clause.start, row.clause.end).replace(/\s/g, '')).toContain(row.words.replace(/\s/g, ''))
      expect(row.place).toMatchObject({ documentId: ref.id, number: row.number })
    }
  })
})
