/** A flat set of filters, as the address bar holds them. */
export type Filters = Readonly<Record<string, string>>

type Value = string | number | boolean | null | undefined | readonly (string | number)[]

/** `{ state: 'open', page: 2 }` as `?state=open&page=2`. Empty values are left out; lists are joined by commas. */
export function toQuery(values: Readonly<Record<string, Value>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === '') continue
    if (Array.isArray(value) && value.length === 0) continue
    query.append(name, Array.isArray(value) ? value.join(',') : String(value))
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** `?state=open&page=2` as `{ state: 'open', page: '2' }`. Every value stays text; the last of a repeated name counts. */
export const parseQuery = (search: string): Record<string, string> =>
  Object.fromEntries([...new URLSearchParams(search)].filter(([, value]) => value !== ''))

/** Filters with some changed: an empty value takes a filter away, and the list starts again at page 1. */
export function changeFilters(filters: Filters, change: Readonly<Record<string, Value>>): Filters {
  const next: Record<string, string> = { ...filters }
  if (!('page' in change)) delete next.page
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === undefined || value === '') delete next[name]
    else next[name] = String(value)
  }
  return next
}
