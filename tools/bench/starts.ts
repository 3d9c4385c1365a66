import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '#platform/db/server'
import { type Effort, inTurn, type Line, lineOf, secondsOf } from './compare.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Starts the product and stops it as soon as it says its address; answers the seconds until then. */
async function start(dataDir: string, ...more: string[]): Promise<number> {
  const began = performance.now()
  const child = spawn(process.execPath, [join(root, 'bin/gongyun.js'), 'start', '--port', '0', '--json', ...more], {
    cwd: root,
    env: { ...process.env, GONGYUN_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const seconds = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      if (String(chunk).includes('address')) resolve((performance.now() - began) / 1000)
    })
    child.on('exit', (code) => reject(new Error(`the product ended with ${code} before it answered`)))
  })
  child.removeAllListeners('exit')
  const ended = new Promise((resolve) => child.on('exit', resolve))
  child.kill('SIGTERM')
  await ended
  return seconds
}

const inFolder = async <T>(work: (dir: string) => Promise<T>): Promise<T> => {
  const dir = mkdtempSync(join(tmpdir(), 'gongyun-start-'))
  chmodSync(dir, 0o711) // the database's own account must pass through it
  try {
    return await work(dir)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

const databaseAlone = async (dir: string) => {
  const database = await openDatabase({ dataDir: dir, tell: () => undefined })
  return () => database.close()
}

const bare = (dir: string) =>
  secondsOf(async () => {
    const close = await databaseAlone(dir)
    await close()
  })

/** Seconds until the product answers, first time and later, against the database alone. Ratios are of speed: 1 is as fast. */
export async function benchStarts({ rounds }: Effort): Promise<Line[]> {
  const speed = async (seconds: Promise<number>) => 1 / (await seconds)
  const few = Math.min(rounds, 2)
  const first = await inTurn(
    {
      empty: () => speed(inFolder((dir) => start(dir, '--empty'))),
      demonstration: () => speed(inFolder((dir) => start(dir))),
      database: () => speed(inFolder(bare)),
    },
    few,
    false,
  )
  const later = await inFolder((dir) =>
    inFolder(async (other) => {
      await start(dir)
      await bare(other)
      return inTurn({ product: () => speed(start(dir)), database: () => speed(bare(other)) }, few, false)
    }),
  )
  const line = (name: string, product: readonly number[], limit: readonly number[]) => {
    const seconds = (all: readonly number[]) => all.map((one) => (1 / one).toFixed(1)).join(', ')
    const note = `seconds: ${seconds(product)}; limit: the database alone, ${seconds(limit)}`
    return lineOf(name, '/s', product, limit, note)
  }
  return [
    line('first start, empty', first.empty, first.database),
    line('first start, with the demonstration', first.demonstration, first.database),
    line('second start, with the demonstration', later.product, later.database),
  ]
}

function sizeOf(dir: string): number {
  let sum = 0
  for (const entry of readdirSync(dir, { withFileTypes: true, recursive: true }))
    if (entry.isFile()) sum += statSync(join(entry.parentPath, entry.name)).size
  return sum
}

/** What an installation weighs, and how many packages it is made of: in words, for there is no limit to hold it against. */
export function installWords(): string {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; optional?: boolean }>
  }
  const all = Object.entries(packages).filter(([name]) => name !== '')
  const there = all.filter(([name]) => statSync(join(root, name), { throwIfNoEntry: false }))
  const run = there.filter(([, one]) => !one.dev)
  const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
  const runSize = run.reduce((sum, [name]) => sum + ownSize(join(root, name)), 0)
  return `node_modules ${mb(sizeOf(join(root, 'node_modules')))} in ${there.length} packages; of these ${mb(runSize)} in ${run.length} packages without tools for developers; dist ${mb(sizeOf(join(root, 'dist')))}`
}

/** A package without those that lie in it. */
const ownSize = (dir: string): number => {
  let sum = 0
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (entry.name === 'node_modules') continue
    const path = join(dir, entry.name)
    if (entry.isDirectory()) sum += sizeOf(path)
    else if (entry.isFile()) sum += statSync(path).size
  }
  return sum
}
