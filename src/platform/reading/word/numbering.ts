import { attribute, walkXml } from '../xml.ts'

/** One level of a list. */
export interface Level {
  start: number
  /** The file's word for how the number is written: decimal, chineseCountingThousand … */
  format: string
  /** 第%1章, %1.%2: `%n` stands for the number of level n, from 1. */
  pattern: string
  /** All numbers of the pattern are written with digits. */
  legal: boolean
  /** Begins anew after this level (from 1) or one above it; 0 never, null after any level above. */
  restart: number | null
  /** The paragraph style that this level numbers. */
  style: string | null
}

/** A list as paragraphs refer to it. */
export interface List {
  /** Lists of one pattern count on together. */
  pattern: string
  /** Levels this list defines anew, and numbers it starts from. */
  levels: Map<number, Level>
  starts: Map<number, number>
}

interface Pattern {
  levels: Map<number, Level>
  /** The numbering style that really defines this pattern, and the one that this pattern defines. */
  linked: string | null
  defines: string | null
}

export interface Numbering {
  lists: Map<string, List>
  patterns: Map<string, Pattern>
}

const LONGEST_PATTERN = 60

interface Reading extends Numbering {
  pattern: Pattern | null
  list: List | null
  level: Level | null
  override: number
}

/** Reads numbering.xml. @throws Invalid when it is no sound XML. */
export function readNumbering(feed: (push: (piece: Uint8Array) => void) => void): Numbering {
  const at: Reading = { lists: new Map(), patterns: new Map(), pattern: null, list: null, level: null, override: 0 }
  let chosen = 0
  walkXml(feed, {
    open: (name, attributes) => {
      if (name === 'Fallback' || chosen > 0) chosen++
      else if (at.level) readLevel(at.level, name, attributes)
      else readList(at, name, attributes)
    },
    close: (name) => {
      if (chosen > 0) chosen--
      else if (name === 'lvl') at.level = null
      else if (name === 'num') at.list = null
      else if (name === 'abstractNum') at.pattern = null
    },
  })
  return at
}

function readList(at: Reading, name: string, attributes: Record<string, string>): void {
  const value = attribute(attributes, 'val') ?? ''
  if (name === 'abstractNum') {
    at.pattern = { levels: new Map(), linked: null, defines: null }
    at.patterns.set(attribute(attributes, 'abstractNumId') ?? '', at.pattern)
  } else if (name === 'num') {
    at.list = { pattern: '', levels: new Map(), starts: new Map() }
    at.lists.set(attribute(attributes, 'numId') ?? '', at.list)
  } else if (name === 'numStyleLink' && at.pattern) at.pattern.linked = value
  else if (name === 'styleLink' && at.pattern) at.pattern.defines = value
  else if (name === 'abstractNumId' && at.list) at.list.pattern = value
  else if (name === 'lvlOverride') at.override = Number(attribute(attributes, 'ilvl') ?? 0)
  else if (name === 'startOverride') at.list?.starts.set(at.override, Number(value))
  else if (name === 'lvl') {
    at.level = { start: 1, format: 'decimal', pattern: '', legal: false, restart: null, style: null }
    const levels = at.list?.levels ?? at.pattern?.levels
    levels?.set(Number(attribute(attributes, 'ilvl') ?? 0), at.level)
  }
}

function readLevel(level: Level, name: string, attributes: Record<string, string>): void {
  const value = attribute(attributes, 'val') ?? ''
  if (name === 'start') level.start = Number(value) || 0
  else if (name === 'numFmt') level.format = value === 'custom' ? (attribute(attributes, 'format') ?? '') : value
  else if (name === 'lvlText') level.pattern = value.slice(0, LONGEST_PATTERN)
  else if (name === 'isLgl') level.legal = !/^(?:0|false|off)$/.test(value)
  else if (name === 'lvlRestart') level.restart = Number(value)
  else if (name === 'pStyle') level.style = value
}
