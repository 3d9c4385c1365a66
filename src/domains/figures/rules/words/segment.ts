import { chains, completeSets, dimensions, idle, ladders, meanings, nouns, otherWords, verbs, wholes } from './lexicon.ts'

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
  ...Object.entries({ ...meanings, ...otherWords }).map(([word, means]): [string, string[]] => [word, means.split('+')]),
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
  at + 1 >= text.length || gap.test(text[at + 1] ?? '') || wordAt(text, at + 1) !== null

/** Cuts a name into words, longest known word first. Pure and quick: each name of a register is cut once. */
export function cut(text: string): Words {
  const tokens: string[] = []
  let whole = false
  let unknown = ''
  const flush = () => {
    if (unknown) tokens.push(unknown)
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
  for (const [c, s] of stages.get(first) ?? [])
    for (const [d, t] of stages.get(second) ?? []) if (c === d) return t - s
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
