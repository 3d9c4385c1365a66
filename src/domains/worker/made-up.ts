import { createHash } from 'node:crypto'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** An identity number made up, with a right check figure: of a region, a birthday and an order number below 1,000. */
export function madeIdentity(region: number, bornOn: string, order: number): string {
  const first = `${region}${bornOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first[i]), 0)
  return first + '10X98765432'[sum % 11]
}

/** A mobile number made up, the same for the same order: 1990 and zeros first, so that it is seen to be none. */
export const madePhone = (order: number): string => `1990${String(order).padStart(7, '0')}`

/** A choice that is the same for the same words, whenever and wherever it is made. */
export function pick<T>(list: readonly T[], words: string): T {
  const at = Number.parseInt(createHash('sha256').update(words).digest('hex').slice(0, 8), 16) % list.length
  return list[at] as T
}
