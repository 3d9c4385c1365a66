import { attribute, type XmlSteps } from '../xml.ts'
import type { Count } from './counting.ts'
import { add, beginParagraph, endParagraph, newPlace, type Place, print, type Story } from './place.ts'
import { addCell, newRow, printRow, skipColumns } from './rows.ts'

type Attributes = Record<string, string>
const isOff = (value: string | null) => /^(?:0|false|off)$/.test(value ?? '')

const BEGIN: Record<string, (at: Place, attributes: Attributes) => void> = {
  p: beginParagraph,
  r: (at) => {
    const paragraph = at.paragraphs.at(-1)
    if (paragraph) paragraph.hidden = false
  },
  tr: (at) => at.rows.push(newRow()),
  tc: (at) => {
    at.cells.push({ columns: 1, continues: false })
    at.flows.push([])
  },
  txbxContent: (at) => at.flows.push([]),
  AlternateContent: (at) => at.chosen.push(false),
  footnote: (at, attributes) => beginNote(at, `footnote ${attribute(attributes, 'id')}`),
  endnote: (at, attributes) => beginNote(at, `endnote ${attribute(attributes, 'id')}`),
  footnoteReference: (at, attributes) => refer(at, `footnote ${attribute(attributes, 'id')}`),
  endnoteReference: (at, attributes) => refer(at, `endnote ${attribute(attributes, 'id')}`),
  tab: (at) => print(at, at.path.at(-1) === 'r' ? ' ' : ''),
  ptab: (at) => print(at, ' '),
  br: (at) => print(at, '\n'),
  cr: (at) => print(at, '\n'),
  noBreakHyphen: (at) => print(at, '-'),
  sym: (at, attributes) => print(at, symbol(attribute(attributes, 'char'))),
  fldChar: (at, attributes) => print(at, at.field.step(attribute(attributes, 'fldCharType'))),
}

/** Characters of a symbol font have no meaning outside it and are left out. */
function symbol(hex: string | null): string {
  const code = Number.parseInt(hex ?? '', 16)
  return code >= 0x20 && code < 0xd800 ? String.fromCharCode(code) : ''
}

function beginNote(at: Place, name: string): void {
  at.note = name
  at.flows.push([])
}

function refer(at: Place, name: string): void {
  print(at, `〔注${at.story.notes.push(name)}〕`)
}

const END: Record<string, (at: Place) => void> = {
  p: endParagraph,
  tr: (at) => {
    const row = at.rows.pop()
    if (row) add(at.flows.at(-1), printRow(row))
  },
  tc: (at) => {
    const [cell, lines, row] = [at.cells.pop(), at.flows.pop(), at.rows.at(-1)]
    if (cell && lines && row) addCell(row, cell, lines)
  },
  txbxContent: (at) => {
    const lines = at.flows.pop() ?? []
    add(at.paragraphs.at(-1)?.boxes, lines)
  },
  AlternateContent: (at) => at.chosen.pop(),
  footnote: endNote,
  endnote: endNote,
}

function endNote(at: Place): void {
  at.story.byName.set(at.note, (at.flows.pop() ?? []).join(' ').replace(/\s+/g, ' ').trim())
}

/** What properties say of the open paragraph, run, cell or row. */
function property(at: Place, name: string, attributes: Attributes): void {
  const [value, parent, above] = [attribute(attributes, 'val'), at.path.at(-1), at.path.at(-2)]
  const [paragraph, cell, row] = [at.paragraphs.at(-1), at.cells.at(-1), at.rows.at(-1)]
  if (name === 'pStyle' && paragraph) paragraph.style = value
  else if (name === 'numId' && parent === 'numPr' && paragraph) paragraph.list = value
  else if (name === 'ilvl' && parent === 'numPr' && paragraph) paragraph.level = Number(value) || 0
  else if (name === 'vanish' && above === 'r' && paragraph) paragraph.hidden = !isOff(value)
  else if (name === 'gridSpan' && cell) cell.columns = Number(value) || 1
  else if (name === 'vMerge' && cell) cell.continues = value !== 'restart'
  else if (name === 'gridBefore' && row) skipColumns(row, Number(value) || 0)
}

/** Whether an element is no part of the text: old properties, the reading of characters, what was deleted. */
function isLeftOut(at: Place, name: string): boolean {
  const parent = at.path.at(-1)
  if (name.endsWith('Change') || name === 'sectPr' || (name === 'rt' && parent === 'ruby')) return true
  if (name === 'del' || name === 'moveFrom') return isDeletedText(at)
  if (name !== 'Choice' && name !== 'Fallback') return false
  const taken = at.chosen.pop() ?? false
  at.chosen.push(true)
  return taken
}

/** Marks of deletion inside properties delete a paragraph's end or a row; elsewhere they hold the deleted text. */
function isDeletedText(at: Place): boolean {
  const [parent, above, paragraph, row] = [at.path.at(-1), at.path.at(-2), at.paragraphs.at(-1), at.rows.at(-1)]
  if (parent === 'rPr' && above === 'pPr' && paragraph) paragraph.joins = true
  if (parent === 'trPr' && row) row.deleted = true
  return parent !== 'rPr' && parent !== 'trPr'
}

/**
 * The steps that read a part as its reader sees it: list numbers printed, tracked changes accepted, a table's row on
 * one line, a text box behind its paragraph. `take` is told how many characters each line has.
 */
export function storySteps(count: Count, take: (characters: number) => void): { story: Story; steps: XmlSteps } {
  const at = newPlace(count, take)
  let leftOut = 0
  const steps: XmlSteps = {
    open: (name, attributes) => {
      if (leftOut > 0 || isLeftOut(at, name)) {
        leftOut++
        return
      }
      if (Object.hasOwn(BEGIN, name)) BEGIN[name]?.(at, attributes)
      else property(at, name, attributes)
      at.path.push(name)
    },
    close: (name) => {
      if (leftOut > 0) {
        leftOut--
        return
      }
      at.path.pop()
      if (Object.hasOwn(END, name)) END[name]?.(at)
    },
    text: (text) => {
      if (leftOut > 0) return
      if (at.path.at(-1) === 't') print(at, text)
      else if (at.path.at(-1) === 'instrText') at.field.code(text)
    },
  }
  return { story: at.story, steps }
}
