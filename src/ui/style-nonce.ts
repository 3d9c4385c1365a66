/** The nonce that the server put into the page, without which its style rules would be refused. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

/**
 * Gives the nonce to every style element made on this page. antd hands it on to most of its own, but the lock that stops
 * the page from scrolling behind a dialog writes one without.
 */
export function nameStyles(): void {
  const nonce = styleNonce()
  const make = document.createElement.bind(document)
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = make(name, options)
    if (name === 'style') element.nonce = nonce
    return element
  }) as typeof document.createElement
}
