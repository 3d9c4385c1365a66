import type { Pages } from '#ui'
import { pages as own } from './pages/index.tsx'

const modules = import.meta.glob<{ pages?: Pages }>(['../../domains/*/pages.tsx', '../../domains/*/pages/index.tsx'], {
  eager: true,
})

/** Every page of the product by its path: the shell's own, and those of the domains, which come last and win. */
export const pages: Pages = Object.assign({}, own, ...Object.values(modules).map((module) => module.pages ?? {}))
