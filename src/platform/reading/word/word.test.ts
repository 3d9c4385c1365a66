import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readText } from '../server.ts'
import { printNumber } from './numbers.ts'

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The text of a .docx with this body and these other parts. */
async function read(body: string, parts: Record<string, string> = {}): Promise<string> {
  const files = {
    '[Content_Types].xml': `<Types><Override PartName="/word/document.xml" ContentType="${MAIN}"/></Types>`,
    '_rels/.rels': `<Relationships><Relationship Id="a" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    ...Object.fromEntries(
      Object.entries(parts).map(([name, xml]) => [`word/${name}.xml`, `<w:${name} ${NAMESPACES}>${xml}</w:${name}>`]),
    ),
  }
  const bytes = zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])))
  return (await readText(bytes, '意见.docx')).text
}

const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`
const p = (text: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${text && run(text)}</w:p>`
const inList = (text: string, level: number, list = 1) =>
  p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)
const styled = (text: string, style: string) => p(text, `<w:pStyle w:val="${style}"/>`)

const level = (at: number, format: string, pattern: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${pattern}"/></w:lvl>`
const pattern = (id: number, levels: string) => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`
const list = (id: number, of: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`

const OPINION =
  level(0, 'chineseCountingThousand', '%1、') + level(1, 'chineseCounting', '（%2）') + level(2, 'decimal', '%3.')

describe('list numbers', () => {
  test('of an opinion are printed and begin anew under each part', async () => {
    const body = [
      inList('总体要求', 0),
      inList('指导思想。', 1),
      inList('工作目标。', 1),
      inList('重点任务', 0),
      inList('强化引领。', 1),
      inList('开展宣讲。', 2),
      inList('5年轮训一遍。', 2),
      p('抓好落实。'),
    ].join('')
    expect(await read(body, { numbering: pattern(0, OPINION) + list(1, 0) })).toBe(
      '一、总体要求\n（一）指导思想。\n（二）工作目标。\n二、重点任务\n（一）强化引领。\n1.开展宣讲。\n2. 5年轮训一遍。\n抓好落实。',
    )
  })

  test('of a law follow their styles; articles count on across chapters', async () => {
    const levels =
      level(0, 'chineseCountingThousand', '第%1章', '<w:pStyle w:val="chapter"/>') +
      level(1, 'chineseCountingThousand', '第%2条', '<w:lvlRestart w:val="0"/><w:pStyle w:val="article"/>')
    const styles =
      '<w:style w:type="paragraph" w:styleId="chapter"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="article"><w:basedOn w:val="chapter"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="plain"><w:basedOn w:val="article"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    const body = [
      styled('总则', 'chapter'),
      styled('为了规范管理，制定本办法。', 'article'),
      styled('分则', 'chapter'),
      styled('工会应当履行职责。', 'article'),
      styled('前款所称职责另行规定。', 'plain'),
    ].join('')
    expect(await read(body, { numbering: pattern(0, levels) + list(1, 0), styles })).toBe(
      '第一章 总则\n第一条 为了规范管理，制定本办法。\n第二章 分则\n第二条 工会应当履行职责。\n前款所称职责另行规定。',
    )
  })

  test('of one pattern count on together, and one with a start of its own begins there once', async () => {
    const start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    const own = `<w:lvlOverride w:ilvl="0">${level(0, 'decimalEnclosedCircleChinese', '%1')}</w:lvlOverride>`
    const numbering = pattern(0, OPINION) + list(1, 0) + list(2, 0) + list(3, 0, start) + list(4, 0, own)
    const body = [1, 2, 3, 3, 1, 4].map((id) => inList('甲', 0, id)).join('')
    expect((await read(body, { numbering })).split('\n')).toEqual([
      '一、甲',
      '二、甲',
      '五、甲',
      '六、甲',
      '七、甲',
      '⑧甲',
    ])
  })

  test('name higher levels, with digits where the list is legal, and follow a numbering style', async () => {
    const levels = level(0, 'chineseCounting', '%1、') + level(1, 'decimal', '%1.%2', '<w:isLgl/>')
    const numbering =
      pattern(0, `<w:styleLink w:val="rules"/>${levels}`) +
      pattern(1, '<w:numStyleLink w:val="rules"/>') +
      list(1, 0) +
      list(2, 1)
    const styles =
      '<w:style w:type="numbering" w:styleId="rules"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    const body = inList('甲', 0, 2) + inList('乙', 1, 2) + inList('丙', 0, 2) + inList('丁', 1, 2)
    expect(await read(body, { numbering, styles })).toBe('一、甲\n1.1 乙\n二、丙\n2.1 丁')
  })

  test('are printed in every way Chinese documents use', () => {
    const ways: [string, number, string][] = [
      ['chineseCountingThousand', 10, '十'],
      ['chineseCountingThousand', 21, '二十一'],
      ['chineseCountingThousand', 105, '一百零五'],
      ['chineseCountingThousand', 110, '一百一十'],
      ['chineseCountingThousand', 2026, '二千零二十六'],
      ['japaneseCounting', 12, '十二'],
      ['chineseCounting', 99, '九十九'],
      ['ideographDigital', 10, '一〇'],
      ['chineseLegalSimplified', 15, '壹拾伍'],
      ['ideographTraditional', 3, '丙'],
      ['ideographZodiac', 3, '寅'],
      ['decimalEnclosedCircle', 21, '㉑'],
      ['decimalEnclosedParen', 2, '⑵'],
      ['decimalEnclosedFullstop', 2, '⒉'],
      ['decimalFullWidth', 12, '１２'],
      ['decimalZero', 7, '07'],
      ['001, 002, 003, ...', 7, '007'],
      ['upperRoman', 14, 'XIV'],
      ['lowerLetter', 28, 'bb'],
      ['upperLetter', 2, 'B'],
      ['none', 4, ''],
      ['decimal', 0, '0'],
      ['hebrew1', 4, '4'],
    ]
    for (const [format, value, printed] of ways) expect([format, printNumber(value, format)]).toEqual([format, printed])
  })

  test('of any size harm nobody', async () => {
    const numbering = pattern(0, level(0, 'upperRoman', '%1'.repeat(5000))) + list(1, 0)
    const start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="999999999"/></w:lvlOverride>'
    expect((await read(inList('甲', 99), { numbering })).length).toBeLessThan(200)
    expect(await read(inList('甲', 0, 2), { numbering: numbering + list(2, 0, start) })).toContain('999999999')
    const styles =
      '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    expect(await read(styled('甲', 'a'), { numbering, styles })).toBe('甲')
  })
})

const cell = (text: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${text
    .split('\n')
    .map((line) => p(line))
    .join('')}</w:tc>`
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`

describe('tables', () => {
  test('give a row one line, with tabs between cells, ditto signs in merged cells and counted rows', async () => {
    const merged = '<w:vMerge w:val="restart"/>'
    const counted = `<w:tc>${inList('', 2)}</w:tc>`
    const table = `<w:tbl>${[
      row(cell('序号'), cell('重点任务'), cell('牵头\n单位'), cell('完成时限')),
      row(cell('一、强化引领', '<w:gridSpan w:val="4"/>')),
      row(counted, cell('开展宣讲。\n每季度一次。'), cell('省总工会', merged), cell('年底前')),
      row(counted, cell('选树典型。'), cell('', '<w:vMerge/>'), cell('')),
    ].join('')}</w:tbl>`
    const text = await read(p('附件') + table + p('完'), { numbering: pattern(0, OPINION) + list(1, 0) })
    expect(text.split('\n')).toEqual([
      '附件',
      '序号\t重点任务\t牵头 单位\t完成时限',
      '一、强化引领',
      '1.\t开展宣讲。 每季度一次。\t省总工会\t年底前',
      '2.\t选树典型。\t〃',
      '完',
    ])
  })

  test('keep columns in line where cells span several, and a frame around text is no table', async () => {
    const table = `<w:tbl>${row(cell('甲', '<w:gridSpan w:val="2"/>'), cell('乙'))}${row(cell('一、子\n二、丑'))}</w:tbl>`
    expect(await read(table)).toBe('甲\t\t乙\n一、子\n二、丑')
  })
})

describe('what the reader sees', () => {
  test('has insertions and no deletions; paragraphs with a deleted end are one', async () => {
    const body =
      `<w:p>${run('建立')}<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>${run('新')}</w:ins>${run('机制')}</w:p>` +
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('前半，')}</w:p>${p('后半。')}` +
      `<w:p><w:moveFrom>${run('搬走')}</w:moveFrom><w:moveTo>${run('搬来')}</w:moveTo></w:p>` +
      `<w:tbl><w:tr><w:trPr><w:del/></w:trPr>${cell('删去的行')}${cell('乙')}</w:tr></w:tbl>` +
      p('现行', '<w:pPrChange><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>')
    expect(await read(body, { numbering: pattern(0, OPINION) + list(1, 0) })).toBe(
      '建立新机制\n前半，后半。\n搬来\n现行',
    )
  })

  test('has the results of fields and not their codes, and rings drawn around numbers', async () => {
    const step = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const code = (words: string) => `<w:r><w:instrText>${words}</w:instrText></w:r>`
    const body =
      `<w:p>${step('begin')}${code(' REF a ')}${step('separate')}${run('第三条')}${step('end')}${run('规定')}</w:p>` +
      `<w:p>${step('begin')}${code(' eq \\o\\ac(○,11)')}${step('end')}${run('检查')}</w:p>`
    expect(await read(body)).toBe('第三条规定\n⑪检查')
  })

  test('has line breaks, text boxes once, and no hidden text or phonetic guides', async () => {
    const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`
    const both = `<mc:AlternateContent><mc:Choice>${box('框内')}</mc:Choice><mc:Fallback>${box('框内')}</mc:Fallback></mc:AlternateContent>`
    const ruby = `<w:r><w:ruby><w:rt>${run('chan')}</w:rt><w:rubyBase>${run('产')}</w:rubyBase></w:ruby></w:r>`
    const body = `<w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t>${both}</w:r>${run('密', '<w:vanish/>')}${ruby}${run('改')}</w:p>`
    expect(await read(body)).toBe('上\n下产改\n框内')
  })

  test('has the notes at the end, each once', async () => {
    const body = `<w:p>${run('五小')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('活动')}</w:p>`
    const footnotes = `<w:footnote w:id="0" w:type="separator">${p('')}</w:footnote><w:footnote w:id="2">${p('指小发明等。')}</w:footnote>`
    expect(await read(body, { footnotes })).toBe('五小〔注1〕活动\n〔注1〕指小发明等。')
  })
})
