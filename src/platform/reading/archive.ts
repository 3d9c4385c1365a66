import { crc32 } from 'node:zlib'
import { Inflate } from 'fflate'
import { Invalid } from '#platform/errors'
import { type Entry, listEntries } from './directory.ts'
import { bombFile, damagedFile, encryptedFile } from './faults.ts'

/** What a packed file may cost when it is opened. */
export interface ArchiveLimits {
  /** Bytes, all parts that are read taken together. */
  unpacked: number
  /** Unpacked bytes for one packed byte, asked only of parts above 10 MB. Deflate can reach 1032. */
  ratio: number
}

/** An opened zip file. Nothing is unpacked before it is asked for; nothing ever touches the disk. */
export interface Archive {
  names: string[]
  has(name: string): boolean
  /** The whole part. @throws Invalid if missing, damaged or too large. */
  part(name: string): Uint8Array
  /** The part piece by piece, so that a large one is never in memory. @throws Invalid as `part`. */
  stream(name: string, take: (piece: Uint8Array) => void): void
}

const STEP = 16_384
const RATIO_FROM = 10_485_760
const STORED = 0
const DEFLATED = 8

/**
 * Opens a zip file by its directory, trusting none of the sizes written in it: the bytes that really come out are
 * counted against the limits while they come.
 * @throws Invalid when damaged.
 */
export function openArchive(bytes: Uint8Array, limits: ArchiveLimits): Archive {
  const entries = listEntries(bytes)
  let left = limits.unpacked

  function stream(name: string, take: (piece: Uint8Array) => void): void {
    const entry = entries.get(name)
    if (!entry) throw damagedFile(`${name} missing`)
    if (entry.encrypted) throw encryptedFile()
    let size = 0
    let sum = 0
    inflate(bytes, entry, (piece) => {
      size += piece.length
      left -= piece.length
      if (left < 0 || (size > RATIO_FROM && size > entry.packed * limits.ratio)) throw bombFile()
      sum = crc32(piece, sum)
      take(piece)
    })
    if (sum !== entry.sum) throw damagedFile(name)
  }

  function part(name: string): Uint8Array {
    const pieces: Uint8Array[] = []
    stream(name, (piece) => pieces.push(piece))
    return Buffer.concat(pieces)
  }

  return { names: [...entries.keys()], has: (name) => entries.has(name), part, stream }
}

function inflate(bytes: Uint8Array, entry: Entry, take: (piece: Uint8Array) => void): void {
  const packed = bytes.subarray(entry.start, entry.start + entry.packed)
  if (packed.length < entry.packed) throw damagedFile(entry.name)
  if (entry.method === STORED) {
    take(packed)
    return
  }
  if (entry.method !== DEFLATED) throw damagedFile(`${entry.name}: method ${entry.method}`)
  const inflater = new Inflate((piece) => take(piece))
  try {
    for (let at = 0; at < packed.length; at += STEP) {
      inflater.push(packed.subarray(at, at + STEP), at + STEP >= packed.length)
    }
  } catch (error) {
    if (error instanceof Invalid) throw error
    throw damagedFile(entry.name)
  }
}
