import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FoundFigure } from '../model.ts'
import { extractFigures } from '../rules/index.ts'

/** A figure that a person has marked in a text. */
export interface Label {
  from: number
  to: number
  value: string
  unit: string
  qualifier: string
  noun: string
  period: string
}

/** A text with its figures marked `[[written|value|unit|qualifier|noun|period]]`. */
export interface Labelled {
  name: string
  text: string
  labels: Label[]
}

function readLabelled(name: string, marked: string): Labelled {
  const labels: Label[] = []
  let text = ''
  let at = 0
  for (const match of marked.matchAll(/\[\[([^\]]*)\]\]/g)) {
    text += marked.slice(at, match.index)
    const [written = '', value = '', unit = '', qualifier = '', noun = '', period = ''] = (match[1] ?? '').split('|')
    labels.push({ from: text.length, to: text.length + written.length, value, unit, qualifier, noun, period })
    text += written
    at = match.index + match[0].length
  }
  return { name, text: text + marked.slice(at), labels }
}

/** The marked texts of one part: `dev` the rules were tuned on, `held` were marked before and looked at last. */
export function labelledTexts(part: 'dev' | 'held'): Labelled[] {
  const folder = join(import.meta.dirname, part)
  return readdirSync(folder)
    .sort()
    .map((name) => readLabelled(name, readFileSync(join(folder, name), 'utf8')))
}

/** How well proposals agree with what a person found. All shares of 1. */
export interface Agreement {
  wanted: number
  proposed: number
  values: number
  units: number
  qualifiers: number
  nouns: number
  precision: number
}

/** Share of the characters of a name that stand in another: 党建指导员数 of 选派党建指导员. */
export function shareOf(name: string, other: string): number {
  const chars = [...new Set(name)]
  return chars.length === 0 ? 1 : chars.filter((char) => other.includes(char)).length / chars.length
}

type Pair = { label: Label; figure: FoundFigure }

const PLAIN_WORDS = /^(?:达|达到|提高到|增长|增加)$/

const share = (pairs: readonly Pair[], all: number, fits: (pair: Pair) => boolean): number =>
  pairs.filter(fits).length / Math.max(1, all)

/** Compares the proposals for marked texts with their marks. */
export function agreementOf(texts: readonly Labelled[]): Agreement {
  let [wanted, proposed] = [0, 0]
  const pairs: Pair[] = []
  for (const { text, labels } of texts) {
    const left = new Set(extractFigures(text).figures)
    wanted += labels.length
    proposed += left.size
    for (const label of labels) {
      const figure = [...left].find((one) => one.value === label.value && one.from < label.to && one.to > label.from)
      if (!figure) continue
      left.delete(figure)
      pairs.push({ label, figure })
    }
  }
  return {
    wanted,
    proposed,
    values: pairs.length / Math.max(1, wanted),
    units: share(pairs, wanted, ({ label, figure }) => label.unit === figure.unit),
    qualifiers: share(pairs, wanted, ({ label, figure }) => {
      return label.qualifier === figure.qualifier || (figure.qualifier === '' && PLAIN_WORDS.test(label.qualifier))
    }),
    nouns: share(pairs, wanted, ({ label, figure }) => shareOf(label.noun, figure.noun + figure.indicator) >= 0.5),
    precision: pairs.length / Math.max(1, proposed),
  }
}
