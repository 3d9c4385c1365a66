import { createRootRoute, createRoute, createRouter, useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { parseQuery, toQuery } from '#ui'
import { pages } from './found.ts'
import { routePath } from './route-path.ts'
import { Broken } from './shell/broken.tsx'
import { Gate } from './shell/gate.tsx'
import { NotFound } from './shell/not-found.tsx'

const root = createRootRoute({ component: () => <Gate pages={pages} />, notFoundComponent: NotFound })

const routes = Object.entries(pages).map(([path, entry]) => {
  const Content = entry.page as ComponentType<Record<string, string>>
  return createRoute({
    getParentRoute: () => root,
    path: routePath(path),
    component: () => <Content {...(useParams({ strict: false }) as Record<string, string>)} />,
  })
})

/** The whole product's routes. The address bar holds filters as plain text, so that links can be read and sent. */
export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: NotFound,
  parseSearch: parseQuery,
  stringifySearch: toQuery,
  scrollRestoration: true,
})
