import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { seedFolder } from '#kernel/access/server'
import { masterFolder } from '#kernel/secret/server'
import type { SavedFolder } from '#platform/db'

const files = (dataDir: string): SavedFolder => ({ name: 'files', dir: join(dataDir, 'files') })
const keys = (dataDir: string): SavedFolder[] => [
  { name: 'second-factor', dir: seedFolder(dataDir) },
  { name: 'field-keys', dir: masterFolder(dataDir) },
]

const isThere = ({ dir }: SavedFolder): boolean => existsSync(dir) && readdirSync(dir).length > 0

/**
 * What goes into a backup beside the tables. Keys (of second factors, and those that wrap the keys of sealed fields) go only
 * into an encrypted one: in clear text they would lie beside the very things they lock.
 */
export const foldersToSave = (dataDir: string, passphrase: string | undefined): SavedFolder[] =>
  passphrase === undefined ? [files(dataDir)] : [files(dataDir), ...keys(dataDir)]

/** Where a backup's folders go. Keys that the operator has put in place already stay. */
export const foldersToRestore = (dataDir: string): SavedFolder[] => [
  files(dataDir),
  ...keys(dataDir).filter((folder) => !isThere(folder)),
]

/** Whether the data folder has the key of second factors. */
export const isKeyThere = (dataDir: string): boolean => isThere({ name: 'second-factor', dir: seedFolder(dataDir) })
