import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Everything a commit must pass: the tests, eviction of each domain, and the measures of the house.
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
for (const step of ['test.js', 'evict.js', 'measure.js']) {
  const done = spawnSync(process.execPath, [join(root, 'tools', step)], { cwd: root, stdio: 'inherit' })
  if (done.status !== 0) process.exit(done.status ?? 1)
}
