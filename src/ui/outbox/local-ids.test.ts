import { expect, test } from 'vitest'
import { defineForm, evidence, findFaults } from '#kernel/form'
import { say } from '#platform/say'
import { isLocalId, localIdsIn, newLocalId, withStoredIds } from './local-ids.ts'

test('a file on this device has an id that a form takes and that the server never gives', () => {
  const Photos = defineForm({ proof: evidence(say('照片', 'Photographs')) })
  const id = newLocalId()
  expect(findFaults(Photos, { proof: [id] })).toEqual([])
  expect(isLocalId(id)).toBe(true)
  for (let tries = 0; tries < 200; tries += 1) expect(isLocalId(crypto.randomUUID())).toBe(false)
  expect(isLocalId('照片')).toBe(false)
})

test('the ids that the server gave take their place wherever they are named', () => {
  const [first, second] = [newLocalId(), newLocalId()]
  const stored = crypto.randomUUID()
  const body = { rev: 3, input: { proof: [first, stored], rows: [{ photo: second }], note: null, at: 1 } }
  expect(localIdsIn(body)).toEqual([first, second])
  const map = new Map([
    [first, 'one'],
    [second, 'two'],
  ])
  expect(withStoredIds(body, map)).toEqual({
    rev: 3,
    input: { proof: ['one', stored], rows: [{ photo: 'two' }], note: null, at: 1 },
  })
})

test('answers never go out with a file that the server does not have', () => {
  expect(() => withStoredIds([newLocalId()], new Map())).toThrow(RangeError)
})
