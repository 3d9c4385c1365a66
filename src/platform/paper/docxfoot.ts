import {
  AlignmentType,
  BorderStyle,
  Footer,
  FrameAnchorType,
  FrameWrap,
  Header,
  HorizontalPositionAlign,
  type IFrameOptions,
  type IParagraphOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  VerticalPositionAlign,
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

const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 1 }
const thin = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 }

/** Holds its paragraphs together at the foot of the text block. */
const atFoot: IFrameOptions = {
  type: 'alignment',
  wrap: FrameWrap.AROUND,
  width: WIDTH,
  anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
}

/** 版记, held at the foot of the page it falls on. */
export function versionRecord({ copyTo, office, date }: NonNullable<Layout['record']>): Paragraph[] {
  const copyIndent = { left: 4 * SMALL, hanging: 3 * SMALL, right: SMALL }
  const copies = copyTo ? [recordLine([`抄送：${copyTo}`], copyIndent, { top: thick })] : []
  const above = copyTo ? thin : thick
  return [
    ...copies,
    recordLine([office, new Tab(), date], { left: SMALL, right: SMALL }, { top: above, bottom: thick }),
  ]
}

function recordLine(
  children: (string | Tab)[],
  indent: IParagraphOptions['indent'],
  border: IParagraphOptions['border'],
) {
  return new Paragraph({
    frame: atFoot,
    border,
    indent,
    spacing: { line: PAGE.pitch * 20, lineRule: LineRuleType.EXACT },
    tabStops: [{ type: TabStopType.RIGHT, position: WIDTH - SMALL }],
    children: [new TextRun({ ...look('body', PAGE.small), children })],
  })
}
