import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(root, 'dist')
const stamp = join(dist, '.built')
/** Built aside and then put in place, so that a failed build leaves the last one standing. */
const fresh = join(root, '.dist-next')

/** The newest change below a folder, in milliseconds. */
function newest(dir) {
  let latest = 0
  for (const entry of readdirSync(dir, { withFileTypes: true, recursive: true }))
    if (entry.isFile()) latest = Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs)
  return latest
}

const isFresh = () => {
  const sources = [join(root, 'package.json'), join(root, 'tsconfig.json'), join(root, 'vite.config.ts')]
  const changed = Math.max(
    newest(join(root, 'src')),
    ...sources.filter(existsSync).map((file) => statSync(file).mtimeMs),
  )
  return existsSync(stamp) && statSync(stamp).mtimeMs >= changed
}

function run(quiet, words, ...command) {
  if (!quiet) console.error(words)
  const [file, ...args] = command
  const done = spawnSync(process.execPath, [join(root, 'node_modules', file), ...args], { cwd: root, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${words}\n${done.stdout}\n${done.stderr}`)
}

/** Files that are read, not compiled. */
function copyPlainFiles() {
  for (const entry of readdirSync(join(root, 'src'), { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(sql|json|typ)$/.test(entry.name)) continue
    const from = join(entry.parentPath, entry.name)
    const to = join(fresh, from.slice(join(root, 'src').length))
    mkdirSync(dirname(to), { recursive: true })
    cpSync(from, to)
  }
}

/** Compiles the server with tsc and the pages with vite, when the sources are newer than the last build. */
export async function build({ quiet = false, force = false } = {}) {
  if (!force && isFresh()) return
  rmSync(fresh, { recursive: true, force: true })
  run(quiet, '编译服务端 Compiling the server …', 'typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', fresh)
  copyPlainFiles()
  if (existsSync(join(root, 'vite.config.ts')))
    run(
      quiet,
      '编译页面 Building the pages …',
      'vite/bin/vite.js',
      'build',
      '--outDir',
      join(fresh, 'web'),
      '--emptyOutDir',
      '--logLevel',
      'error',
    )
  rmSync(dist, { recursive: true, force: true })
  renameSync(fresh, dist)
  writeFileSync(stamp, new Date().toISOString())
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build({ force: true })
