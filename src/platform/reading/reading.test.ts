import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { plainCharacters } from './radicals.ts'
import { readText, sniff } from './server.ts'

const rule = (name: string) =>
  expect.objectContaining({ faults: [expect.objectContaining({ path: 'file', rule: name })] })
const refuses = (bytes: Uint8Array, name: string, why: string, limits = {}) =>
  expect(readText(bytes, name, limits)).rejects.toEqual(rule(why))

const opinion = '各市、州党委和人民政府：\n一、总体要求\n（一）指导思想。深入推进产业工人队伍建设改革。'

/** A PDF as an office would export it. */
function pdf(body: string): Uint8Array {
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'))
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [join(fonts, '400Regular')] }] })
  const head = '#set page("a4", margin: 28mm, numbering: "— 1 —")\n#set text(16pt, font: "Noto Serif SC", lang: "zh")\n'
  return compiler.pdf({
    mainFileContent: `${head}#set par(justify: true, first-line-indent: (amount: 2em, all: true))\n${body}`,
  })
}

/** The smallest PDF there can be: one page, this content stream, this more in the trailer. */
const barePdf = (content: string, trailer = '') =>
  Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>endobj\n4 0 obj<</Length ${content.length}>>stream\n${content}\nendstream endobj\ntrailer<</Root 1 0 R/Size 5${trailer}>>\n%%EOF`,
    'latin1',
  )

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const wordXml = (body: string) =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`

/** A .docx of this main part. */
function docx(documentXml: string, more: Record<string, Uint8Array> = {}): Uint8Array {
  const relation =
    '<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${MAIN}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation}</Relationships>`,
    ),
    'word/document.xml': strToU8(documentXml),
    ...more,
  })
}

describe('plain text', () => {
  const gb = Buffer.from([0xb2, 0xfa, 0xb8, 0xc4, 0xa3, 0xba, 0x31, 0x0d, 0x0a, 0x90, 0x30, 0x81, 0x30])
  test.each([
    ['utf-8', Buffer.from(opinion), opinion],
    ['utf-8', Buffer.from(`\ufeff${opinion}`), opinion],
    ['utf-16le', Buffer.from(`\ufeff${opinion}`, 'utf16le'), opinion],
    ['utf-16le', Buffer.from(opinion, 'utf16le'), opinion],
    ['utf-16be', Buffer.from(`\ufeff${opinion}`, 'utf16le').swap16(), opinion],
    ['gb18030', gb, '产改：1\n𐀀'],
  ])('in %s is read', async (encoding, bytes, text) => {
    expect(await readText(bytes, '意见.txt')).toEqual({ text, encoding })
  })

  test('of one 10 MB line is read', async () => {
    expect((await readText(Buffer.from('工'.repeat(3_500_000)), '长.txt')).text).toHaveLength(3_500_000)
  })

  test('that is empty, all zeros, blank, binary or too long is refused', async () => {
    await refuses(new Uint8Array(), 'a.txt', 'file-empty')
    await refuses(new Uint8Array(1000), 'a.txt', 'file-type-mismatch')
    await refuses(Buffer.from(' \n\t\n'), 'a.txt', 'file-no-text')
    await refuses(Buffer.from([1, 2, 3, 0xff, 0xff, 0xff]), 'a.txt', 'file-type-mismatch')
    await refuses(Buffer.alloc(2000, 'a'), 'a.txt', 'file-size', { bytes: 1999 })
    await refuses(Buffer.alloc(2000, 'a'), 'a.txt', 'file-size', { characters: 1999 })
  })
})

describe('Word documents', () => {
  test('give one line a paragraph, tables included', async () => {
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
    const document = new Document({
      sections: [
        {
          children: [
            ...opinion.split('\n').map((line) => new Paragraph(line)),
            new Table({ rows: [new TableRow({ children: [cell('任务'), cell('牵头单位')] })] }),
          ],
        },
      ],
    })
    expect((await readText(await Packer.toBuffer(document), '意见.docx')).text).toBe(`${opinion}\n任务\t牵头单位`)
  })

  test('with a zip bomb inside are refused, beside the text they are not even unpacked', async () => {
    const bomb = `<w:p><w:r><w:t>${' '.repeat(40_000_000)}</w:t></w:r></w:p>`
    await refuses(docx(wordXml(bomb)), 'a.docx', 'file-unpacked-size')
    const picture = docx(wordXml('<w:p><w:r><w:t>正文</w:t></w:r></w:p>'), {
      'word/media/a.png': new Uint8Array(60_000_000),
    })
    expect((await readText(picture, 'a.docx')).text).toBe('正文')
  })

  test('with external entities or deep nesting are refused', async () => {
    const entity = `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${wordXml('<w:p><w:r><w:t>&x;</w:t></w:r></w:p>')}`
    await refuses(docx(entity), 'a.docx', 'xml-doctype')
    await refuses(docx(wordXml('<w:p>'.repeat(50_000))), 'a.docx', 'file-damaged')
  })

  test('with macros, with a password, of before 2007 or cut short are refused', async () => {
    const macros = Buffer.from(docx(wordXml('')))
    const types = strToU8(
      '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
    )
    await refuses(docx(wordXml(''), { '[Content_Types].xml': types }), 'a.docx', 'file-type-mismatch')
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
    await refuses(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]), 'a.docx', 'file-encrypted')
    await refuses(ole, 'a.doc', 'file-old-format')
    await refuses(macros.subarray(0, macros.length - 30), 'a.docx', 'file-type-mismatch')
  })
})

