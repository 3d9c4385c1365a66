import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

test('what was acknowledged survives kills of server and database, and hostile files', () => {
  const done = spawnSync(process.execPath, [join(root, 'tools/torture.js'), '--short', '--seed', '20261122'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 280_000,
  })
  console.log(done.stdout)
  expect(done.stdout).toMatch(/^\d+ passed, 0 failed$/m)
  expect(done.status).toBe(0)
}, 300_000)
