import { maskPersonal } from '#platform/personal'
import type { Flag } from '../model/pack.ts'
import { type View, type ViewFile, type ViewItem, viewItems } from '../model/view.ts'
import { distinctNames, safeName } from './names.ts'

/** A file of the pack: where it lies, what it is, or why it is not there. */
export interface PackFile extends ViewFile {
  item: string
  /** Path in the zip; null for a file that is left out. */
  path: string | null
  /** Its text is masked while it is packed, so its digest is another one. */
  masked: boolean
}

/** The pack: the view with everything settled about persons, and its files with their places. */
export interface Layout {
  view: View
  files: PackFile[]
}

/** Where the files of an item lie. */
const folderOf = (view: View, item: ViewItem): string => {
  const aspect = view.aspects.find(({ items }) => items.includes(item))
  const number = (aspect?.key ?? '').padStart(2, '0')
  return `${safeName(`${number} ${aspect?.label.zh ?? ''}`, 40)}/${safeName(`${item.key} ${item.label.zh}`, 40)}`
}

type Settled = Pick<Flag, 'place' | 'kind' | 'item' | 'evidenceId' | 'state'>

const isFor = (flag: Settled, file: ViewFile) => flag.evidenceId === file.id

/** Numbers of persons in what was written are masked unless somebody kept them with a reason. */
function settleText(item: ViewItem, flags: readonly Settled[]): ViewItem {
  const own = flags.filter((flag) => flag.place === 'text' && flag.item === item.key)
  if (own.length > 0 && own.every(({ state }) => state === 'kept')) return item
  const figures = item.figures.map((figure) => ({ ...figure, about: maskPersonal(figure.about) }))
  return { ...item, statement: maskPersonal(item.statement), gapsText: maskPersonal(item.gapsText), figures }
}

function settleFile(file: ViewFile, flags: readonly Settled[]): ViewFile & { left: boolean; masked: boolean } {
  const own = flags.filter((flag) => isFor(flag, file))
  // A name may hold numbers of two kinds, each decided for itself: one that is masked masks the whole.
  const names = own.filter(({ place }) => place === 'name')
  const kept = names.length > 0 && names.every(({ state }) => state === 'kept')
  return {
    ...file,
    name: kept ? file.name : maskPersonal(file.name),
    left: own.some(({ state }) => state === 'withdrawn'),
    masked: own.some(({ place, state }) => place === 'file' && state === 'masked'),
  }
}

/**
 * Where everything lies in the pack: folders by aspect and item, files numbered in the order of the item, with names that
 * every system can unpack. The same view and the same decisions give the same layout.
 */
export function layOut(view: View, flags: readonly Settled[]): Layout {
  const files = viewItems(view).flatMap((item) => {
    const folder = folderOf(view, item)
    const settled = item.files.map((file) => settleFile(file, flags))
    const names = distinctNames(settled.map(({ name }, i) => safeName(`${String(i + 1).padStart(2, '0')} ${name}`)))
    return settled.map(({ left, masked, ...file }, i): PackFile => {
      return { ...file, item: item.key, path: left ? null : `${folder}/${names[i]}`, masked }
    })
  })
  const aspects = view.aspects.map((aspect) => ({
    ...aspect,
    items: aspect.items.map((item) => settleText(item, flags)),
  }))
  return { view: { ...view, title: maskPersonal(view.title), aspects }, files }
}
