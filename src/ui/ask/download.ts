import type { Endpoint } from '#platform/endpoint'
import { type AnyArgs, type ArgsOf, fetchAnswer } from './call.ts'

/** The file name in a content-disposition header, the encoded form first; null when there is none. */
export function fileNameOf(disposition: string | null): string | null {
  const encoded = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1]
  if (encoded) return decodeURIComponent(encoded)
  return disposition?.match(/filename="?([^";]+)"?/i)?.[1] ?? null
}

/** Saves bytes as a file of this name. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads the blob after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Saves the file that a contract answers. @throws Problem like `call`. */
export async function download<E extends Endpoint>(contract: E, args: ArgsOf<E>): Promise<void> {
  const response = await fetchAnswer(contract, args as AnyArgs)
  saveBlob(await response.blob(), fileNameOf(response.headers.get('content-disposition')) ?? 'gongyun')
}
