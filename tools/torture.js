import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './build.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
await build({ quiet: true })
const args = ['--conditions=source', '--import', 'tsx', join(root, 'tools/torture/main.ts'), ...process.argv.slice(2)]
const done = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
process.exit(done.status ?? 1)
