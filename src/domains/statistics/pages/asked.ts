import { useAsk, useFilters } from '#ui'
import { asNumber, GetFigureHead } from '../model/index.ts'

/** The filters of the address bar as a query takes them. */
export function useAsked() {
  const [filters] = useFilters()
  const { indicator, tree, unitId, period, by } = filters as Record<string, string | undefined>
  return {
    ...(indicator && { indicator }),
    ...(tree && { tree }),
    ...(unitId && { unitId }),
    ...(period && { period }),
    ...(by && { by }),
  }
}

/** What is said of the figures now shown. */
export const useHead = () => useAsk(GetFigureHead, { query: useAsked() } as never)

/** The address of the page with some filters changed. */
export function addressWith(asked: ReturnType<typeof useAsked>, change: Record<string, string | number>): string {
  const all = Object.entries({ ...asked, ...change }).map(([name, value]) => [name, String(value)])
  return `/statistics/indicators?${new URLSearchParams(all)}`
}

export const numberOf = (value: string | null): number | null => (value === null ? null : asNumber(value))
