import { setTimeout } from 'node:timers/promises'

/** Milliseconds before which nobody is answered: more than the work for somebody who has a file takes, so that time tells nothing. */
const soonest = 60

/**
 * Does a deed and answers no sooner than any other answer to this question comes, whatever the answer is. `more`: milliseconds on
 * top, for a question about many.
 */
export async function inLevelTime<T>(deed: () => Promise<T>, more = 0): Promise<T> {
  const over = setTimeout(soonest + more)
  try {
    return await deed()
  } finally {
    await over
  }
}
