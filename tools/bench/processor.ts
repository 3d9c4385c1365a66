import { readdirSync, readFileSync } from 'node:fs'

const tickSeconds = 0.01

/** Parent and seconds of processor time out of a `stat` file of Linux; null when the process is gone. */
function readStat(file: string): { parent: number; seconds: number } | null {
  try {
    const text = readFileSync(file, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { parent: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12])) * tickSeconds }
  } catch {
    return null
  }
}

/** What each process below some other was last seen to have used: one that has ended has still used it. */
const used = new Map<string, number>()

/** Seconds of processor time the processes below `parent` have used until now. */
function below(parent: number): number {
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const one = readStat(`/proc/${name}/stat`)
    if (one?.parent === parent) used.set(`${parent}/${name}`, one.seconds)
  }
  return [...used].reduce((sum, [key, seconds]) => sum + (key.startsWith(`${parent}/`) ? seconds : 0), 0)
}

/** Whether the system tells how much processor time a process has used. */
export const tellsProcessor = process.platform === 'linux'

/**
 * Seconds of processor time used until now by an answering process and by the database server's connections. For our own
 * process only its main thread counts: another thread asks.
 */
export function processorSeconds(answering: number, postmaster: number): number {
  const own = answering === process.pid ? `/proc/self/task/${answering}/stat` : `/proc/${answering}/stat`
  return (readStat(own)?.seconds ?? 0) + below(postmaster)
}
