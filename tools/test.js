import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './build.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

function step(words, file, ...args) {
  console.log(`\n— ${words}`)
  const done = spawnSync(process.execPath, [join(root, 'node_modules', file), ...args], { cwd: root, stdio: 'inherit' })
  if (done.status !== 0) {
    console.log(`失败 failed: ${words}`)
    console.log('0 passed, 1 failed')
    process.exit(1)
  }
}

step('类型 types', 'typescript/bin/tsc', '--noEmit', '-p', '.')
step('规范 lint and format', '@biomejs/biome/bin/biome', 'ci', '--max-diagnostics=30', '.')
console.log('\n— 编译 build')
await build({ quiet: true })
const vitest = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
  },
)
process.exit(vitest.status ?? 1)
