import type { Article } from './articles.ts'
import { timesIn } from './dates.ts'
import { kindOfFigure } from './kinds.ts'
import { standardUnit } from './measures.ts'
import { indicatorName } from './names.ts'
import { readArabic, shift } from './numeral.ts'
import type { Unnumbered } from './passage.ts'
import type { Passage } from './passages.ts'

/** The rows of one table in its piece, and the line above it. */
export interface TablePlace {
  whole: string
  article: Article
  rows: Passage[]
  caption: string
}

interface Cell {
  from: number
  to: number
  text: string
}

const NUMBER =
  /^(近|约|超过|累计)?(\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*([十百千]?[万亿]?)(余|多)?\s*([%％‰]|[\u4e00-\u9fff（）/]{0,5})(以上|左右)?$/
const SERIAL = /^(?:序号|编号|No\.?|排名|名次)$/i
const UNITS = /^(?:计量)?单位$/
const CAPTION_UNIT = /单位[:：]\s*([\u4e00-\u9fff%％/]{1,6})/
const HEADER_UNIT = /[（(]([万亿千百]?[\u4e00-\u9fff%％/]{1,5})[）)]/

const half = (text: string) =>
  text.replace(/[\uff10-\uff19\uff05\uff0e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))

function cellsOf(whole: string, row: Passage): Cell[] {
  const cells: Cell[] = []
  let from = row.from
  for (const part of whole.slice(row.from, row.to).split('\t')) {
    const lead = part.length - part.trimStart().length
    const text = part.trim()
    cells.push({ from: from + lead, to: from + lead + text.length, text: half(text) })
    from += part.length + 1
  }
  return cells
}

const isNumber = (text: string): boolean => NUMBER.test(text) && !/^(?:19|20)\d{2}年?/.test(text)

/** The figures of a table: named by the row's first words and the column's heading, measured by column, heading or caption. */
export function* figuresOfTable({ whole, article, rows, caption }: TablePlace): Generator<Unnumbered> {
  const table = rows.map((row) => cellsOf(whole, row))
  const firstData = table.findIndex((cells) => cells.filter(({ text }) => isNumber(text)).length > 0)
  const headers = table.slice(0, firstData === -1 ? 0 : firstData)
  const header = headers.at(-1) ?? []
  if (isContents(table)) return
  const columns = table.reduce((most, cells) => Math.max(most, cells.length), 0)
  const titles = Array.from({ length: columns }, (_, i) => header[i]?.text ?? '')
  for (const cells of table.slice(headers.length)) {
    const label = cells.find(
      (cell, i) => !isNumber(cell.text) && /[\u4e00-\u9fff]/.test(cell.text) && !UNITS.test(titles[i] ?? ''),
    )
    const unitCell = cells.find((_, i) => UNITS.test(titles[i] ?? ''))?.text
    for (const [i, cell] of cells.entries()) {
      const title = titles[i] ?? ''
      if (!isNumber(cell.text) || SERIAL.test(title) || cell === label || UNITS.test(title)) continue
      if (i === 0 && title === '' && /^\d{1,3}$/.test(cell.text)) continue
      const unit =
        unitCell ??
        HEADER_UNIT.exec(title)?.[1] ??
        HEADER_UNIT.exec(label?.text ?? '')?.[1] ??
        CAPTION_UNIT.exec(caption)?.[1] ??
        ''
      yield figureOfCell({
        article,
        caption,
        cell,
        title,
        label: label?.text ?? '',
        unit,
        row: cells.map((one) => one.text).join(' '),
      })
    }
  }
}

/** A table of contents: titles and page numbers that never go down. */
function isContents(table: readonly Cell[][]): boolean {
  const pages = table.map((cells) =>
    cells.length === 2 && /^\d{1,3}$/.test(cells[1]?.text ?? '') ? Number(cells[1]?.text) : null,
  )
  return (
    pages.every((page, i) => page !== null && page >= (pages[i - 1] ?? 0)) &&
    table.every((cells) => (cells[0]?.text.length ?? 0) >= 10)
  )
}

interface CellPlace {
  article: Article
  caption: string
  cell: Cell
  title: string
  label: string
  unit: string
  row: string
}

const RATE = /率$|占比$|比重$|比例$|进度$/

function figureOfCell({ article, caption, cell, title, label, unit, row }: CellPlace): Unnumbered {
  const [, ahead = '', digits = '0', scale = '', more = '', own = '', behind = ''] = NUMBER.exec(cell.text) ?? []
  const isShare = RATE.test(title) || own === '%' || own === '％'
  const said = own || (isShare ? '%' : unit)
  const money = /^([万亿])(.+)$/.exec(said)
  const value = shift(readArabic(digits, scale), money?.[1] === '万' ? 4 : money?.[1] === '亿' ? 8 : 0)
  const time = timesIn(title, article).at(-1) ?? timesIn(caption, article).at(-1)
  const noun = label.replace(HEADER_UNIT, '').replace(/^其中[:：]?/, '')
  const words =
    timesIn(title, article).length > 0
      ? noun
      : `${noun}${/^(?:数量|数值|合计|人数)$/.test(title) ? '' : title.replace(HEADER_UNIT, '')}`
  const standard = standardUnit(money?.[2] ?? said)
  return {
    from: cell.from,
    to: cell.to,
    text: cell.text,
    value,
    unit: standard,
    qualifier: [ahead, more, behind].filter((word) => word !== '').join('、'),
    noun,
    indicator: indicatorName(words, standard),
    kind: /目标|计划|任务/.test(title) ? 'target' : kindOfFigure('', standard, '', false),
    period: time?.text ?? article.period ?? article.date,
    periodKey: time?.period ?? article.periodKey,
    asOf: time?.asOf ?? null,
    subject: article.subject ?? article.reporter,
    reporter: article.reporter,
    confidence: standard === '' ? 0.7 : label === '' ? 0.6 : 0.95,
    sentence: row,
    partOf: null,
  }
}
