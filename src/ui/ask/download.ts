import type { Endpoint } from '#platform/endpoint'
import { type AnyArgs, type ArgsOf, fetchAnswer } from './call.ts'

/** The file name in a content-disposition header, the encoded form first; null when there is none. */
export function fileNameOf(disposition: string | null): string | null {
  const encoded = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1]
  if (encoded) return decodeURIComponent(encoded)
  return disposition?.match(/filename="?([^";]+)"?/i)?.[1] ?? null
}

/** Saves the file that a contract answers. @throws Problem like `call`. */
export async function download<E extends Endpoint>(contract: E, args: ArgsOf<E>): Promise<void> {
  const response = await fetchAnswer(contract, args as AnyArgs)
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = fileNameOf(response.headers.get('content-disposition')) ?? 'gongyun'
  link.click()
  // The browser reads the blob after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
