import { useEffect, useRef, useState } from 'react'
import type { Pages } from '#ui'
import { useGo } from '#ui'
import { patience, waysFor, wishOf } from './shortcuts.ts'

const typing = 'input,textarea,select,[contenteditable],[role=dialog],[role=combobox]'
const dialogOpen = '.ant-modal-wrap:not([style*="display: none"])'

const isFree = ({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  !(ctrlKey || metaKey || altKey) &&
  !(target instanceof Element && target.closest(typing)) &&
  !document.querySelector(dialogOpen)

/** The words of the page's own filter, if it has one. */
const findFilter = () => document.querySelector<HTMLElement>('main #filter-words, main #text-find')

/** Which of the two dialogs of the keyboard is open. */
export type KeyDialog = 'search' | 'help' | null

/**
 * Keys that work on every page: `/` the page's filter or else the search of everything, Ctrl or ⌘ with K the search, `g` and a
 * letter a page, `?` the sheet of keys. Not while somebody types or a dialog is open.
 */
export function useShortcuts(pages: Pages, permissions: readonly string[]) {
  const go = useGo()
  const [dialog, setDialog] = useState<KeyDialog>(null)
  const waiting = useRef(0)
  const now = useRef({ go, ways: waysFor(pages, permissions) })
  now.current = { go, ways: waysFor(pages, permissions) }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && !document.querySelector(dialogOpen)) {
        event.preventDefault()
        return setDialog('search')
      }
      if (!isFree(event)) return
      const wish = wishOf(event.key, event.timeStamp - waiting.current < patience, now.current.ways)
      waiting.current = wish === 'wait' ? event.timeStamp : 0
      if (wish === null) return
      // A page's own keys must not take the second letter for theirs.
      event.preventDefault()
      event.stopImmediatePropagation()
      if (wish === 'help') setDialog('help')
      else if (wish === 'filter') findFilter()?.focus() ?? setDialog('search')
      else if (typeof wish === 'object') now.current.go(wish.go)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
  return { dialog, setDialog, ways: now.current.ways }
}
