import { extname } from 'node:path'
import { Invalid } from '#platform/errors'
import { checkSize, type FileKind, openArchive, sniff } from '#platform/reading/server'
import { join, type Say, say } from '#platform/say'

type Kind = Extract<FileKind, 'docx' | 'xlsx' | 'pdf' | 'png' | 'jpeg' | 'text'> | 'ofd'

/** What is taken, and the endings its name may have; the first is added where there is none. */
const taken: Readonly<Record<Kind, { label: Say; types: Readonly<Record<string, string>> }>> = {
  pdf: { label: say('PDF', 'PDF'), types: { '.pdf': 'application/pdf' } },
  ofd: { label: say('OFD', 'OFD'), types: { '.ofd': 'application/ofd' } },
  docx: {
    label: say('Word 文档', 'a Word document'),
    types: { '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  },
  xlsx: {
    label: say('Excel 表格', 'an Excel workbook'),
    types: { '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  },
  png: { label: say('PNG 图片', 'a PNG picture'), types: { '.png': 'image/png' } },
  jpeg: { label: say('JPEG 图片', 'a JPEG picture'), types: { '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg' } },
  text: { label: say('文本', 'text'), types: { '.txt': 'text/plain', '.csv': 'text/csv' } },
}

const oldEndings = new Set(['.doc', '.xls', '.ppt', '.wps', '.et', '.dps'])
const megabyte = 1_048_576
const longestName = 150

const bad = (rule: string, message: Say) => new Invalid([{ path: 'file', rule, message }])

/**
 * A name that is only a name: no folders, no control characters, none that turn the writing direction
 * (they can make `fdp.exe` read `exe.pdf`), at most 150 characters with its ending kept.
 */
function cleanName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '').trim()
  const ending = extname(plain)
  return plain.length <= longestName ? plain : plain.slice(0, longestName - ending.length) + ending
}

/** Official layout documents (GB/T 33190) are archives with this part at their root. */
function isOfd(bytes: Uint8Array): boolean {
  try {
    return openArchive(bytes, { unpacked: megabyte, ratio: 500 }).has('OFD.xml')
  } catch (error) {
    if (error instanceof Invalid) return false // a damaged archive is no document of any kind
    throw error
  }
}

function kindOf(bytes: Uint8Array, ending: string): Kind {
  const kind = sniff(bytes)
  if (kind !== 'zip' && kind !== 'unknown') return kind
  if (kind === 'zip' && isOfd(bytes)) return 'ofd'
  if (oldEndings.has(ending)) {
    const message = say(
      '请将旧版 Office 或 WPS 文件另存为 docx、xlsx 或 PDF 后上传。',
      'Save the old Office or WPS file as docx, xlsx or PDF and upload that.',
    )
    throw bad('file-old-format', message)
  }
  const what = say(
    '不支持这种文件（或文件已损坏、已加密、含宏）。',
    'This kind of file is not taken (or it is damaged, has a password or macros). ',
  )
  throw bad('file-kind', join(what, kindsTaken))
}

const kindsTaken = say(
  '可上传：PDF、OFD、docx、xlsx、PNG、JPEG、txt、csv。',
  'Taken are: PDF, OFD, docx, xlsx, PNG, JPEG, txt, csv.',
)

const takenEndings = new Set(Object.values(taken).flatMap(({ types }) => Object.keys(types)))

/**
 * The clean name and media type of a file, by its content.
 * @param maxMb largest size in MB (parameter `evidence.max-mb`)
 * @throws Invalid at `file` when it is empty, too large, of a kind that is not taken, or not what its name says.
 */
export function checkFile(sentName: string, bytes: Uint8Array, maxMb: number): { name: string; type: string } {
  checkSize(bytes, maxMb * megabyte)
  const name = cleanName(sentName)
  const ending = extname(name).toLowerCase()
  const { label, types } = taken[kindOf(bytes, ending)]
  const [usual = ''] = Object.keys(types)
  if (ending === '') return { name: `${name || '佐证材料'}${usual}`, type: types[usual] ?? '' }
  const type = types[ending]
  if (type) return { name, type }
  if (!takenEndings.has(ending))
    throw bad('file-name', join(say(`不支持“${ending}”文件。`, `"${ending}" files are not taken. `), kindsTaken))
  throw bad(
    'file-name',
    join(
      say(`文件名以“${ending}”结尾，内容却是`, `The name ends in "${ending}", but the content is `),
      label,
      say('，请改正后重新上传。', '; correct it and upload again.'),
    ),
  )
}
