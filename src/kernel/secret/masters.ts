import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refused } from '#platform/errors'
import { say } from '#platform/say'

/** A key that wraps data keys, with the name under which a wrapped key remembers it. */
export interface Master {
  name: string
  key: Buffer
}

/** Folder of the master keys, apart from the database: whoever gets only a dump of the tables reads nothing sealed. */
export const masterFolder = (dataDir: string): string => join(dataDir, 'secrets', 'field-keys')

const fileOf = (dataDir: string, name: string) => join(masterFolder(dataDir), `${name}.key`)
const currentFile = (dataDir: string) => join(masterFolder(dataDir), 'current')
const masterOf = (key: Buffer): Master => ({ key, name: createHash('sha256').update(key).digest('hex').slice(0, 8) })

/** Master keys given by the environment, the one in use first: `GONGYUN_MASTER_KEY`, then `GONGYUN_MASTER_KEYS_OLD` with commas. */
function givenMasters(): Master[] {
  const texts = [process.env.GONGYUN_MASTER_KEY ?? '', ...(process.env.GONGYUN_MASTER_KEYS_OLD ?? '').split(',')]
  return texts
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text) => {
      const key = Buffer.from(text, 'base64')
      if (key.length !== 32) throw new Error('GONGYUN_MASTER_KEY must be 32 bytes in base64')
      return masterOf(key)
    })
}

/** Whether the operator hands the master key over by the environment, so that no file is made. */
export const isMasterGiven = (): boolean => Boolean(process.env.GONGYUN_MASTER_KEY)

function readMaster(dataDir: string, name: string): Master | null {
  const file = fileOf(dataDir, name)
  if (!/^[0-9a-f]{8}$/.test(name) || !existsSync(file)) return null
  const found = masterOf(Buffer.from(readFileSync(file, 'utf8').trim(), 'base64'))
  if (found.name !== name) throw new Error(`the master key is damaged: ${file}`)
  return found
}

/** A master key by its name. @throws Refused when this machine lacks it, naming the file that must be put back. */
export function getMaster(dataDir: string, name: string): Master {
  const found = givenMasters().find((one) => one.name === name) ?? readMaster(dataDir, name)
  if (found) return found
  throw new Refused([
    {
      rule: 'master-key',
      message: say(
        `本机没有解密所需的主密钥。请运维人员把原数据目录的 secrets/field-keys/${name}.key 放回。`,
        `This machine lacks the master key. Put secrets/field-keys/${name}.key of the former data folder back.`,
      ),
      source: say('产品备份与恢复规则', 'The product’s rules for backup and restore'),
    },
  ])
}

/** Whether this machine has a master key. */
export const hasMaster = (dataDir: string, name: string): boolean =>
  givenMasters().some((one) => one.name === name) || readMaster(dataDir, name) !== null

/** A fresh master key, written and not yet in use. */
export function makeMaster(dataDir: string): Master {
  mkdirSync(masterFolder(dataDir), { recursive: true, mode: 0o700 })
  chmodSync(join(dataDir, 'secrets'), 0o700)
  const made = masterOf(randomBytes(32))
  writeFileSync(fileOf(dataDir, made.name), `${made.key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  return made
}

/** Puts a master key in use for what is wrapped from now on; two at the same time end with one. */
export function takeMaster(dataDir: string, name: string): void {
  const aside = `${currentFile(dataDir)}.${process.pid}`
  writeFileSync(aside, `${name}\n`, { mode: 0o600 })
  renameSync(aside, currentFile(dataDir))
}

/** The master key in use; the first who needs one makes it. */
export function currentMaster(dataDir: string): Master {
  const [given] = givenMasters()
  if (given && isMasterGiven()) return given
  if (!existsSync(currentFile(dataDir))) {
    const { name } = makeMaster(dataDir)
    try {
      writeFileSync(currentFile(dataDir), `${name}\n`, { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error
    }
  }
  return getMaster(dataDir, readFileSync(currentFile(dataDir), 'utf8').trim())
}
