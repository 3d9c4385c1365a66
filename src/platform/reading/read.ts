import { extname } from 'node:path'
import { say } from '#platform/say'
import { readDocx } from './docx.ts'
import { decodeText } from './encoding.ts'
import { badFile, checkSize, encryptedFile, largeFile } from './faults.ts'
import { joinPages } from './paragraphs.ts'
import { readPdfPages } from './pdf.ts'
import { type FileKind, isEncryptedOffice, isOldOffice, sniff } from './sniff.ts'

/** The text of a file. */
export interface ReadText {
  text: string
  /** PDF only: offset in `text` at which each page begins. */
  pages?: number[]
  /** PDF only, when there are any: 1-based numbers of pages that gave no text (pictures, scans, empty pages). */
  silentPages?: number[]
  /** Plain text only: the encoding it was written in. */
  encoding?: string
}

/** How large a file may be. All in bytes but `characters`. */
export interface ReadingLimits {
  bytes: number
  /** Of a .docx: what its parts with text may unpack to. */
  unpacked: number
  /** Of the text that comes out. */
  characters: number
}

const DEFAULTS: ReadingLimits = { bytes: 20_971_520, unpacked: 33_554_432, characters: 10_485_760 }

/** What a file of this name must be. */
const KINDS: Record<string, FileKind> = { '.docx': 'docx', '.pdf': 'pdf', '.txt': 'text', '.md': 'text' }

/**
 * Reads the text of a policy document: .docx, .pdf with text, or plain text in UTF-8, UTF-16 or GB18030. Line ends
 * are `\n`. What the file is, is decided by its content; its name must agree.
 * @throws Invalid when empty, too large, damaged, protected by a password, not what its name says, or a scan.
 */
export async function readText(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<ReadingLimits> = {},
): Promise<ReadText> {
  const limit = { ...DEFAULTS, ...limits }
  checkSize(bytes, limit.bytes)
  const read = await readKind(checkKind(bytes, fileName), bytes, limit)
  if (read.text.length > limit.characters) throw largeFile(limit.characters)
  if (read.text.trim() === '') throw badFile('file-no-text', say('文件中没有文字。', 'The file holds no text.'))
  return read
}

async function readKind(kind: FileKind, bytes: Uint8Array, limit: ReadingLimits): Promise<ReadText> {
  if (kind === 'docx') return { text: readDocx(bytes, limit) }
  if (kind === 'pdf') return readPdf(bytes)
  const { text, encoding } = decodeText(bytes)
  return { text: text.replace(/\r\n?/g, '\n'), encoding }
}

async function readPdf(bytes: Uint8Array): Promise<ReadText> {
  const { text, pages, silent } = joinPages(await readPdfPages(bytes))
  if (text.trim() === '') {
    throw badFile(
      'pdf-scanned',
      say(
        '这份 PDF 是扫描件，只有图片没有文字，无法读取。请上传 Word 原件，或先用文字识别（OCR）软件转换。',
        'This PDF is a scan: it holds pictures and no text. Upload the Word original, or run text recognition (OCR) first.',
      ),
    )
  }
  return silent.length > 0 ? { text, pages, silentPages: silent } : { text, pages }
}

function checkKind(bytes: Uint8Array, fileName: string): FileKind {
  if (isEncryptedOffice(bytes)) throw encryptedFile()
  const ending = extname(fileName).toLowerCase()
  if (isOldOffice(bytes) || ending === '.doc' || ending === '.wps') {
    throw badFile(
      'file-old-format',
      say('请将旧版 .doc、.wps 文件另存为 .docx 后上传。', 'Save the old .doc or .wps file as .docx and upload that.'),
    )
  }
  const wanted = KINDS[ending]
  if (!wanted) {
    throw badFile(
      'file-type',
      say('只接受 .docx、.pdf、.txt、.md 文件。', 'Only .docx, .pdf, .txt and .md files are taken.'),
    )
  }
  const found = sniff(bytes)
  if (found === wanted) return found
  throw badFile(
    'file-type-mismatch',
    say(
      `文件名以 ${ending} 结尾，但内容不是（实际为 ${found}）。`,
      `The name ends in ${ending}, but the content does not agree (it is ${found}).`,
    ),
  )
}
