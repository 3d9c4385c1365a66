import { parentPort } from 'node:worker_threads'
import { Invalid } from '../errors/index.ts'
import type { Task, Told } from './task.ts'

const faultOf = (error: unknown): Told => {
  if (error instanceof Invalid) return { faults: error.faults }
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  return { bug: { name, message, stack: stack ?? '' } }
}

async function work({ module, name, args }: Task): Promise<Told> {
  const found = (await import(module)) as Record<string, (...args: unknown[]) => unknown>
  const run = found[name]
  if (!run) throw new Error(`${module} has no ${name}`)
  return { result: await run(...args) }
}

parentPort?.on('message', (task: Task) => {
  work(task)
    .then((told) => parentPort?.postMessage(told))
    .catch((error) => parentPort?.postMessage(faultOf(error)))
})
