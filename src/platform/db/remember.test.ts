import { expect, test } from 'vitest'
import type { Db } from './index.ts'
import { remembering } from './remember.ts'

const transaction = () => ({}) as Db

test('what a transaction has read is read once, and by every transaction for itself', async () => {
  let reads = 0
  const memory = remembering<number>()
  const [one, other] = [transaction(), transaction()]
  const read = async () => ++reads
  expect([await memory.get(one, 'a', read), await memory.get(one, 'a', read)]).toEqual([1, 1])
  expect([await memory.get(one, 'b', read), await memory.get(other, 'a', read)]).toEqual([2, 3])
})

test('what has been changed is read again, and so is what could not be read', async () => {
  let reads = 0
  const memory = remembering<number>()
  const db = transaction()
  await memory.get(db, 'a', async () => ++reads)
  memory.forget(db)
  expect(await memory.get(db, 'a', async () => ++reads)).toBe(2)
  await expect(memory.get(db, 'b', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await memory.get(db, 'b', async () => ++reads)).toBe(3)
})
