import { createCipheriv, scryptSync } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { isSealed, seal, sealHeadLength, unseal } from './seal.ts'

/** One frame as the description in `seal.ts` says, written apart from it. */
function sealedBefore(magic: string, N: number, text: string): Buffer {
  const head = Buffer.concat([Buffer.from(magic), Buffer.alloc(16, 7), Buffer.alloc(7, 9)])
  const key = scryptSync('高原', head.subarray(8, 24), 32, { N, r: 8, p: 1, maxmem: 1 << 28 })
  const nonce = Buffer.concat([head.subarray(24), Buffer.from([0, 0, 0, 0, 1])])
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(head)
  const length = Buffer.alloc(4)
  length.writeUInt32BE((Buffer.byteLength(text) | 0x80000000) >>> 0)
  return Buffer.concat([head, length, cipher.update(text), cipher.final(), cipher.getAuthTag()])
}

const open = async (file: Buffer) => {
  const head = file.subarray(0, sealHeadLength)
  const opened = await unseal('高原', head)
  return (await buffer(Readable.from([file.subarray(sealHeadLength)]).pipe(opened))).toString()
}

test('a backup is sealed with the dearer key, and one from before still opens', async () => {
  const sealing = await seal('高原')
  const file = await buffer(Readable.from([Buffer.from('工运')]).pipe(sealing))
  expect(file.subarray(0, 8).toString()).toBe('GYSEAL02')
  expect(await open(file)).toBe('工运')
  for (const [magic, N] of [
    ['GYSEAL01', 1 << 16],
    ['GYSEAL02', 1 << 17],
  ] as const) {
    const old = sealedBefore(magic, N, '从前的备份')
    expect(isSealed(old)).toBe(true)
    expect(await open(old)).toBe('从前的备份')
  }
  await expect(open(sealedBefore('GYSEAL02', 1 << 16, '便宜的钥匙'))).rejects.toThrow('wrong passphrase')
})
