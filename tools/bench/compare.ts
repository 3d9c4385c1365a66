/** Something that can be done for a while; answers how many times a second it was done (or how much). */
export type Rate = () => Promise<number>

/** One line of the table: the product, its limit, and their ratio over the rounds. */
export interface Line {
  name: string
  product: string
  limit: string
  ratio: string
  spread: string
  note: string
}

/** How long a measurement lasts. */
export interface Effort {
  /** Seconds of one round. */
  seconds: number
  /** Rounds that count; one more goes before them and warms up. */
  rounds: number
}

/** What was measured of several things in the same rounds, by their names. */
export type Measured<K extends string> = Readonly<Record<K, readonly number[]>>

/** The middle one of some numbers. */
export const middle = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

/** Runs things in turn, A B C A B C, so that a machine that gets slower is slow for all; the first round only warms up. */
export async function inTurn<K extends string>(
  rates: Readonly<Record<K, Rate>>,
  rounds: number,
  warm = true,
): Promise<Measured<K>> {
  const names = Object.keys(rates) as K[]
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>
  for (let n = warm ? -1 : 0; n < rounds; n += 1)
    for (const name of names) {
      const value = await rates[name]()
      if (n >= 0) measured[name].push(value)
    }
  return measured
}

const short = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value >= 1 ? value.toFixed(1) : value.toFixed(3)

/** A line of the table: the ratio of each round, of these the middle one and the spread. `unit` is printed behind both figures. */
export function lineOf(
  name: string,
  unit: string,
  product: readonly number[],
  limit: readonly number[],
  note = '',
): Line {
  const ratios = product.map((value, n) => value / (limit[n] || 1))
  return {
    name,
    product: `${short(middle(product))} ${unit}`,
    limit: `${short(middle(limit))} ${unit}`,
    ratio: middle(ratios).toFixed(2),
    spread: `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`,
    note,
  }
}

/** How many times a second `deed` is done by so many hands at once, over about `seconds`. */
export async function perSecond(
  hands: number,
  seconds: number,
  deed: (hand: number) => Promise<unknown>,
): Promise<number> {
  let done = 0
  const start = performance.now()
  const until = start + seconds * 1000
  await Promise.all(
    Array.from({ length: hands }, async (_, hand) => {
      while (performance.now() < until) {
        await deed(hand)
        done += 1
      }
    }),
  )
  return (done * 1000) / (performance.now() - start)
}

/** Seconds that a deed takes. */
export async function secondsOf(deed: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await deed()
  return (performance.now() - start) / 1000
}
