import type { KeyboardEvent } from 'react'

const itemOf = (node: Element | null | undefined) => node?.closest<HTMLElement>('[role=treeitem]') ?? null

/** Opens or closes a branch, as a press on its mark does. */
const toggle = (item: HTMLElement) => item.querySelector<HTMLElement>(':scope > .a-branch > .a-twig')?.click()

/** Where the keys of a tree lead from an item: the ways of the tree pattern for keyboards. */
function targetOf(key: string, tree: HTMLElement, item: HTMLElement): HTMLElement | null {
  const all = [...tree.querySelectorAll<HTMLElement>('[role=treeitem]')]
  const at = all.indexOf(item)
  const below = item.querySelector<HTMLElement>('[role=treeitem]')
  const above = itemOf(item.parentElement)
  if (key === 'ArrowDown') return all[at + 1] ?? null
  if (key === 'ArrowUp') return all[at - 1] ?? null
  if (key === 'Home') return all[0] ?? null
  if (key === 'End') return all.at(-1) ?? null
  if (key === 'ArrowRight') return item.ariaExpanded === 'true' ? below : null
  if (key === 'ArrowLeft') return item.ariaExpanded === 'true' ? null : above
  return null
}

/** Arrow keys walk the tree, right and left open and close, Enter goes to the unit's page. */
export function walkTree(event: KeyboardEvent<HTMLElement>): void {
  const item = itemOf(event.target as Element)
  if (!item || event.altKey || event.ctrlKey || event.metaKey) return
  const { key } = event
  const opens = key === 'ArrowRight' && item.ariaExpanded === 'false'
  const closes = key === 'ArrowLeft' && item.ariaExpanded === 'true'
  const to = targetOf(key, event.currentTarget, item)
  if (key === 'Enter') item.querySelector<HTMLElement>(':scope > .a-branch > a')?.click()
  else if (opens || closes) toggle(item)
  else if (to) to.focus()
  else return
  event.preventDefault()
}
