/**
 * Files that wait on this device have ids of their own: a uuid of version 8, which the server never gives out, so that a
 * form takes it like any other and nobody mistakes it for a stored file.
 */
export function newLocalId(): string {
  const id = crypto.randomUUID()
  return `${id.slice(0, 14)}8${id.slice(15)}`
}

const local = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const isLocalId = (id: string): boolean => local.test(id)

/** Ids of waiting files anywhere in answers. */
export function localIdsIn(value: unknown): string[] {
  if (typeof value === 'string') return isLocalId(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(localIdsIn)
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(localIdsIn)
  return []
}

/** The same answers with the ids that the server gave the files. @throws RangeError for a file it does not have yet. */
export function withStoredIds<T>(value: T, stored: ReadonlyMap<string, string>): T {
  if (typeof value === 'string' && isLocalId(value)) {
    const id = stored.get(value)
    if (id === undefined) throw new RangeError(`the file ${value} has not been stored`)
    return id as T
  }
  if (Array.isArray(value)) return value.map((one) => withStoredIds(one, stored)) as T
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withStoredIds(one, stored)])) as T
  return value
}
