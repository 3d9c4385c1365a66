import { expect, test } from 'vitest'
import { changedSince, stampOf } from './stamp.ts'

test('a stamped row tells which of its cells have changed since, and a foreign stamp fits nothing', () => {
  const stamp = stampOf(['1', '培训', 60, null])
  expect(changedSince(stamp, ['1', '培训', 60, null])).toEqual([])
  expect(changedSince(stamp, ['1', '培训', 70, ''])).toEqual([2])
  expect(changedSince(stamp, ['1', '培训和竞赛', 60, '理由'])).toEqual([1, 3])
  expect(changedSince('', ['1', '培训'])).toEqual([0, 1])
})
