import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { Transform } from 'node:stream'
import { promisify } from 'node:util'
import { say } from '#platform/say'
import { DatabaseFault } from '../index.ts'

/**
 * An encrypted backup: `GYSEAL02` (`GYSEAL01` from before, whose key was cheaper to try), 16 bytes salt, 7 bytes nonce prefix; then frames of 4 bytes length
 * (highest bit: last frame), AES-256-GCM ciphertext, 16 bytes tag. Each frame has its own nonce (prefix, counter, last or not),
 * so frames cannot be moved, dropped or cut off, and nothing unproved is ever given out.
 */
const magic = Buffer.from('GYSEAL02')
const formerMagic = Buffer.from('GYSEAL01')
const [saltLength, prefixLength, tagLength] = [16, 7, 16]
const headLength = magic.length + saltLength + prefixLength
const frameLength = 1 << 20
const lastBit = 0x80000000

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt)

/** scrypt as OWASP asks for it (N = 2^17, r = 8, p = 1: 128 MB a try); a file of the former kind says so by its first bytes. */
const keyFor = (passphrase: string, head: Buffer): Promise<Buffer> =>
  derive(passphrase.normalize('NFKC'), head.subarray(magic.length, magic.length + saltLength), 32, {
    N: begins(head, formerMagic) ? 1 << 16 : 1 << 17,
    r: 8,
    p: 1,
    maxmem: 1 << 28,
  })

const begins = (start: Buffer, first: Buffer): boolean => start.subarray(0, first.length).equals(first)

function nonceFor(head: Buffer, counter: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  head.copy(nonce, 0, headLength - prefixLength)
  nonce.writeUInt32BE(counter, prefixLength)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** True when a file begins like an encrypted backup. */
export const isSealed = (start: Buffer): boolean => begins(start, magic) || begins(start, formerMagic)

/** Encrypts a stream under a passphrase; the key is made by scrypt (128 MB, about half a second). */
export async function seal(passphrase: string): Promise<Transform> {
  const head = Buffer.concat([magic, randomBytes(saltLength + prefixLength)])
  const key = await keyFor(passphrase, head)
  let counter = 0
  let waiting = Buffer.alloc(0)
  const frame = (plain: Buffer, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceFor(head, counter++, last)).setAAD(head)
    const body = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    const length = Buffer.alloc(4)
    length.writeUInt32BE((plain.length | (last ? lastBit : 0)) >>> 0)
    return Buffer.concat([length, body])
  }
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      waiting = Buffer.concat([waiting, chunk])
      while (waiting.length > frameLength) {
        this.push(frame(waiting.subarray(0, frameLength), false))
        waiting = waiting.subarray(frameLength)
      }
      done()
    },
    flush(done) {
      done(null, frame(waiting, true))
    },
  })
  stream.push(head)
  return stream
}

const wrong = (): DatabaseFault =>
  new DatabaseFault(
    say(
      '备份无法解密：口令不对，或文件已损坏、被截断。',
      'The backup cannot be decrypted: wrong passphrase, or a damaged or cut file.',
    ),
  )

/** Decrypts what `seal` made. The stream fails with `DatabaseFault` for a wrong passphrase and for any changed, moved or missing byte. */
export async function unseal(passphrase: string, head: Buffer): Promise<Transform> {
  const key = await keyFor(passphrase, head)
  let counter = 0
  let ended = false
  let waiting = Buffer.alloc(0)
  const open = (body: Buffer, last: boolean): Buffer => {
    const decipher = createDecipheriv('aes-256-gcm', key, nonceFor(head, counter++, last)).setAAD(head)
    decipher.setAuthTag(body.subarray(-tagLength))
    return Buffer.concat([decipher.update(body.subarray(0, -tagLength)), decipher.final()])
  }
  const next = (): Buffer | undefined => {
    if (waiting.length < 4) return undefined
    const marked = waiting.readUInt32BE()
    const size = (marked & ~lastBit) + tagLength
    if (ended || size > frameLength + tagLength) throw wrong()
    if (waiting.length < 4 + size) return undefined
    ended = marked >= lastBit
    const plain = open(waiting.subarray(4, 4 + size), ended)
    waiting = waiting.subarray(4 + size)
    return plain
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      waiting = Buffer.concat([waiting, chunk])
      try {
        for (let plain = next(); plain; plain = next()) this.push(plain)
        done()
      } catch {
        done(wrong())
      }
    },
    flush: (done) => done(ended && waiting.length === 0 ? null : wrong()),
  })
}

/** Length of the beginning that `unseal` needs. */
export const sealHeadLength = headLength
