import { extname } from 'node:path'
import { runTask } from './pool.ts'

type Runs = (...args: never[]) => unknown

/** The same function, run aside. */
export type Aside<F extends Runs> = (...args: Parameters<F>) => Promise<Awaited<ReturnType<F>>>

/**
 * A pure function to be run in a thread of its own, with limits: `aside<typeof readBook>(import.meta.url, './book', 'readBook')`
 * for the one that stands in the module beside. Arguments and result are copied; `path` is where its faults belong.
 * It throws what the function throws, of our errors Invalid; and Invalid when it takes too long or too much memory, TooMany when
 * too many wait.
 */
export function aside<F extends Runs>(home: string, beside: string, name: string, path = 'file'): Aside<F> {
  const module = new URL(`${beside}${extname(home)}`, home).href
  const run = async (...args: unknown[]) => asBuffer(await runTask({ module, name, args }, path))
  return run as unknown as Aside<F>
}

/** A buffer comes out of a thread as a bare array of bytes. */
const asBuffer = (result: unknown): unknown =>
  result instanceof Uint8Array ? Buffer.from(result.buffer, result.byteOffset, result.byteLength) : result
