import { closeSync, openSync, write } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

const writeTo = promisify(write)

/** Lines said within so many milliseconds are written together. */
const togetherMs = 100

/** A log file that takes lines without holding up whoever says them. */
export interface LogFile {
  write(line: string): void
  /** Writes what was said and closes the file. */
  close(): Promise<void>
}

/**
 * Opens a log file that only its owner reads. What cannot be written (a full disk) is dropped and said once on the console:
 * a log must not stop the work it tells of.
 */
export function openLog(file: string): LogFile {
  const fd = openSync(file, 'a', 0o600)
  let waiting: string[] = []
  let failing = false
  let writing: Promise<void> | undefined
  const writeAll = async (): Promise<void> => {
    const text = waiting.join('')
    waiting = []
    try {
      await writeTo(fd, text)
      failing = false
    } catch (error) {
      if (!failing) console.error(`log: ${String(error)}`)
      failing = true
    }
  }
  const soon = async (): Promise<void> => {
    do {
      await pause(togetherMs)
      await writeAll()
    } while (waiting.length > 0)
    writing = undefined
  }
  return {
    write(line) {
      waiting.push(line)
      writing ??= soon()
    },
    async close() {
      await writing
      closeSync(fd)
    },
  }
}
