import type { Fault } from '../errors/index.ts'

/** What a thread is asked to do: call a function of a module with copies of these arguments. */
export interface Task {
  module: string
  name: string
  args: unknown[]
}

/** What it tells: the result, what is wrong with what was sent, or what broke. */
export type Told = { result: unknown } | { faults: Fault[] } | { bug: { name: string; message: string; stack: string } }
