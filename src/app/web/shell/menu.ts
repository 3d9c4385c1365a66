import { type Say, say } from '#platform/say'
import type { MenuGroup, PageOf, Pages } from '#ui'

const groups: Record<MenuGroup, Say> = {
  desk: say('我的工作', 'My work'),
  loop: say('改革推进', 'The reform'),
  conference: say('会议与责任', 'Meetings and duties'),
  learning: say('试点与督导', 'Pilots and inspection'),
  service: say('服务职工', 'For workers'),
  figures: say('数据与评价', 'Figures'),
  library: say('资料与流程', 'Library'),
  administration: say('系统管理', 'Administration'),
}

export interface MenuPart {
  group: MenuGroup
  label: Say
  items: { path: string; label: Say; icon: NonNullable<PageOf<string>['menu']>['icon'] }[]
}

/** Whether a person with these permissions is offered a page. */
export const isOffered = (page: PageOf<string>, permissions: readonly string[]): boolean =>
  !page.needs || permissions.includes(page.needs) || permissions.includes('*')

/** Whether there is, or can be, something on a page for a person for whom these processes are filled; not known yet, there is. */
const hasContent = (page: PageOf<string>, filled: ReadonlySet<string> | null): boolean =>
  !page.menu?.holds || filled === null || page.menu.holds.some((process) => filled.has(process))

/**
 * The menu of a person: only pages that they may see, by group and order; with `filled`, only those with something on them.
 * Groups without pages are left out.
 */
export function menuOf(
  pages: Pages,
  permissions: readonly string[],
  filled: ReadonlySet<string> | null = null,
): MenuPart[] {
  const shown = Object.entries(pages).filter(
    ([, page]) => page.menu && isOffered(page, permissions) && hasContent(page, filled),
  )
  return (Object.keys(groups) as MenuGroup[]).flatMap((group) => {
    const items = shown
      .filter(([, page]) => page.menu?.group === group)
      .sort(([, a], [, b]) => (a.menu?.order ?? 0) - (b.menu?.order ?? 0))
      .map(([path, page]) => ({ path, label: page.menu?.label ?? page.title, icon: page.menu?.icon }))
    return items.length > 0 ? [{ group, label: groups[group], items }] : []
  })
}

/** The menu entry that the page shown belongs to: the longest path it begins with. */
export function currentOf(parts: readonly MenuPart[], pathname: string): string | null {
  const paths = parts.flatMap((part) => part.items.map((item) => item.path))
  const above = paths.filter((path) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`)))
  return above.sort((a, b) => b.length - a.length)[0] ?? null
}
