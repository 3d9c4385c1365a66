import {
  chains,
  completeSets,
  dimensions,
  idle,
  ladders,
  meanings,
  nouns,
  otherWords,
  verbs,
  wholes,
} from './lexicon.ts'

/** A name cut into words. */
export interface Words {
  /** In the order of the name, other words replaced by the one we keep, idle ones left out. */
  tokens: string[]
  /** The name calls itself the whole: 总数, 合计. */
  whole: boolean
}

/** What each word of the lexicon becomes; null for idle ones. */
const known: ReadonlyMap<string, readonly string[] | null> = new Map<string, readonly string[] | null>([
  ...nouns.map((word): [string, string[]] => [word, [word]]),
  ...[...verbs].map((word): [string, string[]] => [word, [word]]),
  ...[...Object.values(dimensions).flat(), ...completeSets.flat()].map((word): [string, string[]] => [word, [word]]),
  ...Object.values(ladders).flatMap((steps) => steps.flat().map((word): [string, string[]] => [word, [word]])),
  ['以上', ['以上']],
  ['以下', ['以下']],
  ...idle.map((word): [string, null] => [word, null]),
  ...Object.entries({ ...meanings, ...otherWords }).map(([word, means]): [string, string[]] => [
    word,
    means.split('+'),
  ]),
])

const longest = Math.max(...[...known.keys()].map((word) => word.length))

/** Signs that end a word; a conjunction is left to whoever reads the parts of a sum. */
const gap = /[\s“”"'‘’《》〈〉（）()【】[\]：:；;，,。、·/]/

function wordAt(text: string, at: number): string | null {
  for (let size = Math.min(longest, text.length - at); size > 0; size--) {
    const word = text.slice(at, at + size)
    if (known.has(word)) return word
  }
  return null
}

/** Whether a one-character word may begin here: 男, 女, 数, 总 are words only beside a known word, a gap or an end. */
const standsAlone = (text: string, at: number): boolean =>
  (at === 0 && /^[男女](?!儿|子|排|篮|足)/.test(text)) ||
  at + 1 >= text.length ||
  gap.test(text[at + 1] ?? '') ||
  wordAt(text, at + 1) !== null

/** Splits what the lexicon does not know at words that other names of the register have: 脱贫劳动力务工 at 务工. */
function split(chunk: string, learned: ReadonlySet<string>): string[] {
  if (chunk.length < 3) return [chunk]
  for (let at = chunk.length - 2; at >= 2; at--) {
    const [head, rest] = [chunk.slice(0, at), chunk.slice(at)]
    if (learned.has(head)) return [head, ...split(rest, learned)]
  }
  for (let at = 1; at <= chunk.length - 2; at++)
    if (learned.has(chunk.slice(at))) return [chunk.slice(0, at), chunk.slice(at)]
  return [chunk]
}

const none: ReadonlySet<string> = new Set()

/**
 * Cuts a name into words, longest known word first; what is unknown stays whole, or falls into words that other names
 * of the register have taught.
 */
export function cut(text: string, learned: ReadonlySet<string> = none): Words {
  const tokens: string[] = []
  let whole = false
  let unknown = ''
  const flush = () => {
    if (unknown) tokens.push(...split(unknown, learned))
    unknown = ''
  }
  for (let at = 0; at < text.length; ) {
    const word = gap.test(text[at] ?? '') ? '' : wordAt(text, at)
    if (word === '') {
      flush()
      at++
    } else if (word === null || (word.length === 1 && !standsAlone(text, at))) {
      unknown += text[at]
      at++
    } else {
      flush()
      if (wholes.includes(word)) whole = true
      tokens.push(...(known.get(word) ?? []))
      at += word.length
    }
  }
  flush()
  return { tokens, whole }
}

/** Words between two and six characters that the lexicon does not have, but some name has for itself. */
export function learn(names: Iterable<string>): ReadonlySet<string> {
  const learned = new Set<string>()
  for (const name of names)
    for (const token of cut(name).tokens)
      if (token.length >= 2 && token.length <= 6 && !known.has(token)) learned.add(token)
  return learned
}

/** Whether the lexicon has a word. */
export const isKnown = (word: string): boolean => known.has(word)

/** Verb → chains it belongs to, with its stage in each. */
const stages: ReadonlyMap<string, readonly (readonly [chain: number, stage: number])[]> = (() => {
  const found = new Map<string, [number, number][]>()
  chains.forEach((chain, c) => {
    chain.forEach((stage, s) => {
      for (const verb of stage) found.set(verb, [...(found.get(verb) ?? []), [c, s]])
    })
  })
  return found
})()

/** By how many stages the second verb comes after the first; null when no chain has both. */
export function stagesBetween(first: string, second: string): number | null {
  for (const [c, s] of stages.get(first) ?? []) for (const [d, t] of stages.get(second) ?? []) if (c === d) return t - s
  return null
}

/** The dimension a modifier belongs to. */
export const dimensionOf: ReadonlyMap<string, string> = new Map(
  Object.entries(dimensions).flatMap(([name, values]) => values.map((value): [string, string] => [value, name])),
)

/** The ladder and step of a word. */
export const stepOf: ReadonlyMap<string, { ladder: string; step: number; top: number }> = new Map(
  Object.entries(ladders).flatMap(([ladder, steps]) =>
    steps.flatMap((words, step) =>
      words.map((word): [string, { ladder: string; step: number; top: number }] => [
        word,
        { ladder, step, top: steps.length - 1 },
      ]),
    ),
  ),
)

export const isVerb = (token: string): boolean => verbs.has(token)
