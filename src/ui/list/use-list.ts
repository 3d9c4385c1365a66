import type { AnswerOf, Endpoint } from '#platform/endpoint'
import { useAsk } from '../ask/ask.ts'
import type { AnyArgs, ArgsOf } from '../ask/call.ts'
import type { Problem } from '../ask/problem.ts'
import { changeFilters, type Filters } from '../ask/query-string.ts'
import { useFilters } from '../pages/go.tsx'
import type { TableProps } from './row.tsx'

/** Rows of a page of a list, by its contract. */
export type RowOf<E> = AnswerOf<E> extends { rows: (infer Row)[] } ? Row : never

export interface ListOf<Row> {
  rows: Row[] | undefined
  total: number
  /** Filters as the address bar holds them. */
  filter: Filters
  /** Changes some filters; an empty value takes one away. Goes back to page 1. */
  setFilter(change: Record<string, string | number | boolean | null>): void
  /** What the server was asked, for an export of the same rows. */
  query: Record<string, unknown>
  paging: NonNullable<TableProps<Row>['paging']>
  problem: Problem | null
  busy: boolean
  retry(): void
}

/** A list read page by page from the server; filters, page and size live in the address bar. */
export function useList<E extends Endpoint>(
  contract: E,
  fixed: Pick<AnyArgs, 'params' | 'query'> = {},
): ListOf<RowOf<E>> {
  const [filter, setFilters] = useFilters()
  const query = { ...filter, ...fixed.query }
  const asked = useAsk(contract, { params: fixed.params, query } as unknown as ArgsOf<E>, { keepPrevious: true })
  const answer = asked.data as { rows: RowOf<E>[]; total: number; more: boolean } | undefined
  const setFilter: ListOf<RowOf<E>>['setFilter'] = (change) => setFilters(changeFilters(filter, change))
  return {
    rows: answer?.rows,
    total: answer?.total ?? 0,
    filter,
    setFilter,
    query,
    paging: {
      page: Number(filter.page ?? 1),
      size: Number(filter.size ?? 20),
      total: answer?.total ?? 0,
      more: answer?.more ?? false,
      onPage: (page, size) => setFilter({ page: page === 1 ? null : page, size: size === 20 ? null : size }),
    },
    problem: asked.error,
    busy: asked.isFetching,
    retry: () => void asked.refetch(),
  }
}
