import type { Count, Numbered } from './counting.ts'
import { type Fields, fields } from './fields.ts'
import type { Cell, Row } from './rows.ts'

/** What a part of a document gives: its lines, the notes it refers to in their order, and its own notes by name. */
export interface Story {
  lines: string[]
  /** `footnote 3`, `endnote 1`. */
  notes: string[]
  byName: Map<string, string>
}

/** A paragraph being read. */
interface Open extends Numbered {
  text: string
  /** Its end was deleted, so the next paragraph runs on from it. */
  joins: boolean
  /** Lines of the text boxes anchored in it. */
  boxes: string[]
  /** The run being read is hidden text. */
  hidden: boolean
}

/** Where the reading of a part stands. */
export interface Place {
  story: Story
  count: Count
  /** Is told how many characters each line has. */
  take: (characters: number) => void
  /** Names of the open elements. */
  path: string[]
  /** The lines of body, cells, text boxes and notes that are open, innermost last; so are the rest. */
  flows: string[][]
  paragraphs: Open[]
  rows: Row[]
  cells: Cell[]
  /** For each open choice between versions for newer and older readers, whether one is taken. */
  chosen: boolean[]
  field: Fields
  /** Words that run on into the next paragraph. */
  carried: string
  note: string
}

export const newPlace = (count: Count, take: (characters: number) => void): Place => {
  const story: Story = { lines: [], notes: [], byName: new Map() }
  return {
    story,
    count,
    take,
    path: [],
    flows: [story.lines],
    paragraphs: [],
    rows: [],
    cells: [],
    chosen: [],
    field: fields(),
    carried: '',
    note: '',
  }
}

/** Adds words to the open paragraph, unless they are hidden or the code of a field. */
export function print(at: Place, words: string): void {
  const paragraph = at.paragraphs.at(-1)
  if (paragraph && !paragraph.hidden && at.field.isText()) paragraph.text += words
}

/** Adds lines to a flow, however many there are. */
export function add(flow: string[] | undefined, lines: string[]): void {
  for (const line of lines) flow?.push(line)
}

export function beginParagraph(at: Place): void {
  at.paragraphs.push({ style: null, list: null, level: null, text: '', joins: false, boxes: [], hidden: false })
}

/** Closes the open paragraph and puts its line, number first, where it belongs; its text boxes follow. */
export function endParagraph(at: Place): void {
  const paragraph = at.paragraphs.pop()
  const flow = at.flows.at(-1)
  if (!paragraph || !flow) return
  if (paragraph.joins) at.carried += paragraph.text
  else {
    const line = withNumber(at.count(paragraph), at.carried + paragraph.text)
    at.carried = ''
    at.take(line.length + 1)
    add(flow, line.split('\n'))
  }
  add(flow, paragraph.boxes)
}

/** A number and its words. After 、 and ） no space is printed, but 1. before 5亿 would else read as 1.5亿. */
function withNumber(number: string, words: string): string {
  if (!number) return words
  const text = words.trimStart()
  const tight =
    /[\p{P}\u2460-\u24ff\u3220-\u32bf]$/u.test(number) && !/^[\d.．]/.test(text) && !/^[•●■◆▪*-]/.test(number)
  return tight ? number + text : `${number} ${text}`.trimEnd()
}
