import { Outlet, useMatches } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Me } from '#kernel/access'
import { say } from '#platform/say'
import { Asked, forgetDrafts, forgetSeen, type PageOf, type Pages, startLanguage, T, useSession } from '#ui'
import { routePath } from '../route-path.ts'
import { AskAgainDialog } from './ask-again.tsx'
import { FirstPage } from './first.tsx'
import { ForcedFactor } from './forced-factor.tsx'
import { ForcedPassword } from './forced-password.tsx'
import { OfflineBanner } from './offline.tsx'
import { Shell } from './shell.tsx'
import { SignInPage } from './sign-in.tsx'

/** Decides what a person meets: a public page, the first start, signing in, a new password, a second factor, or the product. */
export function Gate({ pages }: { pages: Pages }) {
  const session = useSession()
  const here = useMatches().at(-1)?.routeId
  const page = Object.entries(pages).find(([path]) => routePath(path) === here)?.[1]
  const own = session.data?.me?.lang
  useEffect(() => {
    if (own) startLanguage(own)
  }, [own])
  const personId = session.data?.me?.personId
  // A session that ended by itself leaves its owner's drafts for their return; somebody else wipes them out.
  useEffect(() => {
    if (personId) forgetDrafts(personId)
  }, [personId])
  // What was seen goes with the session: whoever is next here, or nobody, must not read it.
  const asked = session.data !== undefined
  useEffect(() => {
    if (asked) void forgetSeen(personId ?? null)
  }, [asked, personId])
  return (
    <>
      <OfflineBanner />
      {page?.public ? (
        <main id="content" className="s-public" tabIndex={-1}>
          <Outlet />
        </main>
      ) : session.data ? (
        <Inside pages={pages} page={page} {...session.data} />
      ) : (
        <main id="content" className="s-public">
          <h1 className="g-unseen">
            <T of={say('工运', 'Gongyun')} />
          </h1>
          <Asked of={session}>{() => null}</Asked>
        </main>
      )}
      <AskAgainDialog />
    </>
  )
}

interface InsideProps {
  pages: Pages
  page: PageOf<string> | undefined
  me: Me | null
  empty: boolean
}

function Inside({ pages, page, me, empty }: InsideProps) {
  if (empty) return <FirstPage />
  if (!me) return <SignInPage />
  if (me.mustChangePassword) return <ForcedPassword />
  if (me.mustEnrol) return <ForcedFactor />
  return <Shell pages={pages} page={page} me={me} />
}
