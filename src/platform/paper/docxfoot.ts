import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  type IParagraphOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  Tab,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import { TextWatermark } from 'docx/watermarks'
import { FONTS, look } from './fonts.ts'
import type { Layout } from './layout.ts'
import { BLOCK_WIDTH, PAGE } from './page.ts'

const SMALL = PAGE.small * 20
const WIDTH = Math.round(BLOCK_WIDTH * 20)

/** The page number `— 1 —`, at the right of odd and at the left of even pages, one character from the edge. */
export function pageNumber(page: 'odd' | 'even'): Footer {
  const children = [new TextRun({ ...look('song', PAGE.small), children: ['— ', PageNumber.CURRENT, ' —'] })]
  const side = page === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT
  return new Footer({ children: [new Paragraph({ alignment: side, indent: { left: SMALL, right: SMALL }, children })] })
}

/** 草稿 across the page, which lives in the header as word processors want it. */
export const draftHeader = (): Header =>
  new Header({
    children: [
      new Paragraph({ children: [new TextWatermark({ text: '草稿', font: FONTS.song, width: 400, height: 200 })] }),
    ],
  })

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const THICK = { style: BorderStyle.SINGLE, size: 8, color: '000000' }
const THIN = { style: BorderStyle.SINGLE, size: 6, color: '000000' }

/** 版记: a table that floats at the foot of the text block. A word processor without such tables leaves it in the text. */
export function versionRecord({ copyTo, office, date }: NonNullable<Layout['record']>): Table {
  const copyIndent = { left: 4 * SMALL, hanging: 3 * SMALL, right: SMALL }
  const copies = copyTo ? [recordLine([`抄送：${copyTo}`], copyIndent)] : []
  const all = [...copies, recordLine([office, new Tab(), date], { left: SMALL, right: SMALL })]
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [WIDTH],
    layout: TableLayoutType.FIXED,
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      relativeHorizontalPosition: RelativeHorizontalPosition.LEFT,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
    rows: all.map((paragraph, i) => {
      const [top, bottom] = [i === 0 ? THICK : THIN, i === all.length - 1 ? THICK : THIN]
      const borders = { left: NONE, right: NONE, top, bottom }
      const cell = new TableCell({ borders, margins: { left: 0, right: 0 }, children: [paragraph] })
      return new TableRow({ cantSplit: true, children: [cell] })
    }),
  })
}

function recordLine(children: (string | Tab)[], indent: IParagraphOptions['indent']): Paragraph {
  return new Paragraph({
    indent,
    keepNext: true,
    spacing: { line: PAGE.pitch * 20, lineRule: LineRuleType.EXACT },
    tabStops: [{ type: TabStopType.RIGHT, position: WIDTH - SMALL }],
    children: [new TextRun({ ...look('body', PAGE.small), children })],
  })
}
