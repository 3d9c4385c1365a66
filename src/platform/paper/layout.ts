import { darkRuns } from '#platform/qr'

import type { Block, Paper, PaperTable } from './index.ts'
import { longDate, numberHeadings } from './numbering.ts'
import { BLOCK_WIDTH, PAGE } from './page.ts'

/** A piece of the text with its number; a table with the shares of its columns. */
export type LaidBlock = Exclude<Block, PaperTable> | (PaperTable & { shares: number[] })

/** A paper with everything worked out that both printers need. */
export interface Layout {
  marks: readonly string[]
  sign: { lines: string[] /** Points. */; size: number /** Width of a character over its height. */; squeeze: number }
  number: string
  signer: string
  title: string[]
  addressee: string
  blocks: LaidBlock[]
  attachments: readonly string[]
  /** What stands at the top left of each annex, its title in lines, its text (GB/T 9704-2012, 7.3.7). */
  annexes: { label: string; title: string[]; blocks: LaidBlock[] }[]
  signature: {
    body: string
    date: string
    seal: boolean
    /** Characters of 16 pt left free at the right of the body's name and of the date. */
    bodyRight: number
    dateRight: number
  }
  note: string
  record: { copyTo: string; office: string; date: string } | null
  code: (ReturnType<typeof darkRuns> & { words: string }) | null
  draft: boolean
  /** A 纪要 is not signed; in place of the signature stand those who were there. */
  signed: boolean
  attended: { label: string /** Characters of 16 pt before the people. */; width: number; people: string }[]
}

/** Works out numbers, dates, colons, indents and sizes. */
export function layOut(paper: Paper): Layout {
  return {
    marks: paper.marks ?? [],
    sign: fitSign(paper.sign.split('\n')),
    number: paper.number,
    signer: paper.signer ?? '',
    title: paper.title.split('\n').flatMap(breakTitle),
    addressee: paper.addressee ? paper.addressee.replace(/[：:]?$/, '：') : '',
    blocks: layBlocks(paper.blocks),
    ...annexesOf(paper),
    signature: placeSignature(paper.signature),
    note: paper.note ?? '',
    record: paper.record
      ? {
          copyTo: paper.record.copyTo?.length ? `${paper.record.copyTo.join('，')}。` : '',
          office: paper.record.office,
          date: `${longDate(paper.record.date)}印发`,
        }
      : null,
    code: paper.code ? { ...darkRuns(paper.code.text), words: paper.code.words } : null,
    draft: paper.draft ?? false,
    signed: paper.minutes === undefined,
    attended: (paper.minutes ?? []).map(({ label, people }) => ({
      label: `${label}：`,
      width: widthOf(label) + 1,
      people,
    })),
  }
}

const layBlocks = (blocks: readonly Block[]): LaidBlock[] =>
  numberHeadings(blocks).map((block) => (block.kind === 'table' ? { ...block, shares: columnShares(block) } : block))

/** The list of what is attached, and what of it is printed along. */
function annexesOf({ attachments = [], annexes = [] }: Paper): Pick<Layout, 'attachments' | 'annexes'> {
  const all = [...attachments, ...annexes.map(({ title }) => title)]
  const label = (i: number) => (all.length > 1 ? `附件${attachments.length + i + 1}` : '附件')
  return {
    attachments: all,
    annexes: annexes.map(({ title, blocks }, i) => ({
      label: label(i),
      title: breakTitle(title),
      blocks: layBlocks(blocks),
    })),
  }
}

const LARGEST_SIGN = 52
const SMALLEST_SIGN = 26
/** Narrower characters than this share of their height look broken. */
const NARROWEST = 0.55

/** The sign as large as its longest line allows, at most 15 mm × 22 mm a character, narrowed before it is made small. */
function fitSign(lines: string[]): Layout['sign'] {
  const longest = Math.max(...lines.map((line) => [...line].length), 1)
  const widest = BLOCK_WIDTH / longest
  const size = Math.max(SMALLEST_SIGN, Math.min(LARGEST_SIGN, Math.floor(widest / NARROWEST)))
  const preferred = longest <= 8 ? LARGEST_SIGN : Math.min(size, 44)
  return { lines, size: preferred, squeeze: Math.min(1, Math.floor((widest / preferred) * 100) / 100) }
}

/** Characters of size 2 that a line of the title may hold with some room at its sides. */
const TITLE_WIDTH = 19
const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** A long line of a title in lines of about equal length, no word cut (GB/T 9704-2012, 7.3.1). */
function breakTitle(line: string): string[] {
  const parts = Math.ceil(widthOf(line) / TITLE_WIDTH)
  const lines = ['']
  for (const { segment } of words.segment(line)) {
    const target = (widthOf(line) * lines.length) / parts
    const before = widthOf(lines.join(''))
    const nearer = target - before < before + widthOf(segment) - target
    if (lines.length < parts && before > 0 && nearer) lines.push('')
    lines[lines.length - 1] += segment
  }
  return lines
}

/** Width in full characters: digits and Latin letters are half as wide. */
const widthOf = (text: string) => [...text].reduce((sum, sign) => sum + (sign < '\u0250' ? 0.5 : 1), 0)

/**
 * With a seal the date stands 4 characters from the right and the body is centred on it, both moved left as far as a
 * long name needs; without one the body stands 2 from the right and the date begins 2 characters after it
 * (GB/T 9704-2012, 7.3.5.1-2).
 */
function placeSignature({ body, date: day, seal = false }: Paper['signature']): Layout['signature'] {
  const date = longDate(day)
  const [bodyWidth, dateWidth] = [widthOf(body), widthOf(date)]
  if (seal) {
    const centre = Math.max(4 + dateWidth / 2, 2 + bodyWidth / 2)
    return { body, date, seal, bodyRight: centre - bodyWidth / 2, dateRight: centre - dateWidth / 2 }
  }
  if (dateWidth + 2 > bodyWidth) return { body, date, seal, bodyRight: 4 + dateWidth - bodyWidth, dateRight: 2 }
  return { body, date, seal, bodyRight: 2, dateRight: bodyWidth - dateWidth }
}

/** Shares of the width: as given, else by the longest cell, between 3 and 16 characters. */
function columnShares({ columns, rows }: PaperTable): number[] {
  return columns.map(({ header, width }, i) => {
    if (width !== undefined) return width
    const longest = Math.max(widthOf(header), ...rows.map((row) => widthOf(row[i] ?? '')))
    return Math.min(16, Math.max(3, longest))
  })
}

/** The printed page with its constants, for the printer that takes data only. */
export const pageData = { ...PAGE, width: BLOCK_WIDTH }
