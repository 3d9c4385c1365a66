import { type Archive, openArchive } from './archive.ts'
import { damagedFile, largeFile } from './faults.ts'
import { counter } from './word/counting.ts'
import { type Numbering, readNumbering } from './word/numbering.ts'
import type { Story } from './word/place.ts'
import { storySteps } from './word/story.ts'
import { readStyles, type Styles } from './word/styles.ts'
import { attribute, walkXml } from './xml.ts'

/** What a .docx may unpack to, in bytes, and how much text it may give, in characters. */
export interface WordLimits {
  unpacked: number
  characters: number
}

type Feed = (push: (piece: Uint8Array) => void) => void

/**
 * The text of a .docx as its reader sees it, one paragraph a line: list numbers printed, tracked changes accepted, a
 * table's row on one line with tabs between its cells (〃 where a cell is merged with the one above), notes at the end.
 *
 * Only the parts with text are unpacked, under our limits, and walked piece by piece; pictures, embedded objects,
 * macros and settings are never touched.
 * @throws Invalid when damaged, hostile or larger than the limits.
 */
export function readDocx(bytes: Uint8Array, limits: WordLimits): string {
  const archive = openArchive(bytes, { unpacked: limits.unpacked, ratio: 500 })
  const main = mainPart(archive)
  const parts = relatedParts(archive, main)
  const feed = (name: string): Feed => {
    return (push) => archive.stream(name, push)
  }
  const styles: Styles = parts.styles ? readStyles(feed(parts.styles)) : { byId: new Map(), normal: null }
  const numbering: Numbering = parts.numbering
    ? readNumbering(feed(parts.numbering))
    : { lists: new Map(), patterns: new Map() }
  let left = limits.characters
  const tell = (name: string): Story => {
    const { story, steps } = storySteps(counter(numbering, styles), (characters) => {
      left -= characters
      if (left < 0) throw largeFile(limits.characters)
    })
    walkXml(feed(name), steps)
    return story
  }
  const story = tell(main)
  const notes = new Map(
    [parts.footnotes, parts.endnotes].flatMap((name) => (name && story.notes.length > 0 ? [...tell(name).byName] : [])),
  )
  const told = story.notes.flatMap((note, i) => {
    const text = notes.get(note)
    notes.delete(note) // printed once, however often it is referred to
    return text ? [`〔注${i + 1}〕${text}`] : []
  })
  return [...story.lines, ...told].join('\n').trimEnd()
}

/** The part that holds the body, as the package says it; most often word/document.xml. */
function mainPart(archive: Archive): string {
  const named = archive.has('_rels/.rels') ? relations(archive, '_rels/.rels', '').get('officeDocument') : undefined
  const main = named && archive.has(named) ? named : 'word/document.xml'
  if (!archive.has(main)) throw damagedFile(main)
  return main
}

/** The parts the body refers to, by the last word of their kind; without a list of them, where they usually stand. */
function relatedParts(archive: Archive, main: string): Record<string, string | undefined> {
  const slash = main.lastIndexOf('/') + 1
  const folder = main.slice(0, slash)
  const list = `${folder}_rels/${main.slice(slash)}.rels`
  const found = archive.has(list) ? relations(archive, list, folder) : new Map<string, string>()
  const place = (kind: string) => {
    const name = found.get(kind) ?? `${folder}${kind}.xml`
    return archive.has(name) ? name : undefined
  }
  return Object.fromEntries(['styles', 'numbering', 'footnotes', 'endnotes'].map((kind) => [kind, place(kind)]))
}

function relations(archive: Archive, list: string, folder: string): Map<string, string> {
  const found = new Map<string, string>()
  walkXml((push) => archive.stream(list, push), {
    open: (name, attributes) => {
      const target = attribute(attributes, 'Target') ?? ''
      const kind = /[^/]*$/.exec(attribute(attributes, 'Type') ?? '')?.[0] ?? ''
      const isInside = name === 'Relationship' && attribute(attributes, 'TargetMode') !== 'External'
      if (isInside && !found.has(kind)) found.set(kind, target.startsWith('/') ? target.slice(1) : folder + target)
    },
  })
  return found
}
