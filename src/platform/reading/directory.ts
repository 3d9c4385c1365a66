import { damagedFile } from './faults.ts'

/** One line of a zip file's directory. */
export interface Entry {
  name: string
  method: number
  encrypted: boolean
  sum: number
  /** Bytes in the file. */
  packed: number
  /** Offset of the first packed byte. */
  start: number
}

const END = 0x06054b50
const LINE = 0x02014b50
const LOCAL = 0x04034b50
const WIDE = 0xffffffff
const MOST_ENTRIES = 10_000

/**
 * The directory at the end of a zip file, by name. Sizes beyond 32 bits are read from the zip64 field, which some
 * writers use for small files too.
 * @throws Invalid when there is none, when it points outside the file or names one part twice.
 */
export function listEntries(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return readLines(bytes, view)
  } catch (error) {
    if (error instanceof RangeError) throw damagedFile('zip')
    throw error
  }
}

function readLines(bytes: Uint8Array, view: DataView): Map<string, Entry> {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > MOST_ENTRIES) throw damagedFile('zip')
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== LINE) throw damagedFile('zip')
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const entry = readLine(bytes, view, at, nameLength, extraLength)
    // Two parts of one name are how a file shows one content to the checker and another to the reader.
    if (entries.has(entry.name)) throw damagedFile(`${entry.name} twice`)
    entries.set(entry.name, entry)
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  }
  return entries
}

function readLine(bytes: Uint8Array, view: DataView, at: number, nameLength: number, extraLength: number): Entry {
  const sizes = {
    unpacked: view.getUint32(at + 24, true),
    packed: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  }
  widen(view, at + 46 + nameLength, extraLength, sizes)
  if (view.getUint32(sizes.offset, true) !== LOCAL) throw damagedFile('zip')
  const localNames = view.getUint16(sizes.offset + 26, true) + view.getUint16(sizes.offset + 28, true)
  return {
    name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    sum: view.getUint32(at + 16, true),
    packed: sizes.packed,
    start: sizes.offset + 30 + localNames,
  }
}

/** Replaces the 32-bit sizes that say "look in the zip64 field", in the order the field keeps them. */
function widen(view: DataView, from: number, length: number, sizes: Record<string, number>): void {
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let field = at + 4
    for (const name of ['unpacked', 'packed', 'offset']) {
      if (sizes[name] !== WIDE) continue
      sizes[name] = Number(view.getBigUint64(field, true))
      field += 8
    }
  }
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) === END) return at
  }
  throw damagedFile('zip')
}
