import { badFile, decodeText } from '#platform/reading/server'
import { say } from '#platform/say'
import { readRecord } from './csv.ts'
import type { ReadRow } from './index.ts'

const mostColumns = 256
/** A record longer than this is no record: a quote was never closed. */
const longestRecord = 1_048_576

/** Bytes of which the last character may be cut: the end is left out of the guess. */
const whole = (bytes: Uint8Array): Uint8Array => {
  const line = bytes.lastIndexOf(10)
  return line > 0 ? bytes.subarray(0, line + 1) : bytes
}

/** Whether the text ends inside a record: in an open quote, or without a line end. Quotes come in pairs in a whole record. */
function endOfWhole(text: string): number {
  let quotes = 0
  let end = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 34) quotes += 1
    else if (code === 10 && quotes % 2 === 0) end = i + 1
  }
  return end
}

/** The same pieces, the first one long enough to hold a line: from less the encoding is not told. */
async function* withLine(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first: Uint8Array | null = new Uint8Array()
  for await (const piece of pieces) {
    if (first === null) yield piece
    else {
      const longer: Uint8Array = Buffer.concat([first, piece])
      first = longer.includes(10) || longer.length > longestRecord ? null : longer
      if (first === null) yield longer
    }
  }
  if (first !== null && first.length > 0) yield first
}

/** @throws Invalid where the bytes are not of the encoding that the first piece was in: nothing is read as other characters. */
function decoded(decoder: TextDecoder, piece: Uint8Array, stream = true): string {
  try {
    return decoder.decode(piece, { stream })
  } catch {
    throw badFile(
      'text-encoding',
      say(
        `文件开头像是 ${decoder.encoding} 编码，后面却不是，请另存为 UTF-8 后重试。`,
        `The file begins in ${decoder.encoding} and does not go on in it. Save it as UTF-8 and try again.`,
      ),
    )
  }
}

/**
 * The records of a CSV file of any length, piece by piece, as `readCsv` reads a short one. The encoding is told from the first
 * piece. Others are answered between pieces.
 * @throws Invalid for an encoding that is not known and for a quote that is never closed.
 */
export async function* streamCsv(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<ReadRow> {
  let decoder: TextDecoder | undefined
  let text = ''
  let row = 0
  const records = function* (upto: number): Generator<ReadRow> {
    let at = 0
    while (at < upto) {
      const record = readRecord(text, at, mostColumns)
      at = record.next
      row += 1
      if (record.cells.length > 0) yield { row, cells: record.cells }
    }
    text = text.slice(at)
  }
  for await (const piece of withLine(pieces)) {
    decoder ??= new TextDecoder(decodeText(whole(piece)).encoding, { fatal: true })
    text += decoded(decoder, piece)
    const upto = endOfWhole(text)
    yield* records(upto > 0 || text.length < longestRecord ? upto : text.length)
    await new Promise((go) => setImmediate(go))
  }
  text += decoder ? decoded(decoder, new Uint8Array(), false) : ''
  yield* records(text.length)
}
