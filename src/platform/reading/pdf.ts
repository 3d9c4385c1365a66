import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { badFile, damagedFile, encryptedFile } from './faults.ts'
import { plainCharacters } from './radicals.ts'
import { findRules, type Rule } from './rules.ts'

/** A run of characters as the PDF places it, in points from the top left corner; `y` is the baseline. */
export interface PdfRun {
  text: string
  x: number
  y: number
  width: number
  size: number
  /** Not set level: a watermark or a stamp across the page. */
  turned: boolean
}

/** One page, sizes in points. */
export interface PdfPage {
  width: number
  height: number
  runs: PdfRun[]
  /** Lines drawn on it; looked for only where words stand in columns. */
  rules?: Rule[]
}

/** More pages than any policy document has; a hostile file may claim millions. */
const MOST_PAGES = 2000

/**
 * The placed text of each page of a PDF.
 * @throws Invalid when damaged, protected by a password or longer than 2,000 pages.
 */
export async function readPdfPages(bytes: Uint8Array): Promise<PdfPage[]> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = openPdf(pdfjs, bytes)
  try {
    const pdf = await task.promise
    if (pdf.numPages > MOST_PAGES) {
      throw badFile('pdf-pages', say(`PDF 超过 ${MOST_PAGES} 页。`, `The PDF has more than ${MOST_PAGES} pages.`))
    }
    const pages: PdfPage[] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const { width, height } = page.getViewport({ scale: 1 })
      const { items } = await page.getTextContent()
      const runs = items.flatMap((item) => ('str' in item ? toRun(item, height) : []))
      const rules = hasColumns(runs) ? findRules(await page.getOperatorList(), pdfjs.OPS, height) : []
      pages.push({ width, height, runs, rules })
      page.cleanup()
    }
    return pages
  } catch (error) {
    throw asInvalid(error)
  } finally {
    await task.destroy()
  }
}

function openPdf(pdfjs: typeof import('pdfjs-dist/legacy/build/pdf.mjs'), bytes: Uint8Array) {
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  return pdfjs.getDocument({
    data: new Uint8Array(bytes), // a copy: the reader takes its buffer away
    cMapUrl: `${join(home, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    maxImageSize: 1, // pictures are never looked at
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  })
}

/** Whether on some line words stand far apart: only then there may be a table, and its lines are worth looking for. */
function hasColumns(runs: PdfRun[]): boolean {
  const ends = new Map<number, number>()
  for (const run of [...runs].sort((a, b) => a.x - b.x)) {
    const line = Math.round(run.y)
    const end = ends.get(line)
    if (end !== undefined && run.x - end > run.size * 0.8) return true
    ends.set(line, Math.max(end ?? 0, run.x + run.width))
  }
  return false
}

interface TextItem {
  str: string
  transform: number[]
  width: number
}

function toRun(item: TextItem, height: number): PdfRun[] {
  const [, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform
  if (item.str.trim() === '') return []
  const size = Math.hypot(c, d)
  const turned = Math.abs(b) > size * 0.05
  return [{ text: plainCharacters(item.str), x, y: height - y, width: item.width, size, turned }]
}

function asInvalid(error: unknown): unknown {
  if (error instanceof Invalid || !(error instanceof Error)) return error
  if (error.name === 'PasswordException') return encryptedFile()
  if (error.name === 'RangeError' || error.name.endsWith('Exception') || error.name.endsWith('Error')) {
    return damagedFile('pdf')
  }
  return error
}
