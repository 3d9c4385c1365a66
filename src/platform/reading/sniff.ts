import { openArchive } from './archive.ts'
import { decodeText } from './encoding.ts'

/** What a file is by its content, whatever its name says. */
export type FileKind = 'docx' | 'xlsx' | 'pdf' | 'png' | 'jpeg' | 'text' | 'zip' | 'unknown'

/** Starts of files that are known by their first bytes. A PDF may have some other bytes first. */
const STARTS: [FileKind, number[]][] = [
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
]

/**
 * The kind of a file by its content. Files with macros are `zip`: they are not what we take. Never throws; a damaged
 * or unknown file is `zip` or `unknown`.
 */
export function sniff(bytes: Uint8Array): FileKind {
  for (const [kind, start] of STARTS) if (start.every((byte, i) => bytes[i] === byte)) return kind
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf'
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) return officeKind(bytes)
  return isText(bytes) ? 'text' : 'unknown'
}

/** Office files before 2007, and today's with a password, are OLE files; the latter hold a stream of this name. */
export function isEncryptedOffice(bytes: Uint8Array): boolean {
  return isOldOffice(bytes) && Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
}

/** .doc, .xls and .wps: the OLE format. */
export const isOldOffice = (bytes: Uint8Array): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, i) => bytes[i] === byte)

const MAIN = 'application/vnd.openxmlformats-officedocument.'

function officeKind(bytes: Uint8Array): FileKind {
  try {
    const archive = openArchive(bytes, { unpacked: 1_048_576, ratio: 500 })
    const types = new TextDecoder().decode(archive.part('[Content_Types].xml'))
    if (types.includes(`${MAIN}wordprocessingml.document.main+xml`)) return 'docx'
    if (types.includes(`${MAIN}spreadsheetml.sheet.main+xml`)) return 'xlsx'
    return 'zip'
  } catch {
    return 'zip' // damaged, or a zip that is no office file; whoever opens it says which
  }
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false
  try {
    decodeText(bytes)
    return true
  } catch {
    return false // the question is whether, not why
  }
}
