import { Outlet, useRouterState } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { Suspense, useEffect, useRef, useState } from 'react'
import type { Me } from '#kernel/access'
import { say } from '#platform/say'
import { Loading, OutboxSender, type PageOf, type Pages, useSay, useWide } from '#ui'
import { Header } from './header.tsx'
import { KeysSheet } from './keys-sheet.tsx'
import { isOffered } from './menu.ts'
import { NotAllowed } from './not-allowed.tsx'
import { PersonMenu } from './person-menu.tsx'
import { QuickSearch } from './quick-search.tsx'
import { useShortcuts } from './use-shortcuts.ts'

/** Moves the cursor to the content when the page changes, so that a screen reader starts there. */
function useFocusOnArrival(pathname: string) {
  const main = useRef<HTMLElement>(null)
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current !== pathname) main.current?.focus({ preventScroll: true })
    before.current = pathname
  }, [pathname])
  return main
}

/** The product around a page: header, menu, content. */
export function Shell({ pages, page, me }: { pages: Pages; page: PageOf<string> | undefined; me: Me }) {
  const toSay = useSay()
  const wide = useWide()
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const [open, setOpen] = useState(false)
  const main = useFocusOnArrival(pathname)
  const { dialog, setDialog, ways } = useShortcuts(pages, me.permissions)
  useEffect(() => {
    if (pathname) setOpen(false)
  }, [pathname])
  const menu = <PersonMenu pages={pages} me={me} pathname={pathname} />
  return (
    <div className="s-shell">
      <a className="s-skip" href="#content">
        {toSay(say('跳到正文', 'Skip to content'))}
      </a>
      <OutboxSender personId={me.personId} />
      <Header me={me} onMenu={wide ? null : () => setOpen(true)} onOpen={setDialog} />
      {dialog === 'search' && <QuickSearch onClose={() => setDialog(null)} />}
      {dialog === 'help' && <KeysSheet ways={ways} onClose={() => setDialog(null)} />}
      {wide ? (
        <div className="s-side">{menu}</div>
      ) : (
        <Drawer
          open={open}
          onClose={() => setOpen(false)}
          placement="left"
          size={280}
          title={toSay(say('菜单', 'Menu'))}
        >
          {menu}
        </Drawer>
      )}
      <main id="content" ref={main} className="s-main" tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          {page && !isOffered(page, me.permissions) ? <NotAllowed /> : <Outlet />}
        </Suspense>
      </main>
    </div>
  )
}
