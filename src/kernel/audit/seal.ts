import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { exactMoment } from './entry.ts'
import type { Hash } from './merkle.ts'

/** One seal over lines `fromSeq` to `toSeq`: the root over them, chained to the seal before. Bytes are hex. */
export interface Seal {
  no: number | string
  fromSeq: number | string
  toSeq: number | string
  root: string
  previous: string
  at: string
  /** Moment of the newest line sealed so far. */
  lastAt: string
}

/** Where the chain stood: kept outside the database, it proves later that nothing was cut off or written anew. */
export interface Anchor {
  no: number
  digest: string
}

const SEAL = 2

/** What the first seal is chained to. */
export const firstPrevious = '00'.repeat(32)

/** The digest of a seal over all its columns; the next seal holds it. */
export function sealDigest(hash: Hash, seal: Seal): Uint8Array {
  const text = JSON.stringify([
    'seal-1',
    String(seal.no),
    String(seal.fromSeq),
    String(seal.toSeq),
    seal.root,
    seal.previous,
    exactMoment(seal.at),
    exactMoment(seal.lastAt),
  ])
  const content = new TextEncoder().encode(text)
  const bytes = new Uint8Array(content.length + 1)
  bytes[0] = SEAL
  bytes.set(content, 1)
  return hash(bytes)
}

/** An anchor as one line of text: `128 9f86d0…`. */
export const formatAnchor = ({ no, digest }: Anchor): string => `${no} ${digest}`

/**
 * Reads anchors, one a line; empty lines and lines that begin with # are passed over.
 * @throws Invalid with the row of a line that is none.
 */
export function parseAnchors(text: string): Anchor[] {
  return text.split(/\r?\n/).flatMap((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return []
    const match = /^(\d{1,15}) ([0-9a-f]{64})\s*$/.exec(line.trim())
    if (!match?.[1] || !match[2]) {
      const message = say('锚定记录应为“封存号 摘要”一行', 'An anchor is a line of seal number and digest')
      throw new Invalid([{ path: 'anchor', row: i + 1, message }])
    }
    return [{ no: Number(match[1]), digest: match[2] }]
  })
}
