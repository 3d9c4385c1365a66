import { useParams as useRouteParams } from '@tanstack/react-router'
import type { ComponentType, ReactNode } from 'react'
import type { Say } from '#platform/say'

/** Groups of the menu, in the order shown. */
export type MenuGroup =
  | 'desk'
  | 'loop'
  | 'conference'
  | 'learning'
  | 'service'
  | 'figures'
  | 'library'
  | 'administration'

/** The names in a path: `/cases/:regionId/:id` has regionId and id. */
export type NamesIn<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

/** One page: its title, who may see it, where the menu has it, and what draws it. */
export interface PageOf<Path extends string> {
  title: Say
  /** Permission without which the page is not offered; left out or null, everybody signed in sees it. */
  needs?: string | null
  /** Shown without signing in, outside the shell. */
  public?: true
  menu?: {
    group: MenuGroup
    order: number
    icon?: ReactNode
    label?: Say
    /** Processes whose cases fill the page: without one that the person may read or begin, the menu leaves it to 全部功能. */
    holds?: readonly string[]
  }
  /** Gets the names in the path as properties, always as text. */
  page: ComponentType<{ [N in NamesIn<Path>]: string }>
}

/** Pages by path, when their own parameters no longer matter. */
export type Pages = Readonly<Record<string, PageOf<string>>>

/** Fixes the types of a domain's pages: each component is handed the names in its own path. */
export const definePages = <const P extends string>(pages: { [K in P]: PageOf<K> }): Pages => pages as unknown as Pages

/** The parameters of the page shown, as text. */
export const useParams = <Name extends string>(): Record<Name, string> =>
  useRouteParams({ strict: false }) as Record<Name, string>
