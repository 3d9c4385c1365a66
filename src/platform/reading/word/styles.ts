import { attribute, walkXml } from '../xml.ts'

/** What a paragraph style says about numbers. */
export interface Style {
  basedOn: string | null
  list: string | null
  level: number | null
}

/** The styles of a document by id. */
export interface Styles {
  byId: Map<string, Style>
  /** The id of the style of paragraphs that name none. */
  normal: string | null
}

/** Reads styles.xml. @throws Invalid when it is no sound XML. */
export function readStyles(feed: (push: (piece: Uint8Array) => void) => void): Styles {
  const styles: Styles = { byId: new Map(), normal: null }
  let style: Style | null = null
  let changing = 0
  walkXml(feed, {
    open: (name, attributes) => {
      if (changing > 0 || name.endsWith('Change')) changing++
      else if (name === 'style') style = begin(attributes, styles)
      else if (name === 'basedOn' && style) style.basedOn = attribute(attributes, 'val')
      else if (name === 'numId' && style) style.list = attribute(attributes, 'val')
      else if (name === 'ilvl' && style) style.level = Number(attribute(attributes, 'val'))
    },
    close: (name) => {
      if (changing > 0) changing--
      else if (name === 'style') style = null
    },
  })
  return styles
}

function begin(attributes: Record<string, string>, styles: Styles): Style {
  const style: Style = { basedOn: null, list: null, level: null }
  const id = attribute(attributes, 'styleId') ?? ''
  styles.byId.set(id, style)
  const isDefault = /^(?:1|true|on)$/.test(attribute(attributes, 'default') ?? '')
  if (isDefault && attribute(attributes, 'type') === 'paragraph') styles.normal = id
  return style
}

const LONGEST_CHAIN = 20

/** The list and level a style gives its paragraphs, its own or inherited, and the ids it inherits through. */
export function listOfStyle(styles: Styles, id: string | null): Omit<Style, 'basedOn'> & { through: string[] } {
  const found = { list: null as string | null, level: null as number | null, through: [] as string[] }
  for (let at = id ?? styles.normal; at !== null && found.through.length < LONGEST_CHAIN; ) {
    const style = styles.byId.get(at)
    if (!style) break
    found.through.push(at)
    found.level ??= style.level
    found.list ??= style.list
    if (found.list !== null) break
    at = style.basedOn
  }
  return found
}
