import { domains } from '../house.ts'

/**
 * Whether these domains are part of the house. A test of what domains do together asks first, so that a house without one of them
 * passes as well.
 */
export const has = (...names: readonly string[]): boolean =>
  names.every((name) => domains.some((domain) => domain.name === name))

/** Of lists kept by the room they belong to (`kernel` for all that is no domain's), those of rooms that are part of the house. */
export const ofHouse = <T>(lists: Readonly<Record<string, T>>): T[] =>
  Object.entries(lists).flatMap(([room, one]) => (room === 'kernel' || has(room) ? [one] : []))
