import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const step = 30

/** A new secret for a second factor, 160 bits in base32. */
export function newTotpSecret(): string {
  const bits = [...randomBytes(20)].map((b) => b.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('')
}

function bytesOf(secret: string): Buffer {
  const bits = [...secret].map((c) => alphabet.indexOf(c).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}

/** The six digits of a moment. Source: RFC 6238 with SHA-1 and 30 seconds, as authenticator apps use. */
export function totpAt(secret: string, counter: number): string {
  const moving = Buffer.alloc(8)
  moving.writeBigUInt64BE(BigInt(counter))
  const digest = createHmac('sha1', bytesOf(secret)).update(moving).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/**
 * The counter a code belongs to, or null. A clock may be one step off; a counter already used is refused, so that
 * a code seen over a shoulder cannot be used again.
 */
export function findTotpCounter(secret: string, code: string, now: Date, used: number): number | null {
  const current = Math.floor(now.getTime() / 1000 / step)
  const sent = Buffer.from(code.padStart(6, ' ').slice(0, 6))
  for (const counter of [current, current - 1, current + 1])
    if (counter > used && timingSafeEqual(Buffer.from(totpAt(secret, counter)), sent)) return counter
  return null
}
