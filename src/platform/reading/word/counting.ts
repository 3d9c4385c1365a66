import type { Level, List, Numbering } from './numbering.ts'
import { printNumber } from './numbers.ts'
import { listOfStyle, type Styles } from './styles.ts'

/** What a paragraph itself says about its number. */
export interface Numbered {
  style: string | null
  list: string | null
  level: number | null
}

/** Gives each paragraph its number, in the order of the document: '' for one without. */
export type Count = (paragraph: Numbered) => string

const DEEPEST = 8
const PRIVATE = /[\ue000-\uf8ff]/

/**
 * Counts a document's lists as the word processor does: lists of one pattern count on together, a level begins anew
 * after one above it, and a list with a start of its own begins there when it is first met.
 */
export function counter(numbering: Numbering, styles: Styles): Count {
  const counts = new Map<string, (number | undefined)[]>()
  const met = new Set<string>()
  const defining = new Map<string, string>()

  return (paragraph) => {
    const id = paragraph.list ?? listOfStyle(styles, paragraph.style).list
    const list = numbering.lists.get(id ?? '')
    if (!id || id === '0' || !list) return ''
    const key = defining.get(list.pattern) ?? definingPattern(numbering, styles, list)
    defining.set(list.pattern, key)
    const levelAt = (at: number) => list.levels.get(at) ?? numbering.patterns.get(key)?.levels.get(at)
    const at = Math.min(levelOf(paragraph, levelAt, styles), DEEPEST)
    const level = levelAt(at)
    if (!level) return ''
    const count = counts.get(key) ?? []
    counts.set(key, count)
    if (!met.has(`${id} ${at}`)) {
      met.add(`${id} ${at}`)
      const start = list.starts.get(at)
      if (start !== undefined) count[at] = start - 1
    }
    count[at] = (count[at] ?? level.start - 1) + 1
    for (let below = at + 1; below <= DEEPEST; below++) {
      const restart = levelAt(below)?.restart ?? null
      if (restart === null || at < restart) count[below] = undefined
    }
    return print(level, count, levelAt)
  }
}

/** The pattern that defines a list; one that only names a numbering style is followed to that style's. */
function definingPattern(numbering: Numbering, styles: Styles, list: List): string {
  const linked = numbering.patterns.get(list.pattern)?.linked
  if (!linked) return list.pattern
  const real = numbering.lists.get(styles.byId.get(linked)?.list ?? '')?.pattern
  if (real && numbering.patterns.get(real)?.linked === null) return real
  return [...numbering.patterns].find(([, pattern]) => pattern.defines === linked)?.[0] ?? list.pattern
}

/** The paragraph's own level, else the one that is tied to its style, else its style's, else the first. */
function levelOf(paragraph: Numbered, levelAt: (at: number) => Level | undefined, styles: Styles): number {
  if (paragraph.level !== null) return paragraph.level
  const style = listOfStyle(styles, paragraph.style)
  for (const id of style.through) for (let at = 0; at <= DEEPEST; at++) if (levelAt(at)?.style === id) return at
  return style.level ?? 0
}

function print(level: Level, count: (number | undefined)[], levelAt: (at: number) => Level | undefined): string {
  if (level.format === 'bullet') return PRIVATE.test(level.pattern) ? '' : level.pattern
  return level.pattern.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const other = levelAt(at)
    const value = count[at] ?? other?.start ?? 1
    return printNumber(value, level.legal && other?.format !== 'none' ? 'decimal' : (other?.format ?? 'decimal'))
  })
}
