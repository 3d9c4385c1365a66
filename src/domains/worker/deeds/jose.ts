import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'

/** A public key as JSON (RFC 7517). */
export type Jwk = Record<string, unknown>

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const read = (text: string | undefined): Record<string, unknown> | null => {
  try {
    return JSON.parse(Buffer.from(text ?? '', 'base64url').toString()) as Record<string, unknown>
  } catch {
    return null
  }
}

/** A fresh pair of keys on P-256: the public half as JSON, the private one as PKCS#8 text to be sealed. */
export function freshPair(): { publicKey: Jwk; privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' })
  return { publicKey: { kty, crv, x, y }, privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString() }
}

/**
 * An issuer that carries its own public key, so that a certificate can be checked without asking anybody (did:jwk). Members in
 * the one order of RFC 7638: the database keeps none.
 */
export const issuerOf = ({ crv, kty, x, y }: Jwk): string => `did:jwk:${part({ crv, kty, x, y })}`

/** A certificate in compact form, signed with ES256 (W3C VC-JOSE-COSE, `vc+jwt`). */
export function signed(privateKey: string, publicKey: Jwk, claims: Record<string, unknown>): string {
  const head = part({ alg: 'ES256', typ: 'vc+jwt', cty: 'vc', kid: `${issuerOf(publicKey)}#0` })
  const words = `${head}.${part(claims)}`
  const key = createPrivateKey(privateKey)
  return `${words}.${sign('sha256', Buffer.from(words), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
}

/** The claims of a certificate signed by one of these keys; null for any other text. The algorithm is ours, never the text's. */
export function claimsOf(jwt: string, keys: readonly Jwk[]): Record<string, unknown> | null {
  const [head, body, mark, more] = jwt.split('.')
  if (!head || !body || !mark || more !== undefined || read(head)?.alg !== 'ES256') return null
  const isSigned = keys.some((jwk) => {
    const key = createPublicKey({ key: jwk as never, format: 'jwk' })
    return verify(
      'sha256',
      Buffer.from(`${head}.${body}`),
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(mark, 'base64url'),
    )
  })
  return isSigned ? read(body) : null
}
