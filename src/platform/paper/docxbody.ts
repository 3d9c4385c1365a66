import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { type FONTS, look } from './fonts.ts'
import type { LaidBlock, Layout } from './layout.ts'
import { BLOCK_WIDTH, PAGE, points, twips } from './page.ts'

const PITCH = PAGE.pitch * 20
const CHARACTER = (PAGE.text + PAGE.tracking) * 20
const WIDTH = Math.round(BLOCK_WIDTH * 20)

type Font = keyof typeof FONTS

const lines = (height: number, before = 0) => ({ line: height, lineRule: LineRuleType.EXACT, before, after: 0 })

/** One paragraph on the grid. */
export const onGrid = (text: string, options: IParagraphOptions = {}, font: Font = 'body') =>
  new Paragraph({ spacing: lines(PITCH), ...options, children: [new TextRun({ text, ...look(font) })] })

const blanks = (count: number) => Array.from({ length: count }, () => onGrid(''))
const indented = { alignment: AlignmentType.BOTH, indent: { firstLine: 2 * CHARACTER, firstLineChars: 200 } }

/** 版头: marks, sign, number and red rule. */
export function headParts({ marks, sign, number, signer }: Layout): Paragraph[] {
  const signLines = sign.lines.map((text, i) => {
    const before = i === 0 ? Math.max(0, twips(PAGE.signBelow) - marks.length * PITCH) : 0
    const run = new TextRun({
      text,
      ...look('title', sign.size),
      color: 'E60012',
      scale: Math.round(sign.squeeze * 100),
    })
    return new Paragraph({ alignment: AlignmentType.CENTER, spacing: lines(sign.size * 23, before), children: [run] })
  })
  const rule = { style: BorderStyle.SINGLE, size: 16, color: 'E60012', space: Math.round(points(PAGE.ruleBelow) - 6.5) }
  const below = { border: { bottom: rule } }
  const numberLine = signer
    ? new Paragraph({
        spacing: lines(PITCH),
        indent: { left: CHARACTER, right: CHARACTER },
        tabStops: [{ type: TabStopType.RIGHT, position: WIDTH - CHARACTER }],
        children: [
          new TextRun({ ...look('body'), children: [number, new Tab(), '签发人：'] }),
          new TextRun({ ...look('script'), text: signer }),
        ],
        ...below,
      })
    : onGrid(number, { alignment: AlignmentType.CENTER, ...below })
  return [...marks.map((mark) => onGrid(mark, {}, 'black')), ...signLines, ...blanks(2), numberLine]
}

/** 主体: title, addressee, text, attachments, signature and note. */
export function bodyParts(layout: Layout): (Paragraph | Table)[] {
  const title = titleParts(layout.title)
  const addressee = layout.addressee ? [onGrid(layout.addressee, { alignment: AlignmentType.BOTH })] : []
  const text = layout.blocks.map((block, i) => blockPart(block, i === layout.blocks.length - 1))
  const code = layout.code ? [...blanks(1), onGrid(layout.code.words)] : []
  return [
    ...blanks(2),
    ...title,
    ...blanks(1),
    ...addressee,
    ...text,
    ...attachments(layout),
    ...closing(layout),
    ...code,
  ]
}

const titleParts = (title: readonly string[]) =>
  title.map(
    (text) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: lines(720),
        children: [new TextRun({ text, ...look('title', PAGE.title) })],
      }),
  )

/** 附件, each beginning a page. */
export const annexParts = ({ annexes }: Layout): (Paragraph | Table)[] =>
  annexes.flatMap(({ label, title, blocks }) => [
    onGrid(label, { pageBreakBefore: true }, 'black'),
    ...blanks(1),
    ...titleParts(title),
    ...blanks(1),
    ...blocks.map((block) => blockPart(block, false)),
  ])

const HEADING_FONTS: Record<1 | 2 | 3, Font> = { 1: 'black', 2: 'script', 3: 'body' }

function blockPart(block: LaidBlock, isLast: boolean): Paragraph | Table {
  if (block.kind === 'table') return tablePart(block)
  if (block.kind === 'paragraph') return onGrid(block.text, { ...indented, keepNext: isLast, keepLines: isLast })
  return onGrid(block.text, { ...indented, keepNext: true, outlineLevel: block.level - 1 }, HEADING_FONTS[block.level])
}

function tablePart({ columns, rows, shares }: Extract<LaidBlock, { kind: 'table' }>): Table {
  const all = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => Math.floor((share / all) * WIDTH))
  const cell = (text: string, i: number, font: Font) =>
    new TableCell({
      width: { size: widths[i] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { left: 80, right: 80, top: 60, bottom: 60 },
      children: [
        new Paragraph({
          alignment: font === 'black' ? AlignmentType.CENTER : AlignmentType.LEFT,
          spacing: lines(360),
          children: [new TextRun({ text, ...look(font, 12) })],
        }),
      ],
    })
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({ tableHeader: true, children: columns.map(({ header }, i) => cell(header, i, 'black')) }),
      ...rows.map(
        (row) => new TableRow({ cantSplit: true, children: columns.map((_, i) => cell(row[i] ?? '', i, 'body')) }),
      ),
    ],
  })
}

function attachments({ attachments: names }: Layout): Paragraph[] {
  if (names.length === 0) return []
  const many = names.length > 1
  const label = (i: number) => (i === 0 ? '附件：' : '') + (many ? `${i + 1}. ` : '')
  const text = (2 + (many ? 4.05 : 3)) * CHARACTER
  return [
    ...blanks(1),
    ...names.map((name, i) => {
      const hanging = (i === 0 ? (many ? 4.05 : 3) : 1.05) * CHARACTER
      return onGrid(label(i) + name, { indent: { left: Math.round(text), hanging: Math.round(hanging) } })
    }),
  ]
}

/** The foot of the text: those who were there under a 纪要, signature and date under all else. */
const closing = (layout: Layout): Paragraph[] => (layout.signed ? signature(layout) : attended(layout))

const attended = ({ attended: lists, note }: Layout): Paragraph[] => [
  ...(lists.length > 0 ? blanks(1) : []),
  ...lists.map(
    ({ label, width, people }) =>
      new Paragraph({
        spacing: lines(PITCH),
        indent: { left: Math.round((2 + width) * CHARACTER), hanging: Math.round(width * CHARACTER) },
        children: [new TextRun({ text: label, ...look('black') }), new TextRun({ text: people, ...look('body') })],
      }),
  ),
  ...(note ? [onGrid(`（${note}）`, indented)] : []),
]

function signature({ signature: signed, note }: Layout): Paragraph[] {
  const right = (text: string, free: number) =>
    onGrid(text, { alignment: AlignmentType.RIGHT, keepLines: true, indent: { right: Math.round(free * CHARACTER) } })
  return [
    ...blanks(signed.seal ? 3 : 1),
    right(signed.body, signed.bodyRight),
    right(signed.date, signed.dateRight),
    ...(note ? [onGrid(`（${note}）`, indented)] : []),
  ]
}
