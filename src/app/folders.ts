import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { seedFolder } from '#kernel/access/server'
import type { SavedFolder } from '#platform/db'

const files = (dataDir: string): SavedFolder => ({ name: 'files', dir: join(dataDir, 'files') })
const key = (dataDir: string): SavedFolder => ({ name: 'second-factor', dir: seedFolder(dataDir) })

/**
 * What goes into a backup beside the tables. The key of the second factors goes only into an encrypted one: in clear text it
 * would lie beside the very seeds it locks.
 */
export const foldersToSave = (dataDir: string, passphrase: string | undefined): SavedFolder[] =>
  passphrase === undefined ? [files(dataDir)] : [files(dataDir), key(dataDir)]

/** Where a backup's folders go. A key that the operator has put in place already stays. */
export const foldersToRestore = (dataDir: string): SavedFolder[] =>
  isKeyThere(dataDir) ? [files(dataDir)] : [files(dataDir), key(dataDir)]

/** Whether the data folder has a key of second factors. */
export const isKeyThere = (dataDir: string): boolean =>
  existsSync(seedFolder(dataDir)) && readdirSync(seedFolder(dataDir)).length > 0
