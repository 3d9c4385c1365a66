import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

/** An answer, or a connection that broke. */
export interface Answer {
  status: number
  text: string
  bytes: Buffer
  cookie: string
}

/** A write that the product has acknowledged: it must be there for ever, once. */
export interface Acknowledged {
  key: string
  regionId: number
  id: string
  action: string
  state: string
  rev: number
}

/** Everything the load has seen. */
export interface Book {
  acknowledged: Acknowledged[]
  /** Requests that had to be sent again because nobody answered. */
  repeated: number
  refused: Map<string, number>
  /** Answers that must never come: server errors other than a database that is just coming back. */
  bugs: string[]
}

export const newBook = (): Book => ({ acknowledged: [], repeated: 0, refused: new Map(), bugs: [] })

let hands = 0
/** Each hand comes from an address of its own where the system has them, so that the limit per address does not stop it. */
const nextAddress = () => {
  hands += 1
  return process.platform === 'linux' ? `127.0.1.${1 + (hands % 250)}` : undefined
}

/** Somebody who asks: keeps the cookie, and an address. */
export class Hand {
  readonly #localAddress = nextAddress()
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 2 })
  cookie = ''

  /** One try. @throws Error when nobody answers. */
  ask(
    address: string,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const bytes = Buffer.isBuffer(body) ? body : body === undefined ? null : Buffer.from(JSON.stringify(body))
    return new Promise((resolve, reject) => {
      const sent = request(
        `${address}/api${path}`,
        {
          method,
          agent: this.#agent,
          timeout: 60_000,
          ...(this.#localAddress ? { localAddress: this.#localAddress } : {}),
          headers: {
            ...(method === 'GET' ? {} : { 'x-gongyun': '1' }),
            ...(this.cookie ? { cookie: this.cookie } : {}),
            ...(bytes ? { 'content-type': 'application/json', 'content-length': String(bytes.length) } : {}),
            ...headers,
          },
        },
        (answer) => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.on('error', reject)
          answer.on('end', () => {
            const cookie = (answer.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? ''
            const bytes = Buffer.concat(parts)
            resolve({ status: answer.statusCode ?? 0, text: bytes.toString('utf8'), bytes, cookie })
          })
        },
      )
      sent.on('error', reject)
      sent.on('timeout', () => sent.destroy(new Error('no answer for a minute')))
      sent.end(bytes ?? undefined)
    })
  }

  /** Signs in. @throws Error when it is refused. */
  async signIn(address: string, login: string, password: string): Promise<Record<string, unknown>> {
    const answer = await this.ask(address, 'POST', '/session', { login, password })
    if (answer.status !== 200) throw new Error(`${login} cannot sign in: ${answer.status} ${answer.text.slice(0, 200)}`)
    this.cookie = answer.cookie
    return JSON.parse(answer.text) as Record<string, unknown>
  }

  close(): void {
    this.#agent.destroy()
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** How long an answer may fail to come while things are being killed, in milliseconds. */
const patience = 90_000

/**
 * Sends a write until somebody answers it, always under the same key: what a careful browser does. Answers the final
 * answer, or null when the time was up before it came (`isOver`).
 */
export async function sendUntilAnswered(
  hand: Hand,
  addresses: readonly string[],
  path: string,
  body: unknown,
  book: Book,
  isOver: () => boolean,
): Promise<{ answer: Answer; key: string } | null> {
  const key = randomUUID()
  const until = Date.now() + patience
  for (let n = Math.floor(Math.random() * addresses.length); ; n += 1) {
    const address = addresses[n % addresses.length] ?? ''
    try {
      const answer = await hand.ask(address, 'POST', path, body, { 'idempotency-key': key })
      if (answer.status < 500 && answer.status !== 429) return { answer, key }
      // A request that the death of the database cut off ends in a 500; it is repeated like one without an answer.
    } catch {
      if (isOver() && Date.now() > until) return null
    }
    book.repeated += 1
    if (Date.now() > until) {
      book.bugs.push(`no answer within ${patience / 1000} s to ${path}`)
      return null
    }
    await pause(150)
  }
}
