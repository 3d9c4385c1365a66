import { say } from '#platform/say'
import { badFile } from './faults.ts'

/** A text and the encoding it was written in. */
export interface Decoded {
  text: string
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'
}

/**
 * Reads bytes as text: by their byte order mark, else by the zero halves of UTF-16, else UTF-8 if they are valid UTF-8,
 * else GB18030, which contains GBK and GB2312.
 * @throws Invalid when they are none of these.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  for (const encoding of guesses(bytes)) {
    const text = decode(bytes, encoding)
    if (text !== null && !looksBinary(text)) return { text, encoding }
  }
  throw badFile(
    'text-encoding',
    say(
      '无法识别文件的文字编码，请另存为 UTF-8 或 GB18030 后重试。',
      'The encoding is not recognised. Save the file as UTF-8 or GB18030 and try again.',
    ),
  )
}

function guesses(bytes: Uint8Array): Decoded['encoding'][] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le']
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be']
  const start = bytes.subarray(0, 65_536)
  const [little, big] = [countPlain(start, 0), countPlain(start, 1)]
  if (little > big) return ['utf-16le']
  if (big > little) return ['utf-16be']
  return start.includes(0) ? [] : ['utf-8', 'gb18030']
}

/** Line ends, spaces and digits 1-9: in UTF-16 their other half is zero, and no common character mirrors them. */
const PLAIN = new Set([0x0a, 0x0d, 0x20, ...Array.from({ length: 9 }, (_, i) => 0x31 + i)])

/** How many of them there are, if the byte at `at` of each pair is the one that tells. */
function countPlain(bytes: Uint8Array, at: 0 | 1): number {
  let count = 0
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    if (bytes[i + 1 - at] === 0 && PLAIN.has(bytes[i + at] ?? 0)) count++
  }
  return count
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null // not this encoding: the next guess, or the refusal in decodeText
  }
}

/** Control characters other than tab, line ends and form feed do not occur in texts. */
const looksBinary = (text: string) => /(?![\t\n\v\f\r\x85])\p{Cc}/u.test(text)
