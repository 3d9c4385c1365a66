import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readText } from '#platform/reading/server'
import { findMainDocument, proposeTasks } from './index.ts'

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const p = (text: string, level?: number) => {
  const list = `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`
  return `<w:p><w:pPr>${level === undefined ? '' : list}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
}
const row = (...cells: string[]) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`
const level = (at: number, format: string, pattern: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`

/** A plan as an office writes it: no number is typed, the table counts its rows itself. */
const PLAN = [
  p('青禾省2026年班组建设实施方案'),
  p('为抓好班组建设，制定本方案。'),
  p('总体要求', 0),
  p('坚持正确方向。', 1),
  p('工作要求', 0),
  p('各级工会要抓好落实。', 1),
  p('附件'),
  p('班组建设任务分解表'),
  '<w:tbl>',
  row(p('序号'), p('重点任务'), p('牵头单位'), p('配合单位'), p('完成时限')),
  row(p('', 2), p('培训班组长500名以上。'), p('省总工会'), p('省教育厅') + p('省财政厅'), p('9月底前')),
  row(p('', 2), p('建设示范班组20个。'), p('省总工会'), p(''), p('年底前')),
  '</w:tbl>',
].join('')

test('a Word document gives its tree and its table’s tasks, though no number in it is typed', async () => {
  const levels = level(0, 'chineseCounting', '%1、') + level(1, 'chineseCounting', '（%2）') + level(2, 'decimal', '%3')
  const pattern = `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum>`
  const parts = {
    '[Content_Types].xml': `<Types><Override PartName="/word/document.xml" ContentType="${MAIN}"/></Types>`,
    'word/document.xml': `<w:document xmlns:w="w"><w:body>${PLAN}</w:body></w:document>`,
    'word/numbering.xml': `<w:numbering xmlns:w="w">${pattern}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
  }
  const bytes = zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])))
  const { text } = await readText(bytes, '方案.docx')
  const document = findMainDocument(text)
  const tasks = document ? proposeTasks(document, text, [{ id: 1, names: ['省总工会'] }]) : []
  const shape = document?.nodes.map((node) => [node.number, ...node.children.map((child) => child.number)])
  expect(shape).toEqual([
    ['一、', '（一）'],
    ['二、', '（一）'],
    ['附件', '1', '2'],
  ])
  expect(tasks.slice(-2)).toMatchObject([
    {
      lead: [{ id: 1 }],
      joint: [{ text: '省教育厅' }, { text: '省财政厅' }],
      due: { to: '2026-09-30' },
      targets: [{ value: 500, unit: '名', comparison: '>=' }],
    },
    { lead: [{ id: 1 }], joint: [], due: { to: '2026-12-31' }, targets: [{ value: 20, unit: '个' }] },
  ])
})
