/** A transaction, of which nothing matters here but that it is one: named so, this file needs nothing of the others. */
type Transaction = object

/** Answers kept with a transaction. */
export interface Remembered<T> {
  /** What was read under this key in this transaction, read now when it was not. A read that failed is not kept. */
  get(db: Transaction, key: string, read: () => Promise<T>): Promise<T>
  /** Forgets what this transaction has read, because it has just changed it. */
  forget(db: Transaction): void
}

/**
 * A memory for what is read again and again in one transaction and seldom changes: parameters, the calendar, who somebody
 * is. It lives with the transaction and is gone with it; whoever writes those tables forgets.
 */
export function remembering<T>(): Remembered<T> {
  const kept = new WeakMap<Transaction, Map<string, Promise<T>>>()
  return {
    get: (db, key, read) => {
      const mine = kept.get(db) ?? new Map<string, Promise<T>>()
      kept.set(db, mine)
      const known = mine.get(key)
      if (known) return known
      const reading = read()
      mine.set(key, reading)
      reading.catch(() => mine.delete(key))
      return reading
    },
    forget: (db) => void kept.delete(db),
  }
}
