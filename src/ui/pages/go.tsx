import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'
import { type Filters, parseQuery, toQuery } from '../ask/query-string.ts'

type Plain = Omit<ComponentProps<'a'>, 'href' | 'ref'>

/** Splits `/tasks?state=open` for the router, which wants path and query apart. */
export function splitAddress(to: string): { to: string; search: Filters } {
  const [path = '/', query = ''] = to.split('?')
  return { to: path, search: parseQuery(query) }
}

/** A link to a page of the product, by its address. */
export function To({ to, children, ...rest }: { to: string; children: ReactNode } & Plain) {
  const { to: path, search } = splitAddress(to)
  return (
    // Only the very page counts as current by itself; the menu says which entry a page below belongs to.
    <Link {...rest} activeOptions={{ exact: true, includeSearch: false }} to={path} search={search as never}>
      {children}
    </Link>
  )
}

/** Goes to a page by its address; `replace` leaves no step to go back to. */
export function useGo(): (to: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate()
  return (address, { replace = false } = {}) => {
    const { to, search } = splitAddress(address)
    // Leaving may be refused by unsaved work; that is not a failure.
    navigate({ to, search: search as never, replace }).catch(() => undefined)
  }
}

/** The filters in the address bar, and a way to change them. */
export function useFilters(): [Filters, (next: Filters) => void] {
  const { pathname, search } = useRouterState({ select: (state) => state.location })
  const go = useGo()
  return [search as Filters, (next) => go(`${pathname}${toQuery(next)}`, { replace: true })]
}
