import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refused } from '#platform/errors'
import { say } from '#platform/say'

/** The folder of the key, apart from the database: whoever gets only a dump of the tables gets no seed. */
export const seedFolder = (dataDir: string): string => join(dataDir, 'secrets', 'second-factor')

const keyFile = (dataDir: string): string => join(seedFolder(dataDir), 'key')
const nonceLength = 12
const tagLength = 16

function findKey(dataDir: string): Buffer | null {
  if (!existsSync(keyFile(dataDir))) return null
  const key = Buffer.from(readFileSync(keyFile(dataDir), 'utf8').trim(), 'base64')
  if (key.length !== 32) throw new Error(`the key of second factors is damaged: ${keyFile(dataDir)}`)
  return key
}

/** The key of this data folder; the first who needs it makes it, and two at the same time end with one. */
function keyOf(dataDir: string): Buffer {
  const found = findKey(dataDir)
  if (found) return found
  mkdirSync(seedFolder(dataDir), { recursive: true, mode: 0o700 })
  chmodSync(join(dataDir, 'secrets'), 0o700)
  try {
    writeFileSync(keyFile(dataDir), `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
  }
  const made = findKey(dataDir)
  if (!made) throw new Error(`the key of second factors cannot be read: ${keyFile(dataDir)}`)
  return made
}

/** Which key a seed is under, so that a wrong key is told from a damaged seed. */
const nameOf = (key: Buffer): string => createHash('sha256').update(key).digest('hex').slice(0, 8)

/** A seed as the database keeps it: `name of the key.base64`, AES-256-GCM, bound to its person. */
export function sealSeed(dataDir: string, personId: string, seed: string): string {
  const key = keyOf(dataDir)
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(personId))
  const body = Buffer.concat([nonce, cipher.update(seed, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${nameOf(key)}.${body.toString('base64')}`
}

/**
 * The seed that `sealSeed` kept for a person.
 * @throws Refused when the key of this data folder is another one, or none; Error for an altered seed.
 */
export function openSeed(dataDir: string, personId: string, kept: string): string {
  const [name, text = ''] = kept.split('.')
  const key = findKey(dataDir)
  if (!key || name !== nameOf(key)) throw new Refused([lostKey])
  const body = Buffer.from(text, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, nonceLength)).setAAD(Buffer.from(personId))
  decipher.setAuthTag(body.subarray(-tagLength))
  return Buffer.concat([decipher.update(body.subarray(nonceLength, -tagLength)), decipher.final()]).toString('utf8')
}

const lostKey = {
  rule: 'seed-key',
  message: say(
    '本机没有该账号动态口令的密钥。请运维人员把原数据目录的 secrets/second-factor/key 放回，或请安全保密管理员重置该账号。',
    'This machine lacks the key of this account’s second factor. Put secrets/second-factor/key of the former data folder back, or have the account reset.',
  ),
  source: say('产品备份与恢复规则', 'The product’s rules for backup and restore'),
}
