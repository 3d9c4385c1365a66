import type { Scope } from './index.ts'

const settingName = /^app\.[a-z_]+$/

/**
 * A text as an SQL literal that stays one whatever it holds, also where `standard_conforming_strings` is off.
 * Throws on a zero character, which would end the message to the server early, and on half a surrogate pair.
 */
export function quoteLiteral(text: string): string {
  if (text.includes('\0') || /\p{Surrogate}/u.test(text)) throw new Error('a setting holds a character that is no text')
  const quoted = text.replaceAll("'", "''")
  return quoted.includes('\\') ? `E'${quoted.replaceAll('\\', '\\\\')}'` : `'${quoted}'`
}

/**
 * The statements that put a scope on the running transaction, for the same round trip as its `BEGIN`.
 * Literals rather than `set_config` because only `SET LOCAL` is carried to the workers of a cluster.
 * Throws when a name does not look like `app.person`.
 */
export function scopeStatements(scope: Scope): string {
  return Object.entries(scope)
    .map(([name, value]) => {
      if (!settingName.test(name)) throw new Error(`not the name of a scope setting: ${JSON.stringify(name)}`)
      return `; SET LOCAL ${name} = ${quoteLiteral(value)}`
    })
    .join('')
}
