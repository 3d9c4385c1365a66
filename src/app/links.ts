import type { Link } from '#kernel/domain/server'

/** Where domains meet: what follows in one when something has happened in another. */
export const links: Link[] = []
