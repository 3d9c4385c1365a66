/** What may load what: only ourselves; styles of our own and those that carry the answer's nonce; no inline script at all. */
export const contentPolicy = {
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

/** The header for a page whose style tags carry this nonce. */
export const policyWith = (nonce: string): string =>
  Object.entries({ ...contentPolicy, styleSrc: ["'self'", `'nonce-${nonce}'`] })
    .map(([name, sources]) => `${dashed(name)} ${sources.join(' ')}`)
    .join('; ')
