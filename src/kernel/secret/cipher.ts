import { createCipheriv, createDecipheriv, getCiphers, randomBytes, randomFillSync } from 'node:crypto'

/** Ciphers that seal fields: both keep secret and show any change. SM4 where this build of OpenSSL has it in that mode. */
const keyLengths = { 'aes-256-gcm': 32, 'sm4-gcm': 16 } as const
export type CipherName = keyof typeof keyLengths

const nonceLength = 12
const tagLength = 16

/** The cipher for keys that are made from now on: `GONGYUN_CIPHER`. @throws Error for one that is unknown or not there. */
export function cipherInUse(name = process.env.GONGYUN_CIPHER ?? 'aes-256-gcm'): CipherName {
  if (!(name in keyLengths) || !getCiphers().includes(name))
    throw new Error(`GONGYUN_CIPHER: this build of OpenSSL has no "${name}"; known are ${Object.keys(keyLengths)}`)
  return name as CipherName
}

/** A fresh key of the length a cipher takes. */
export const freshKey = (cipher: CipherName): Buffer => randomBytes(keyLengths[cipher])

/** Randomness is fetched for many nonces at once: asked for twelve bytes at a time it takes half of the time of sealing. */
const pool = Buffer.alloc(nonceLength * 512)
let spent = pool.length

/** Twelve random bytes that nobody was given before, wiped where they lay. */
function freshNonce(): Buffer {
  if (spent === pool.length) {
    randomFillSync(pool)
    spent = 0
  }
  const nonce = Buffer.from(pool.subarray(spent, spent + nonceLength))
  pool.fill(0, spent, spent + nonceLength)
  spent += nonceLength
  return nonce
}

/** Seals bytes; `bound` says to what they belong, so that they cannot be moved to another row or field. */
export function sealBytes(cipher: CipherName, key: Buffer, bound: string, bytes: Buffer): Buffer {
  const nonce = freshNonce()
  const making = createCipheriv(cipher as 'aes-256-gcm', key, nonce).setAAD(Buffer.from(bound))
  return Buffer.concat([nonce, making.update(bytes), making.final(), making.getAuthTag()])
}

/** The bytes that were sealed. @throws Error when they were altered, or belong elsewhere. */
export function openBytes(cipher: CipherName, key: Buffer, bound: string, sealed: Buffer): Buffer {
  const opening = createDecipheriv(cipher as 'aes-256-gcm', key, sealed.subarray(0, nonceLength))
  opening.setAAD(Buffer.from(bound)).setAuthTag(sealed.subarray(-tagLength))
  return Buffer.concat([opening.update(sealed.subarray(nonceLength, -tagLength)), opening.final()])
}
