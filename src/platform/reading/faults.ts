import { Invalid } from '#platform/errors'
import type { Say } from '#platform/say'
import { say } from '#platform/say'

/** A refusal of a file: which rule it breaks, in both languages. Always at path `file`. */
export const badFile = (rule: string, message: Say): Invalid => new Invalid([{ path: 'file', rule, message }])

export const emptyFile = () => badFile('file-empty', say('文件是空的。', 'The file is empty.'))

export const damagedFile = (what: string) =>
  badFile('file-damaged', say(`文件已损坏，无法读取（${what}）。`, `The file is damaged and cannot be read (${what}).`))

export const encryptedFile = () =>
  badFile(
    'file-encrypted',
    say('文件设置了密码。请取消密码后重新上传。', 'The file has a password. Remove the password and upload it again.'),
  )

export const bombFile = () =>
  badFile(
    'file-unpacked-size',
    say('文件解压后过大，已停止读取。', 'The file unpacks to far more than it may; reading was stopped.'),
  )

/** @param limit in bytes */
export const largeFile = (limit: number) => {
  const size = limit >= 1_048_576 ? `${Math.floor(limit / 1_048_576)} MB` : `${Math.ceil(limit / 1024)} KB`
  return badFile('file-size', say(`文件超过 ${size}。`, `The file is larger than ${size}.`))
}

/** Throws unless the file has between one byte and `limit` bytes. */
export function checkSize(bytes: Uint8Array, limit: number): void {
  if (bytes.length === 0) throw emptyFile()
  if (bytes.length > limit) throw largeFile(limit)
}
