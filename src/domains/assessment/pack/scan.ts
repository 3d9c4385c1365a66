import { createHash, randomUUID } from 'node:crypto'
import { findPersonal, maskPersonal } from '#platform/personal'
import type { FlagKind, FlagPlace, ViewFile, ViewItem } from '../model/index.ts'
import { viewItems } from '../model/index.ts'
import type { FlagTable, StoredPack } from '../store/index.ts'
import { isMaskable, type Reading } from './read-file.ts'

/** What is looked at, and what was found there. */
interface Looked {
  place: FlagPlace
  item: string
  evidenceId: string | null
  about: string
  subject: string
  maskable: boolean
}

const mostSamples = 3

function flagsIn(pack: StoredPack, looked: Looked, text: string, at: string): FlagTable[] {
  const found = findPersonal(text)
  const kinds = [...new Set(found.map(({ kind }) => kind))]
  return kinds.map((kind) => {
    const same = found.filter((one) => one.kind === kind)
    const sample = [...new Set(same.map(({ masked }) => masked))].slice(0, mostSamples).join('、')
    return flagOf(pack, looked, { kind, sample, count: same.length, at })
  })
}

const flagOf = (
  { regionId, caseId, unitId, unitNo }: StoredPack,
  looked: Looked,
  found: { kind: FlagKind; sample: string; count: number; at: string },
): FlagTable => ({
  regionId,
  id: randomUUID(),
  caseId,
  unitId,
  unitNo,
  ...looked,
  about: maskPersonal(looked.about),
  kind: found.kind,
  sample: found.sample,
  count: found.count,
  state: 'open',
  reason: null,
  decidedBy: null,
  decidedName: null,
  decidedAt: null,
  foundAt: found.at,
})

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What is written about an item, in one piece. */
const textOf = ({ statement, gapsText, figures }: ViewItem): string =>
  [statement, gapsText, ...figures.map(({ about }) => about)].join('\n')

/** Finds in what was written and in the names of files: quick, so all at once. */
export function flagsInWords(pack: StoredPack, at: string): FlagTable[] {
  const items = viewItems(pack.view)
  const texts = items.flatMap((item) => {
    const text = textOf(item)
    const about = `${item.key} ${item.label.zh}`
    const looked = { place: 'text' as const, item: item.key, evidenceId: null, about, maskable: true }
    return flagsIn(pack, { ...looked, subject: digestOf(text) }, text, at)
  })
  const names = filesOf(pack).flatMap((file) => {
    const looked = { place: 'name' as const, item: '', evidenceId: file.id, about: file.name, maskable: true }
    return flagsIn(pack, { ...looked, subject: file.id }, file.name, at)
  })
  return [...texts, ...names]
}

/** The files of a pack, each once, in one order. */
export function filesOf(pack: StoredPack): ViewFile[] {
  const all = viewItems(pack.view).flatMap(({ files }) => files)
  return [...new Map(all.map((file) => [file.id, file])).values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Finds in one file; one that cannot be read whole is a find itself. */
export function flagsInFile(pack: StoredPack, file: ViewFile, { text, whole }: Reading, at: string): FlagTable[] {
  const looked: Looked = {
    place: 'file',
    item: '',
    evidenceId: file.id,
    about: file.name,
    subject: file.id,
    maskable: isMaskable(file.name),
  }
  const unread = flagOf(pack, { ...looked, maskable: false }, { kind: 'unread', sample: '', count: 1, at })
  return [...flagsIn(pack, looked, text, at), ...(whole ? [] : [unread])]
}
