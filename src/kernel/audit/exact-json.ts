const TOKEN = /\s*("(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+)/y

/** Reads tokens one after another; a number stays the digits that were written. */
class Reader {
  readonly #text: string
  #at = 0
  constructor(text: string) {
    this.#text = text
  }

  next(): string {
    TOKEN.lastIndex = this.#at
    const token = TOKEN.exec(this.#text)?.[1]
    if (token === undefined) throw new SyntaxError(`not JSON at character ${this.#at}`)
    this.#at = TOKEN.lastIndex
    return token
  }

  get rest(): string {
    return this.#text.slice(this.#at).trim()
  }
}

const escaped = (token: string): string => (token.includes('\\') ? JSON.stringify(JSON.parse(token)) : token)

function object(reader: Reader): string {
  const members: [string, string][] = []
  for (let token = reader.next(); token !== '}'; token = reader.next()) {
    if (token === ',') continue
    reader.next()
    members.push([escaped(token), value(reader, reader.next())])
  }
  const sorted = members.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${sorted.map(([key, member]) => `${key}:${member}`).join(',')}}`
}

function list(reader: Reader): string {
  const items: string[] = []
  for (let token = reader.next(); token !== ']'; token = reader.next())
    if (token !== ',') items.push(value(reader, token))
  return `[${items.join(',')}]`
}

function value(reader: Reader, token: string): string {
  if (token === '{') return object(reader)
  if (token === '[') return list(reader)
  return token.startsWith('"') ? escaped(token) : token
}

/**
 * JSON in one writing only: keys in order, no spaces, and every number with the very digits it had, which
 * `JSON.parse` would round. The text must be valid JSON, as a `jsonb` column gives it.
 * @throws SyntaxError where the text ends early or goes on.
 */
export function canonicalJson(text: string): string {
  const reader = new Reader(text)
  const written = value(reader, reader.next())
  if (reader.rest !== '') throw new SyntaxError('JSON goes on after its end')
  return written
}
