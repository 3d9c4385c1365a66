import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import { Invalid, TooMany } from '../errors/index.ts'
import { say } from '../say/index.ts'
import { startThread } from './start.ts'
import type { Task, Told } from './task.ts'

/** A task with who waits for it; `path` is where its faults belong in what was sent. */
interface Job {
  task: Task
  path: string
  resolve(result: unknown): void
  reject(error: unknown): void
}

const mostThreads = Math.max(2, Math.min(4, availableParallelism() - 1))
/** Whoever waits holds a connection of the database, so few may. */
const mostWaiting = 4
const idleMs = 60_000
const watchMs = 200
const mostMemory = 1 << 30

const resting: Worker[] = []
const waiting: Job[] = []
let running = 0

/** Seconds a task may take. An operator with slow machines sets `GONGYUN_FILE_SECONDS`, at most 25: the database waits no longer. */
export const secondsAllowed = (): number => Math.min(Number(process.env.GONGYUN_FILE_SECONDS) || 20, 25)

/** Does a task in a thread. @throws Invalid when it takes too long or too much; TooMany when too many wait. */
export const runTask = (task: Task, path: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const job = { task, path, resolve, reject }
    if (running < mostThreads) begin(job)
    else if (waiting.length < mostWaiting) waiting.push(job)
    else reject(new TooMany(secondsAllowed()))
  })

function begin(job: Job): void {
  running += 1
  const thread = resting.pop() ?? startThread()
  const before = process.memoryUsage.rss()
  const end = (settle: () => void, isSound: boolean) => {
    clearTimeout(timer)
    clearInterval(watch)
    thread.off('message', onTold).off('error', onError).off('exit', onExit)
    running -= 1
    if (isSound) rest(thread)
    else discard(thread)
    settle()
    const next = waiting.shift()
    if (next) begin(next)
  }
  const stop = (fault: () => Invalid) => end(() => job.reject(fault()), false)
  const onTold = (told: Told) => end(() => tell(job, told), true)
  const onExit = () => stop(() => heavy(job.path))
  const onError = (error: Error & { code?: string }) =>
    error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? stop(() => heavy(job.path)) : end(() => job.reject(error), false)
  const timer = setTimeout(() => stop(() => slow(job.path, secondsAllowed())), secondsAllowed() * 1000)
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() - before > mostMemory) stop(() => heavy(job.path))
  }, watchMs)
  thread.on('message', onTold).on('error', onError).on('exit', onExit)
  thread.ref()
  thread.postMessage(job.task)
}

/** Ends a thread whatever it is doing; what it still complains of is no longer heard. */
function discard(thread: Worker): void {
  thread.on('error', () => undefined)
  void thread.terminate()
}

/** Keeps a thread for the next task, for a while, without keeping the process alive for it. */
function rest(thread: Worker): void {
  const leave = () => {
    const at = resting.indexOf(thread)
    if (at >= 0) resting.splice(at, 1)
    discard(thread)
  }
  const timer = setTimeout(() => {
    if (resting.includes(thread)) leave()
  }, idleMs)
  timer.unref()
  thread.unref()
  resting.push(thread)
}

function tell(job: Job, told: Told): void {
  if ('result' in told) job.resolve(told.result)
  else if ('faults' in told) job.reject(new Invalid(told.faults))
  else {
    const { name, message, stack } = told.bug
    const error = name === 'RangeError' ? new RangeError(message) : new Error(message)
    job.reject(Object.assign(error, { stack }))
  }
}

const bad = (path: string, rule: string, zh: string, en: string) => new Invalid([{ path, rule, message: say(zh, en) }])

const slow = (path: string, seconds: number) =>
  bad(
    path,
    'too-slow',
    `处理超过 ${seconds} 秒仍未完成，已停止。请检查文件是否正常，或拆分后再试。`,
    `It took more than ${seconds} seconds and was stopped. See whether the file is sound, or split it.`,
  )

const heavy = (path: string) =>
  bad(
    path,
    'too-heavy',
    '处理所需内存过大，已停止。请检查文件是否正常，或拆分后再试。',
    'It took too much memory and was stopped. See whether the file is sound, or split it.',
  )
