import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readPostmaster } from '../../src/platform/db/postmaster.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** A copy of the built product in a folder of its own, so that a build meanwhile does not change what is being shaken. */
export interface Home {
  dir: string
  /** A new empty data folder. */
  newData(): string
  /** Runs a command of the product to its end; answers what it printed, and its exit code. */
  run(data: string, ...args: string[]): { code: number; said: string; json: Record<string, unknown> }
  close(): void
}

/** Copies the built product. @throws Error when it is not built. */
export function openHome(): Home {
  const dir = mkdtempSync(join(tmpdir(), 'gongyun-torture-'))
  chmodSync(dir, 0o711) // the database's own account must pass through it
  cpSync(join(root, 'dist'), join(dir, 'dist'), { recursive: true })
  cpSync(join(root, 'package.json'), join(dir, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'))
  const cli = `import { main } from './dist/app/cli.js'\nprocess.exitCode = await main(process.argv.slice(2))\n`
  writeFileSync(join(dir, 'cli.mjs'), cli)
  let folders = 0
  return {
    dir,
    newData() {
      folders += 1
      const data = join(dir, `data-${folders}`)
      mkdirSync(data)
      return data
    },
    run(data, ...args) {
      const done = spawnSync(process.execPath, [join(dir, 'cli.mjs'), ...args, '--json'], {
        cwd: dir,
        env: { ...process.env, GONGYUN_DATA: data },
        encoding: 'utf8',
        timeout: 300_000,
      })
      const last = done.stdout.trim().split('\n').at(-1) ?? ''
      const json = last.startsWith('{') ? (JSON.parse(last) as Record<string, unknown>) : {}
      return { code: done.status ?? -1, said: `${done.stdout}${done.stderr}`, json }
    },
    close: () => rmSync(dir, { recursive: true, force: true }),
  }
}

/** A free port, the same over restarts of one server. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const at = server.address()
      server.close(() => resolve(typeof at === 'object' && at ? at.port : 0))
    })
  })

/** A server of the product as a process of its own. */
export class Server {
  readonly address: string
  readonly #home: Home
  readonly #data: string
  readonly #port: number
  #child: ChildProcess | null = null
  /** What it wrote to its outputs, for looking into when something is wrong. */
  said = ''

  constructor(home: Home, data: string, port: number) {
    this.#home = home
    this.#data = data
    this.#port = port
    this.address = `http://127.0.0.1:${port}`
  }

  /** Starts, and waits until it says its address. @throws Error with what it said when it ends before. */
  async start(): Promise<void> {
    const args = [join(this.#home.dir, 'cli.mjs'), 'start', '--port', String(this.#port), '--json']
    const child = spawn(process.execPath, args, {
      cwd: this.#home.dir,
      env: { ...process.env, GONGYUN_DATA: this.#data },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    child.stderr?.on('data', (chunk) => {
      this.said = `${this.said}${chunk}`.slice(-20_000)
    })
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on('data', (chunk) => {
        this.said = `${this.said}${chunk}`.slice(-20_000)
        if (String(chunk).includes('"address"')) resolve()
      })
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${this.said.slice(-1500)}`)))
    })
  }

  /** Ends it at once, without a chance to tidy up. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** Asks it to stop, as an operator would. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    this.#child = null
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }
}

/** The database's own process on a data folder, if it runs. */
export function postmasterOf(data: string) {
  const note = join(data, 'postgres.location')
  const place = existsSync(note) ? readFileSync(note, 'utf8').trim() : data
  return readPostmaster(join(place, 'postgres'))
}
