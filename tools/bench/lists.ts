import { type Effort, inTurn, type Line, lineOf, middle } from './compare.ts'
import { processorSeconds, tellsProcessor } from './processor.ts'
import type { BigProvince } from './province.ts'
import { type Answering, cookieFor, type Loaded, load, startBare, startProduct } from './servers.ts'

/** Who asks for the list, and whom they are held against. */
interface Callers {
  product: Answering
  bare: Answering
  cookies: { county: string; administrator: string }
}

/** What was seen of one caller: the last round, and answers for a second of processor time in each. */
interface Seen {
  last: Loaded
  work: number[]
}

const ms = ({ last }: Seen) => `${last.middleMs.toFixed(1)} ms (95 %: ${last.lateMs.toFixed(1)})`

const workMs = ({ work }: Seen) => `${(1000 / middle(work)).toFixed(2)} ms`

const byProcessor = (who: string, product: Seen, bare: Seen): Line =>
  lineOf(
    `the same by processor time, ${who}`,
    'a second of it',
    product.work,
    bare.work,
    `server and database: ${workMs(product)} a request; bare ${workMs(bare)}`,
  )

/** County clerk and administrator, each in turn with the bare server, at one size. */
async function measure(
  province: BigProvince,
  { product, bare, cookies }: Callers,
  size: number,
  hands: number,
  { seconds, rounds }: Effort,
): Promise<Line[]> {
  const seen = new Map<string, Seen>()
  const of = (name: string): Seen => {
    const one = seen.get(name)
    if (!one) throw new Error(`${name} was not measured`)
    return one
  }
  const rate =
    (name: string, { pid, address }: Answering, path: string, cookie: string) =>
    async () => {
      const before = processorSeconds(pid, province.postmaster)
      const last = await load({ url: `${address}${path}`, cookie, hands, seconds })
      const used = processorSeconds(pid, province.postmaster) - before
      if (last.wrong > 0) throw new Error(`${name}: ${last.wrong} answers were not 200`)
      // The first round warms up.
      seen.set(name, { last, work: seen.has(name) ? [...of(name).work, last.answered / used] : [] })
      return last.perSecond
    }
  const found = await inTurn(
    {
      county: rate('county', product, '/api/cases', cookies.county),
      bareCounty: rate('bareCounty', bare, '/county', ''),
      administrator: rate('administrator', product, '/api/cases', cookies.administrator),
      bareAdministrator: rate('bareAdministrator', bare, '/administrator', ''),
    },
    rounds,
  )
  const at = `${size.toLocaleString('en')} cases, ${hands} at once`
  const line = (name: 'county' | 'administrator', limit: 'bareCounty' | 'bareAdministrator') =>
    lineOf(`list, ${name}: ${at}`, '/s', found[name], found[limit], `${ms(of(name))}; bare ${ms(of(limit))}`)
  const against = `list, administrator against county: ${at}`
  const lines = [
    line('county', 'bareCounty'),
    line('administrator', 'bareAdministrator'),
    lineOf(against, '/s', found.administrator, found.county, 'the limit is the county'),
  ]
  if (!tellsProcessor) return lines
  return [
    ...lines,
    byProcessor('county', of('county'), of('bareCounty')),
    byProcessor('administrator', of('administrator'), of('bareAdministrator')),
    byProcessor('administrator against county', of('administrator'), of('county')),
  ]
}

const warmRequests = 4000
const warmPatience = 20

/** A process that has just started is slow for its first thousands of requests; people meet one that has run for days. */
async function warmUp(url: string, cookie: string): Promise<void> {
  let answered = 0
  for (let n = 0; n < warmPatience && answered < warmRequests; n += 1)
    answered += (await load({ url, cookie, hands: 8, seconds: 1 })).answered
}

/** The list of open cases over HTTP along a curve of sizes, eight at once, and at the last size one by one. */
export async function benchLists(province: BigProvince, sizes: readonly number[], effort: Effort): Promise<Line[]> {
  const product = await startProduct(province)
  const bare = await startBare(province)
  const lines: Line[] = []
  try {
    const cookies = {
      county: await cookieFor(product.address, 'county'),
      administrator: await cookieFor(product.address, 'administrator'),
    }
    for (const cookie of Object.values(cookies)) await warmUp(`${product.address}/api/cases`, cookie)
    const callers = { product, bare, cookies }
    for (const size of sizes) {
      await province.growTo(size)
      lines.push(...(await measure(province, callers, size, 8, effort)))
    }
    lines.push(...(await measure(province, callers, sizes.at(-1) ?? 0, 1, effort)))
  } finally {
    await bare.stop()
    await product.stop()
  }
  return lines
}
