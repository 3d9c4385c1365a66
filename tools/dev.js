import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Server and pages from source, both reloading: the pages on port 5173 ask the server on port 8063.
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const run = (file, ...args) =>
  spawn(process.execPath, [join(root, 'node_modules', file), ...args], { cwd: root, stdio: 'inherit' })
const children = [
  run('tsx/dist/cli.mjs', 'watch', '--conditions=source', 'tools/dev-server.ts', '--port', '8063'),
  run('vite/bin/vite.js', '--port', '5173'),
]
const stopAll = () => {
  for (const child of children) child.kill()
}
for (const child of children) child.on('exit', stopAll)
