import type { NewEntry } from '#kernel/search'
import { putEntries } from '#kernel/search/server'
import type { Db } from '#platform/db'
import type { NewDocument } from '../store/documents.ts'
import { getText } from '../store/documents.ts'

/** Characters of one piece of a text in the index: about a page. */
const pieceLength = 800

/** A text in pieces of about a page, cut between paragraphs. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const line of text.split(/\n+/)) {
    if (piece !== '' && piece.length + line.length > pieceLength) {
      pieces.push(piece)
      piece = ''
    }
    piece += `${piece === '' ? '' : '\n'}${line.trim()}`
  }
  return [...pieces, piece].filter((one) => one.trim() !== '')
}

type Indexed = Omit<NewDocument, 'text'> & { text?: string | null; hasText?: boolean }

/**
 * Puts a document and its pages into the index; all below its unit find it. One that came from a policy document is not put in
 * again: that document is found clause by clause already.
 */
export async function putInIndex(db: Db, one: Indexed): Promise<void> {
  const subject = { regionId: one.regionId, id: one.id, unitId: one.unitId, unitNo: one.unitNo, indNo: null }
  if (one.policyId !== null) return putEntries(db, subject, [])
  const text = one.text !== undefined ? one.text : one.hasText ? (await getText(db, one)).text : null
  const address = `/library/documents/${one.regionId}/${one.id}`
  const frame = { on: one.issuedOn, reader: 'library.read', below: true, address }
  const about = [one.number, one.issuer, one.scope, one.origin, one.note].filter(Boolean).join(' ')
  const entries: NewEntry[] = [
    { ...frame, kind: 'document', title: one.title, words: about },
    ...piecesOf(text ?? '').map(
      (words, i): NewEntry => ({
        ...frame,
        kind: 'clause',
        title: `正文第 ${i + 1} 段`,
        partOf: one.title,
        words,
      }),
    ),
  ]
  await putEntries(db, subject, entries)
}
