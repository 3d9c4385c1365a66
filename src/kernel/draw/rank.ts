import { createHash } from 'node:crypto'

/** A name with the digest that decides its place, in the order drawn. */
export interface Drawn {
  place: number
  name: string
  digest: string
}

/** SHA-256 of a text, in hex. */
export const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** The list as it is published before the draw: names sorted, one a line. Two offices with the same list publish the same text. */
const listText = (names: readonly string[]): string => [...new Set(names)].sort().join('\n')

/** The digest under which a list is published before the seed exists, so that nobody is added or left out afterwards. */
export const commitmentOf = (names: readonly string[]): string => digestOf(listText(names))

/**
 * A sample that anybody can draw again: each name is ranked by SHA-256 of `seed`, a line end and the name, and the first `take` are
 * drawn. Names that stand twice count once.
 */
export const drawSample = (seed: string, names: readonly string[], take: number): Drawn[] =>
  [...new Set(names)]
    .map((name) => ({ name, digest: digestOf(`${seed}\n${name}`) }))
    .sort((a, b) => (a.digest < b.digest ? -1 : a.digest > b.digest ? 1 : 0))
    .slice(0, take)
    .map((one, i) => ({ place: i + 1, ...one }))
