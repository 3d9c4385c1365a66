import { Invalid } from '../errors/index.ts'
import { say } from '../say/index.ts'

/** Functions for tests of this room: what a hostile file would make ours do. */
export const double = (n: number): number => n * 2

export function spin(): never {
  for (;;);
}

export function eat(): string[][] {
  const eaten: string[][] = []
  for (let n = 0; ; n += 1) eaten.push(Array(1000).fill(`${n}`))
}

export function hold(): Uint8Array[] {
  const held: Uint8Array[] = []
  for (;;) held.push(new Uint8Array(16 << 20).fill(held.length))
}

export function refuse(): never {
  throw new Invalid([{ path: 'file', rule: 'test', message: say('不行', 'No') }])
}

export function fail(): never {
  throw new RangeError('out of range')
}

export const bytesOf = (text: string): Buffer => Buffer.from(text)
