import type { z } from 'zod'
import { type AnswerOf, type Endpoint, fillPath, type ParamsOf, type QueryOf } from '#platform/endpoint'
import { noteReached } from '../device/connection.ts'
import { askAgain } from './ask-again.ts'
import { Problem, readProblem } from './problem.ts'
import { toQuery } from './query-string.ts'

type InputOf<E> = E extends Endpoint<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.input<B> : never
/** Numbers may be handed over as the text that an address holds. */
type Loose<T> = { [K in keyof T]: T[K] | string }
type When<T, Shape> = [T] extends [undefined] ? unknown : Shape

/** What a contract is asked with. Parts that the contract does not have are not asked for. */
export type ArgsOf<E> = When<ParamsOf<E>, { params: Loose<ParamsOf<E>> }> &
  When<QueryOf<E>, { query?: Partial<QueryOf<E>> }> &
  When<InputOf<E>, { body: InputOf<E> }> & { file?: File; key?: string; signal?: AbortSignal }

/** The parts of any contract's arguments, when its types no longer matter. */
export interface AnyArgs {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  file?: File
  /** Idempotency key: a repeat of the same deed with the same key is harmless. */
  key?: string
  signal?: AbortSignal
}

function bodyOf(contract: Endpoint, args: AnyArgs): BodyInit | undefined {
  if (!contract.takesFile) return args.body === undefined ? undefined : JSON.stringify(args.body)
  const data = new FormData()
  for (const [name, value] of Object.entries((args.body ?? {}) as Record<string, unknown>))
    if (value !== undefined && value !== null)
      data.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value))
  if (args.file) data.append('file', args.file, args.file.name)
  return data
}

/** Address of a contract with its parameters and query, from the root of the site. */
export const addressOf = (contract: Endpoint, args: AnyArgs): string =>
  `/api${fillPath(contract.path, args.params)}${toQuery((args.query ?? {}) as Parameters<typeof toQuery>[0])}`

async function send(contract: Endpoint, args: AnyArgs): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json', 'x-gongyun': '1' }
  if (contract.method !== 'GET') headers['idempotency-key'] = args.key ?? crypto.randomUUID()
  if (args.body !== undefined && !contract.takesFile) headers['content-type'] = 'application/json'
  const init: RequestInit = {
    method: contract.method,
    headers,
    body: bodyOf(contract, args),
    credentials: 'same-origin',
  }
  if (args.signal) init.signal = args.signal
  const response = await fetch(addressOf(contract, args), init).catch((thrown: unknown) => {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown
    noteReached(false)
    throw new Problem(0)
  })
  noteReached(true)
  return response
}

/** The raw answer of a contract; asks the person to confirm themselves when the server wants it, once. */
export async function fetchAnswer(contract: Endpoint, args: AnyArgs): Promise<Response> {
  const response = await send(contract, args)
  if (response.ok) return response
  const problem = await readProblem(response)
  if (problem.type !== 'ask-again' || !(await askAgain())) throw problem
  const second = await send(contract, { ...args, key: undefined })
  if (second.ok) return second
  throw await readProblem(second)
}

/**
 * Asks the server by a contract. Writes carry a key of their own, so that a repeat is harmless.
 * @throws Problem for every answer that is not a success, and when there is no connection (status 0).
 */
export async function call<E extends Endpoint>(contract: E, args: ArgsOf<E>): Promise<AnswerOf<E>> {
  const response = await fetchAnswer(contract, args as AnyArgs)
  return (response.status === 204 ? undefined : await response.json()) as AnswerOf<E>
}
