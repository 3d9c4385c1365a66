import { zipSync } from 'fflate'
import { openArchive } from './archive.ts'
import { damagedFile } from './faults.ts'
import { walkXml } from './xml.ts'

/** The parts that carry text. Pictures, embedded objects and settings are never unpacked. */
const TEXT_PARTS = [
  '[Content_Types].xml',
  '_rels/.rels',
  'word/document.xml',
  'word/_rels/document.xml.rels',
  'word/styles.xml',
  'word/numbering.xml',
  'word/footnotes.xml',
  'word/endnotes.xml',
]

/**
 * The text of a .docx, one paragraph a line.
 *
 * The parts with text are unpacked under our limits and walked once (well-formed, not too deep, no document type);
 * only those same bytes, packed anew, reach the converter. So it cannot see another file than the one we checked.
 * @throws Invalid when damaged, hostile or larger than `unpacked` bytes.
 */
export async function readDocx(bytes: Uint8Array, unpacked: number): Promise<string> {
  const archive = openArchive(bytes, { unpacked, ratio: 500 })
  if (!archive.has('word/document.xml')) throw damagedFile('word/document.xml')
  const parts: Record<string, Uint8Array> = {}
  for (const name of TEXT_PARTS.filter(archive.has)) {
    const part = archive.part(name)
    walkXml((push) => push(part), {})
    parts[name] = part
  }
  const { default: mammoth } = await import('mammoth')
  try {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(zipSync(parts, { level: 0 })) })
    // The converter ends each paragraph with two line ends.
    return value.replaceAll('\n\n', '\n').trimEnd()
  } catch (error) {
    throw damagedFile(error instanceof Error ? error.message : 'docx')
  }
}
