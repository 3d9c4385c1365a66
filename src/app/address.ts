import { say } from '#platform/say'
import { Usage } from './usage.ts'

/** A longer one makes the squares of a code on paper too small for a phone. */
const longest = 120
const shape = /^https?:\/\/[^/\\\s?#@]+\/?$/i

const wrong = (text: string) =>
  new Usage(
    say(
      `对外网址“${text}”有误：应为 https://主机名（可带端口，不带路径、参数和账号，不超过 ${longest} 字）`,
      `The public address "${text}" is wrong: give https://HOST, with a port if need be; no path, query or account, at most ${longest} characters`,
    ),
  )

/**
 * The public address as the operator gave it (`--address`, or `GONGYUN_ADDRESS`), in its one written form: scheme and host.
 * Null when nothing is given. @throws Usage for anything but scheme, host and port.
 */
export function readAddress(given = process.env.GONGYUN_ADDRESS): string | null {
  const text = given?.trim() ?? ''
  if (text === '') return null
  const url = shape.test(text) && URL.canParse(text) ? new URL(text) : null
  if (!url || url.origin.length > longest) throw wrong(text)
  return url.origin
}

/** What stands on paper is opened by strangers for years. @throws Usage for an address in the clear outside a demonstration. */
export function refuseClearAddress(address: string | null, demonstration: boolean): void {
  if (demonstration || address === null || address.startsWith('https://')) return
  throw new Usage(
    say(
      `对外网址 ${address} 会印在证明和二维码上，正式使用时应为 https`,
      `The public address ${address} is printed on proofs and codes; for real work it must be https`,
    ),
  )
}
