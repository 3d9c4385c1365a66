import {
  MutationCache,
  QueryCache,
  QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query'
import { useRef } from 'react'
import { GetSession } from '#kernel/access'
import type { AnswerOf, Endpoint } from '#platform/endpoint'
import { asLastSeen, device } from '../device/seen.ts'
import { type AnyArgs, type ArgsOf, addressOf, call } from './call.ts'
import { Problem, problemOf } from './problem.ts'

/** A session that ended elsewhere is noticed by the first no: the sign-in page then takes the place of the page. */
function noticeSignedOut(thrown: unknown): void {
  if (thrown instanceof Problem && thrown.status === 401)
    void answers.invalidateQueries({ queryKey: keyOf(GetSession, {}) })
}

/** Answers already fetched. A no is final; only a lost connection or a broken server is asked again, once. */
export const answers = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: {
      // Asked even when the browser thinks it is offline: the answer then says so instead of never coming.
      networkMode: 'always',
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (count, thrown) =>
        count < 1 && (!(thrown instanceof Problem) || thrown.status === 0 || thrown.status >= 502),
    },
    mutations: { networkMode: 'always' },
  },
})

/** Under which key an answer is kept: its method and full address. */
export const keyOf = (contract: Endpoint, args: AnyArgs): string[] => [contract.method, addressOf(contract, args)]

type Session = AnswerOf<typeof GetSession>

/** Who is signed in, as far as this tab knows; null for nobody. */
export const findMyId = (): string | null => answers.getQueryData<Session>(keyOf(GetSession, {}))?.me?.personId ?? null

const isLost = (thrown: unknown): boolean => thrown instanceof Problem && thrown.status === 0

export interface AskOptions<A> {
  skip?: boolean
  keepPrevious?: boolean
  /** For so many milliseconds it is not asked again. */
  fresh?: number
  /** Which answers this device may hold for times without a connection; left out, none. */
  keeps?: (answer: A) => boolean
}

/** Asks, and without a connection answers what this person saw last, where the page allows this device to hold it. */
function askOrRecall<E extends Endpoint>(
  contract: E,
  args: ArgsOf<E>,
  keeps: AskOptions<AnswerOf<E>>['keeps'],
): Promise<AnswerOf<E>> {
  const ask = () => call(contract, args)
  const owner = (contract as Endpoint) === GetSession ? device : findMyId()
  if (!keeps || owner === null) return ask()
  return asLastSeen(owner, addressOf(contract, args as AnyArgs), { ask, keeps, isLost })
}

/** The answer to a contract, kept and shared between parts. `skip` asks nothing yet. */
export function useAsk<E extends Endpoint>(
  contract: E,
  args: ArgsOf<E>,
  options: AskOptions<AnswerOf<E>> = {},
): UseQueryResult<AnswerOf<E>, Problem> {
  return useQuery<AnswerOf<E>, Problem>({
    queryKey: keyOf(contract, args as AnyArgs),
    queryFn: ({ signal }) => askOrRecall(contract, { ...args, signal }, options.keeps),
    enabled: !options.skip,
    ...(options.fresh === undefined ? {} : { staleTime: options.fresh }),
    placeholderData: options.keepPrevious ? (previous) => previous as never : undefined,
  })
}

/** A deed that can be done from a page. */
export interface Doing<E> {
  /** Does it. @throws Problem, which is also kept in `problem`. */
  run(args: ArgsOf<E>): Promise<AnswerOf<E>>
  busy: boolean
  problem: Problem | null
  clear(): void
  /** The key of a try that got no answer, under which the same deed must be sent again; null when there was none. */
  unsureKey(): string | null
}

/**
 * A deed by a contract. After success every answer on the page is asked again, because a deed may change any of them.
 * After a lost connection the same deed is sent under the same key, so that it is never done twice.
 */
export function useDo<E extends Endpoint>(contract: E): Doing<E> {
  const unsure = useRef<{ deed: string; key: string } | null>(null)
  const mutation = useMutation<AnswerOf<E>, Problem, ArgsOf<E>>({
    mutationFn: async (args) => {
      const { params, query, body } = args as AnyArgs
      const deed = JSON.stringify([params, query, body])
      const key = unsure.current?.deed === deed ? unsure.current.key : crypto.randomUUID()
      unsure.current = null
      try {
        return await call(contract, { ...args, key })
      } catch (thrown) {
        const problem = problemOf(thrown)
        if (problem.status === 0 || problem.status >= 502) unsure.current = { deed, key }
        throw problem
      }
    },
    onSuccess: () => answers.invalidateQueries(),
  })
  return {
    run: mutation.mutateAsync,
    busy: mutation.isPending,
    problem: mutation.error,
    clear: mutation.reset,
    unsureKey: () => unsure.current?.key ?? null,
  }
}