describe('PDF documents', () => {
  const sentence = '深入推进产业工人队伍建设改革，健全责任体系，强化督导评估，确保各项任务落到实处。'

  test('give Chinese paragraphs whole, across lines and pages, without page numbers', async () => {
    const paragraphs = Array.from({ length: 24 }, (_, i) => `（${i + 1}）${sentence.repeat(3)}`)
    const read = await readText(pdf(paragraphs.join('\n\n')), '意见.pdf')
    expect(read.text.split('\n')).toEqual(paragraphs)
    expect(read.pages?.[0]).toBe(0)
    expect(read.pages?.length).toBeGreaterThan(2)
    expect(read.silentPages).toBeUndefined()
  })

  test('give a row of a table one line', async () => {
    const read = await readText(
      pdf('#table(columns: (1fr, 2fr, 2fr), stroke: none)[1][开展宣讲][省总工会][2][选树典型][省教育厅]'),
      'a.pdf',
    )
    expect(read.text).toBe('1\t开展宣讲\t省总工会\n2\t选树典型\t省教育厅')
  })

  test('give a row of a ruled table one line however its cells wrap, and a ditto sign where cells are merged', async () => {
    const task = '开展“大国工匠进校园”活动，覆盖职业院校一百所以上，每季度调度一次进展。'
    const table = `#table(columns: (3em, 6em, 9em, 6em), align: horizon,
      table.cell(colspan: 4)[任务分工表],
      [序号], [类别], [任务], [牵头单位],
      [1], table.cell(rowspan: 2)[思想引领和理论武装工作], [${task}], [省人力资源社会保障厅],
      [2], [选树典型], [省总工会])`
    expect((await readText(pdf(table), 'a.pdf')).text).toBe(
      `任务分工表\n序号\t类别\t任务\t牵头单位\n1\t思想引领和理论武装工作\t${task}\t省人力资源社会保障厅\n2\t〃\t选树典型\t省总工会`,
    )
  })

  test('give a table that goes on over pages one heading, and a row that a page cut whole', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `[${i + 1}], [${sentence}], [省总工会]`)
    const table = `#table(columns: (3em, 14em, 6em), table.header([序号], [任务], [牵头单位]), ${rows.join(', ')})`
    const { text, pages } = await readText(pdf(table), 'a.pdf')
    expect(pages?.length).toBeGreaterThan(1)
    expect(text.split('\n')).toEqual([
      '序号\t任务\t牵头单位',
      ...Array.from({ length: 30 }, (_, i) => `${i + 1}\t${sentence}\t省总工会`),
    ])
  })

  test('begin a paragraph with each number of a list, however full the line before', async () => {
    const lines = [...'一二三四五六七八九十'].map((n, i) => `第${n}条 ${'工'.repeat(20 + i)}。`)
    expect((await readText(pdf(lines.join('\n\n')), 'a.pdf')).text.split('\n')).toEqual(lines)
  })

  test('that are scans are refused in words a person understands', async () => {
    const error = await readText(barePdf('1 0 0 RG 0 0 100 100 re S'), '扫描.pdf').catch((it) => it)
    expect(error).toEqual(rule('pdf-scanned'))
    expect(error.faults[0].message.zh).toContain('扫描件')
  })

  test('with some pages without text say which', async () => {
    expect(
      (await readText(pdf('正文 #pagebreak() #set page(numbering: none) \n #rect() #pagebreak() 又见正文'), 'a.pdf'))
        .silentPages,
    ).toEqual([2])
  })

  test('with a password, damaged, or not what their name says are refused', async () => {
    const locked = `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>>>`
    await refuses(barePdf('', locked), 'a.pdf', 'file-encrypted')
    await refuses(Buffer.from('%PDF-1.7 nothing follows'), 'a.pdf', 'file-damaged')
    await refuses(Buffer.from(opinion), 'a.pdf', 'file-type-mismatch')
    await refuses(pdf('正文'), 'a.docx', 'file-type-mismatch')
    await refuses(pdf('正文'), 'a.exe', 'file-type')
  })
})

test('radicals that a font shows as characters become the characters', () => {
  expect(plainCharacters('⻘禾省⼈⺠政府⻓期⽀持⼾外⸺⻅⻛')).toBe('青禾省人民政府长期支持户外——见风')
})

test('files are known by their content', () => {
  const png = Buffer.from('89504e470d0a1a0a', 'hex')
  expect([png, Buffer.from('ffd8ffe0', 'hex'), Buffer.from('工会'), barePdf('')].map(sniff)).toEqual([
    'png',
    'jpeg',
    'text',
    'pdf',
  ])
  expect([zipSync({ a: strToU8('b') }), docx(wordXml('')), new Uint8Array(9)].map(sniff)).toEqual([
    'zip',
    'docx',
    'unknown',
  ])
})
