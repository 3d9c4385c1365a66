import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Before a run of tests: the database is up, and stays so until the last file is through. What it answers is done after it. */
export default async function setup() {
  const args = ['--conditions=source', '--import', 'tsx', 'src/app/testing/hold.ts', String(process.pid)]
  const holder = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(holder, 'exit')
  await Promise.race([once(holder.stdout, 'data'), ended])
  if (holder.exitCode !== null) throw new Error('the test database does not start')
  return async () => {
    holder.stdin.end()
    await ended
  }
}
