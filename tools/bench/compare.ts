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

/** Ratios of the rounds, sorted, with the middle one. */
export interface Compared {
  product: number
  limit: number
  ratio: number
  least: number
  most: number
}

const middle = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

/** Runs the two in turn, A B A B, so that a machine that gets slower is slow for both; the first round only warms up. */
export async function compare(product: Rate, limit: Rate, rounds = 5): Promise<Compared> {
  await product()
  await limit()
  const [products, limits]: [number[], number[]] = [[], []]
  for (let n = 0; n < rounds; n += 1) {
    products.push(await product())
    limits.push(await limit())
  }
  const ratios = products.map((value, n) => value / (limits[n] || 1))
  return {
    product: middle(products),
    limit: middle(limits),
    ratio: middle(ratios),
    least: Math.min(...ratios),
    most: Math.max(...ratios),
  }
}

const short = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value >= 1 ? value.toFixed(1) : value.toFixed(3)

/** A line of the table, from a comparison. `measure` is printed behind both figures. */
export const lineOf = (name: string, measure: string, found: Compared, note = ''): Line => ({
  name,
  product: `${short(found.product)} ${measure}`,
  limit: `${short(found.limit)} ${measure}`,
  ratio: found.ratio.toFixed(2),
  spread: `${found.least.toFixed(2)}–${found.most.toFixed(2)}`,
  note,
})

/** How many times a second `deed` is done by so many hands at once, over about `seconds`. */
export async function perSecond(
  hands: number,
  seconds: number,
  deed: (hand: number) => Promise<unknown>,
): Promise<number> {
  let done = 0
  const until = performance.now() + seconds * 1000
  const start = performance.now()
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

/** The lines as a table in Markdown, which a terminal shows well enough. */
export function tableOf(lines: readonly Line[]): string {
  const head = ['what', 'product', 'limit', 'ratio', 'spread', 'note']
  const rows = lines.map((line) => [line.name, line.product, line.limit, line.ratio, line.spread, line.note])
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}
