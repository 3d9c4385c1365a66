import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Proof that domains are strangers: each is deleted with its registry line from a copy, and the rest must compile and
// keep its walls. With --tests the tests of app run as well: by the walls no others can speak of a domain but its own. Named
// domains are the only ones tried.
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const folders = ['src', 'tools', 'stories', 'bin', 'docs']
const files = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'vitest.config.ts',
  'vite.config.ts',
]
const named = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const domains = readdirSync(join(root, 'src/domains')).filter((name) => !named.length || named.includes(name))
const withTests = process.argv.includes('--tests')

function run(at, ...args) {
  const done = spawnSync(process.execPath, args, { cwd: at, encoding: 'utf8', maxBuffer: 1e8 })
  if (done.status === 0) return null
  // Of a long run only what failed is of interest.
  const said = `${done.stdout}${done.stderr}`
  return said.slice(Math.max(0, said.indexOf('Failed Tests')))
}

function evict(domain) {
  const copy = mkdtempSync(join(tmpdir(), 'gongyun-evict-'))
  try {
    for (const part of [...folders, ...files]) cpSync(join(root, part), join(copy, part), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    rmSync(join(copy, 'src/domains', domain), { recursive: true })
    const registry = join(copy, 'src/app/domains.ts')
    const lines = readFileSync(registry, 'utf8').split('\n')
    writeFileSync(registry, lines.filter((line) => !line.includes(`/domains/${domain}/`)).join('\n'))
    const modules = join(root, 'node_modules')
    return (
      run(copy, join(modules, 'typescript/bin/tsc'), '--noEmit', '-p', '.') ??
      run(copy, join(modules, 'vitest/vitest.mjs'), 'run', 'tools/walls.test.ts', ...(withTests ? ['src/app'] : []))
    )
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

let failed = 0
for (const domain of domains) {
  const fault = evict(domain)
  if (fault) failed += 1
  console.log(fault ? `✗ ${domain}\n${fault.slice(0, 3000)}` : `✓ without ${domain} the rest stands`)
}
console.log(`${domains.length - failed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
