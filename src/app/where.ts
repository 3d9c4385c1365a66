import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the product itself. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The folder for everything that must be kept: database, files, keys, log. `GONGYUN_DATA`, or `data` beside the product. */
export const dataDir = (): string => resolve(process.env.GONGYUN_DATA ?? join(root, 'data'))

/** The folder of the built pages: `GONGYUN_WEB`, or where the build puts them. */
export const webDir = resolve(process.env.GONGYUN_WEB ?? join(root, 'dist', 'web'))

/** The product's version, from its package. */
export function productVersion(): string {
  const file = join(root, 'package.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : '0'
}
