import { createHmac } from 'node:crypto'
import type { Ctx } from '#kernel/domain/server'
import { openBytes, sealBytes } from './cipher.ts'
import { listKeys, makeKeys, type OpenKey } from './keys.ts'

/** Seals, opens and finds. Without waiting, so that a million rows need not wait a million times. */
export interface Vault {
  /** A text as the database keeps it: `key.base64url`. `bound` names row and field; the same must be said to open it. */
  seal(purpose: string, bound: string, text: string): string
  /** The text that was sealed. @throws Error when it was altered or belongs elsewhere. */
  open(bound: string, sealed: string): string
  /** Whether a text was sealed by a key that is no longer in use. */
  isOld(sealed: string): boolean
  /** The keyed digest by which a number is found without being readable: the same number gives the same digest. */
  digest(kind: string, text: string): string
}

/** Purpose of the key that makes digests. It stays the same through rotations: what was found before is found after. */
const indexPurpose = 'index'

/** Written in one way only: no blanks or hyphens, full-width figures made plain, letters large. */
export const normalised = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

/**
 * What seals for these purposes; keys that are not there yet are made.
 * @throws Refused when this machine lacks the master key.
 */
export async function vaultOf(ctx: Pick<Ctx, 'db' | 'house' | 'now'>, purposes: readonly string[]): Promise<Vault> {
  const wanted = [...new Set([...purposes, indexPurpose])]
  const isThere = (keys: readonly OpenKey[], purpose: string) => keys.some((k) => k.purpose === purpose && !k.retired)
  const found = await listKeys(ctx)
  const lacking = wanted.filter((purpose) => !isThere(found, purpose))
  if (lacking.length > 0) await makeKeys(ctx, lacking)
  return vaultWith(lacking.length > 0 ? await listKeys(ctx) : found)
}

function vaultWith(keys: readonly OpenKey[]): Vault {
  const byId = new Map(keys.map((key) => [key.id, key]))
  const inUse = new Map(keys.filter((key) => !key.retired).map((key) => [key.purpose, key]))
  const keyFor = (purpose: string): OpenKey => {
    const key = inUse.get(purpose)
    if (!key) throw new Error(`no key for "${purpose}": name it when the vault is opened`)
    return key
  }
  const keyOf = (sealed: string): OpenKey => {
    const key = byId.get(sealed.slice(0, sealed.indexOf('.')))
    if (!key) throw new Error('sealed by a key that is not in this database')
    return key
  }
  return {
    seal(purpose, bound, text) {
      const { id, cipher, key } = keyFor(purpose)
      return `${id}.${sealBytes(cipher, key, bound, Buffer.from(text)).toString('base64url')}`
    },
    open(bound, sealed) {
      const { cipher, key } = keyOf(sealed)
      const kept = sealed.slice(sealed.indexOf('.') + 1)
      const bytes = Buffer.from(kept, 'base64url')
      // The last letter has bits to spare; a text that was changed in them only is no longer the one that was sealed.
      if (bytes.toString('base64url') !== kept) throw new Error('the sealed text was altered')
      return openBytes(cipher, key, bound, bytes).toString()
    },
    isOld: (sealed) => keyOf(sealed).retired,
    digest: (kind, text) =>
      createHmac('sha256', keyFor(indexPurpose).key)
        .update(`${kind}:${normalised(text)}`)
        .digest('base64url'),
  }
}
