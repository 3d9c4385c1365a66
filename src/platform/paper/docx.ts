import { Document, DocumentGridType, Packer } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { annexParts, bodyParts, headParts, onGrid } from './docxbody.ts'
import { draftHeader, pageNumber, versionRecord } from './docxfoot.ts'
import type { Paper } from './index.ts'
import { type Layout, layOut } from './layout.ts'
import { PAGE, twips } from './page.ts'

/**
 * The paper as .docx, in the layout of GB/T 9704-2012, for those who must go on writing in it. The fonts of the
 * standard are named, not embedded. The same paper gives the same bytes.
 *
 * Unlike the PDF it cannot see where its pages end: the version record stands at the foot of the page it falls on,
 * be it odd or even.
 * @throws RangeError for a date that is none.
 */
export async function writeDocx(paper: Paper): Promise<Buffer> {
  const layout = layOut(paper)
  const packed = await Packer.toBuffer(documentOf(layout))
  return freeze(packed, paper.signature.date)
}

function documentOf(layout: Layout): Document {
  const record = layout.record ? [versionRecord(layout.record), onGrid('')] : []
  return new Document({
    creator: layout.signature.body,
    title: layout.title.join(''),
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: {
              top: 2098,
              left: 1588,
              bottom: 1984,
              right: 1474,
              header: 851,
              footer: twips(PAGE.bottom - PAGE.numberBelow - 3),
            },
          },
          grid: { type: DocumentGridType.LINES, linePitch: 579 },
        },
        ...(layout.draft ? { headers: { default: draftHeader(), even: draftHeader() } } : {}),
        footers: { default: pageNumber('odd'), even: pageNumber('even') },
        children: [...headParts(layout), ...bodyParts(layout), ...annexParts(layout), ...record],
      },
    ],
  })
}

/** Packs a file anew with the date of the paper in place of the clock's, in its properties and in its directory. */
function freeze(bytes: Buffer, date: string): Buffer {
  const parts = unzipSync(bytes)
  const core = strFromU8(parts['docProps/core.xml'] ?? new Uint8Array())
  const dated = core.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`)
  const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const all = { ...parts, 'docProps/core.xml': strToU8(dated), 'word/document.xml': strToU8(offGrid(text)) }
  const sorted = Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1))
  return Buffer.from(zipSync(Object.fromEntries(sorted), { mtime: new Date(1980, 0, 1) }))
}

/**
 * Takes paragraphs of another height than the grid's (sign, title, tables) off the grid: some word processors would
 * make them two grid lines high. The library has no word for it.
 */
const offGrid = (xml: string) =>
  xml.replace(/<w:spacing (?=[^>]*w:line="(?!579")\d+")/g, '<w:snapToGrid w:val="0"/><w:spacing ')
