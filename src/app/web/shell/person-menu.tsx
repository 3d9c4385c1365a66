import { useMemo, useState } from 'react'
import type { Me } from '#kernel/access'
import { ListFilled } from '#kernel/process'
import { say } from '#platform/say'
import { type Pages, T, useAsk } from '#ui'
import { currentOf, menuOf } from './menu.ts'
import { SideMenu } from './side-menu.tsx'

/** What is filled changes with the work of days, not of minutes. */
const fresh = 10 * 60_000

/** The menu of the person signed in: what has something for them, and behind one press all they may open. */
export function PersonMenu({ pages, me, pathname }: { pages: Pages; me: Me; pathname: string }) {
  const [all, setAll] = useState(false)
  const { data } = useAsk(ListFilled, {}, { fresh })
  const filled = useMemo(() => (data ? new Set(data.processes) : null), [data])
  const whole = menuOf(pages, me.permissions)
  const own = menuOf(pages, me.permissions, filled)
  const size = (parts: typeof whole) => parts.reduce((sum, part) => sum + part.items.length, 0)
  const more = size(whole) - size(own)
  // The page one is on is in the menu, wherever the link to it came from.
  const isHere = currentOf(own, pathname) === currentOf(whole, pathname)
  const shown = all || !isHere ? whole : own
  return (
    <>
      <SideMenu parts={shown} pathname={pathname} />
      {more > 0 && isHere && (
        <button type="button" className="g-bare s-all" aria-expanded={all} onClick={() => setAll(!all)}>
          <T
            of={
              all
                ? say('只显示与我有关的', 'Only what concerns me')
                : say(`全部功能（另有 ${more} 项）`, `Everything (${more} more)`)
            }
          />
        </button>
      )}
    </>
  )
}
