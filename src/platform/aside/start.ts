import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type ResourceLimits, Worker } from 'node:worker_threads'

const limits: ResourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 }

/** The loader of TypeScript sources, for tests and `npm run dev`; the built product is without it. */
const loader = (): string =>
  pathToFileURL(join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist/esm/api/index.mjs'))
    .href

/** A new thread that waits for tasks. */
export function startThread(): Worker {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./thread.js', import.meta.url), { resourceLimits: limits, execArgv: [] })
  const thread = new URL('./thread.ts', import.meta.url).href
  const text = `import(${JSON.stringify(loader())}).then(({ register }) => { register(); return import(${JSON.stringify(thread)}) })`
  return new Worker(text, { eval: true, resourceLimits: limits, execArgv: ['--conditions=source'] })
}
