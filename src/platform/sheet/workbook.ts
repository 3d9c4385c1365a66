import { posix } from 'node:path'
import { type Archive, damagedFile, walkXml } from '#platform/reading/server'

/** Where the parts of a workbook are, as its relations say; their file names mean nothing. */
export interface Workbook {
  sheets: { name: string; part: string }[]
  strings?: string
  styles?: string
  /** Days are counted from 1904, as old spreadsheets of one maker did. */
  from1904: boolean
}

/** Reads which sheets a workbook shows and where they are. Hidden sheets, as our own lists, are left out. */
export function readWorkbook(archive: Archive): Workbook {
  const home = [...relationsOf(archive, '').values()].find(({ type }) => type.endsWith('/officeDocument'))
  if (!home) throw damagedFile('workbook')
  const relations = relationsOf(archive, home.part)
  const book: Workbook = { sheets: [], from1904: false }
  for (const { type, part } of relations.values()) {
    if (type.endsWith('/sharedStrings')) book.strings = part
    if (type.endsWith('/styles')) book.styles = part
  }
  walkXml((push) => archive.stream(home.part, push), {
    open(name, attributes) {
      if (name === 'workbookPr') book.from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      const target = relations.get(id)
      if (target?.type.endsWith('/worksheet')) book.sheets.push({ name: attributes.name ?? '', part: target.part })
    },
  })
  return book
}

interface Relation {
  type: string
  part: string
}

/** The relations of a part (of the whole package for ''), by id, with targets as full paths. */
function relationsOf(archive: Archive, part: string): Map<string, Relation> {
  const folder = part ? posix.dirname(part) : ''
  const found = new Map<string, Relation>()
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  walkXml((push) => archive.stream(name, push), {
    open(tag, { Id = '', Type = '', Target = '', TargetMode }) {
      if (tag !== 'Relationship' || TargetMode === 'External') return
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      found.set(Id, { type: Type, part: target })
    },
  })
  return found
}
