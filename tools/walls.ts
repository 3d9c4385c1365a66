/** One import: which file needs which. */
export interface Arrow {
  from: string
  to: string
}

/** A wall: which files may not import which, why, and an import that breaks it. */
export interface Wall {
  name: string
  reason: string
  from: RegExp
  fromNot?: RegExp
  to: RegExp
  toNot?: (from: string) => RegExp
  broken: Arrow
}

const test = /\.test\.tsx?$|\/testing\.ts$/
const inDomain = /^src\/domains\/([^/]+)\//
const server =
  /\/(store|server|domain)(\.ts$|\/)|\/migrations\/|^src\/platform\/(aside|db|http|jobs|files|sheet|paper|reading)\/server|^node_modules\/(kysely|pg|fastify|node:)/
const screen = /\/pages(\.tsx$|\/)|^src\/ui\/|^node_modules\/(react|antd|@tanstack)/

/** The walls, by pattern, so that a new domain needs no new one. */
export const walls: Wall[] = [
  {
    name: 'platform-knows-no-business',
    reason: 'the platform would fit another product',
    from: /^src\/platform\//,
    to: /^src\/(kernel|domains|ui|app)\//,
    broken: { from: 'src/platform/db/open.ts', to: 'src/kernel/org/index.ts' },
  },
  {
    name: 'kernel-knows-no-domain',
    reason: 'the kernel serves domains it has never heard of',
    from: /^src\/kernel\//,
    to: /^src\/(domains|ui|app)\//,
    broken: { from: 'src/kernel/process/act.ts', to: 'src/domains/ledger/domain.ts' },
  },
  {
    name: 'ui-knows-no-domain',
    reason: 'a shared part that names a domain belongs to it',
    from: /^src\/ui\//,
    to: /^src\/(domains|app)\//,
    broken: { from: 'src/ui/index.ts', to: 'src/domains/ledger/model.ts' },
  },
  {
    name: 'domains-are-strangers',
    reason: 'domains meet in app/links.ts, through the kernel',
    from: inDomain,
    to: /^src\/domains\//,
    toNot: (from) => new RegExp(`^src/domains/${inDomain.exec(from)?.[1]}/`),
    broken: { from: 'src/domains/score/store.ts', to: 'src/domains/ledger/domain.ts' },
  },
  {
    name: 'registry-and-links-only',
    reason: 'in app/, only the registry imports domains; links name them',
    from: /^src\/app\//,
    fromNot: /^src\/app\/domains\.ts$/,
    to: /^src\/domains\//,
    broken: { from: 'src/app/server.ts', to: 'src/domains/ledger/domain.ts' },
  },
  {
    name: 'domain-doors',
    reason: 'a domain is entered through domain.ts or its pages',
    from: /^src\/app\//,
    to: inDomain,
    toNot: () => /\/(domain\.ts|pages(\.tsx|\/index\.tsx))$/,
    broken: { from: 'src/app/domains.ts', to: 'src/domains/ledger/store.ts' },
  },
  {
    name: 'kernel-doors',
    reason: 'a primitive is entered through index.ts or server.ts',
    from: /^src\/(domains|ui|app)\//,
    to: /^src\/(kernel|platform)\//,
    toNot: () => /^src\/(kernel|platform)\/[^/]+\/(index|server)\.ts$/,
    broken: { from: 'src/domains/ledger/store.ts', to: 'src/kernel/org/store/find.ts' },
  },
  {
    name: 'pure-stays-pure',
    reason: 'model, rules and process run anywhere',
    from: /^src\/domains\/[^/]+\/(model|rules|process)(\.ts$|\/)/,
    to: new RegExp(`${server.source}|${screen.source}`),
    broken: { from: 'src/domains/ledger/rules.ts', to: 'src/kernel/org/server.ts' },
  },
  {
    name: 'browser-has-no-server',
    reason: 'whatever a page reaches must run in a browser',
    from: /^src\/domains\/[^/]+\/pages|^src\/ui\/|^src\/app\/web\//,
    to: server,
    broken: { from: 'src/ui/index.ts', to: 'src/kernel/org/server.ts' },
  },
  {
    name: 'server-has-no-screens',
    reason: 'whatever the server reaches must run without a screen',
    from: /^src\/domains\/[^/]+\/(store|domain)(\.ts$|\/)|^src\/(kernel|platform)\//,
    to: screen,
    broken: { from: 'src/kernel/org/server.ts', to: 'src/ui/index.ts' },
  },
  {
    name: 'sql-lives-in-stores',
    reason: 'in domains, only stores and migrations speak SQL',
    from: /^src\/(domains|ui)\//,
    fromNot: /\/store(\.ts$|\/)|\/migrations\//,
    to: /^node_modules\/kysely/,
    broken: { from: 'src/domains/ledger/rules.ts', to: 'node_modules/kysely' },
  },
]

/** Imports that break a wall. Tests may reach further. */
export const findBreaches = (wall: Wall, arrows: readonly Arrow[]): Arrow[] =>
  arrows.filter(
    ({ from, to }) =>
      !test.test(from) &&
      wall.from.test(from) &&
      !wall.fromNot?.test(from) &&
      wall.to.test(to) &&
      !wall.toNot?.(from).test(to),
  )

/** Groups of files that import one another in a circle. */
export function findCircles(arrows: readonly Arrow[]): string[][] {
  const next = new Map<string, string[]>()
  for (const { from, to } of arrows)
    if (!to.startsWith('node_modules/')) next.set(from, [...(next.get(from) ?? []), to])
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const circles: string[][] = []
  const visit = (file: string): void => {
    index.set(file, index.size)
    low.set(file, index.get(file) ?? 0)
    stack.push(file)
    for (const to of next.get(file) ?? []) {
      if (!index.has(to)) visit(to)
      if (stack.includes(to)) low.set(file, Math.min(low.get(file) ?? 0, low.get(to) ?? 0))
    }
    if (low.get(file) !== index.get(file)) return
    const circle = stack.splice(stack.indexOf(file))
    if (circle.length > 1 || next.get(file)?.includes(file)) circles.push(circle)
  }
  for (const file of next.keys()) if (!index.has(file)) visit(file)
  return circles
}
