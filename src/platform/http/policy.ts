/** What may load what: only ourselves; styles of our own and those that carry the answer's nonce; no inline script at all. */
const sources = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'"],
  manifestSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
}

const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const written = (all: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(all)
    .map(([name, from]) => `${dashed(name)} ${from.join(' ')}`)
    .join('; ')

/** The header of every answer. */
export const contentPolicy: string = written(sources)

/** The header for a page whose style tags carry this nonce. */
export const policyWith = (nonce: string): string => written({ ...sources, styleSrc: ["'self'", `'nonce-${nonce}'`] })
