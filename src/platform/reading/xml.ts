import { SaxesParser } from 'saxes'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { badFile, damagedFile } from './faults.ts'

/** What is done at each tag. Names come without their prefix; `attributes` keep theirs. */
export interface XmlSteps {
  open?(name: string, attributes: Record<string, string>): void
  close?(name: string): void
  text?(text: string): void
}

const DEEPEST = 200

/**
 * Walks an XML part as its bytes arrive, without building a tree.
 *
 * Office files never hold a document type, so one is refused: with it go external entities and entity bombs.
 * @throws Invalid when not well-formed, nested deeper than 200, or carrying a document type.
 */
export function walkXml(feed: (push: (piece: Uint8Array) => void) => void, steps: XmlSteps): void {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  let depth = 0
  parser.on('doctype', () => {
    throw badFile(
      'xml-doctype',
      say(
        '文件中含有不允许的文档类型声明（DTD）。',
        'The file holds a document type declaration, which is not allowed.',
      ),
    )
  })
  parser.on('opentag', (tag) => {
    if (++depth > DEEPEST) throw damagedFile('xml depth')
    steps.open?.(local(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    depth--
    steps.close?.(local(tag.name))
  })
  parser.on('text', (text) => steps.text?.(text))
  try {
    let decoder: TextDecoder | undefined
    feed((piece) => {
      decoder ??= new TextDecoder(encodingOf(piece), { fatal: true })
      parser.write(decoder.decode(piece, { stream: true }))
    })
    parser.write(decoder?.decode() ?? '').close()
  } catch (error) {
    if (error instanceof Invalid) throw error
    throw damagedFile('xml')
  }
}

/** An attribute by its name without prefix, or null: office files prefix theirs, but need not. */
export const attribute = (attributes: Record<string, string>, name: string): string | null =>
  attributes[`w:${name}`] ?? attributes[name] ?? null

const local = (name: string) => name.slice(name.indexOf(':') + 1)

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}
