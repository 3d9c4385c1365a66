import { expect, test } from 'vitest'
import { tidyUscc, usccFault } from './uscc.ts'

test('the code of the standard passes, also when typed in small letters with spaces', () => {
  expect(usccFault('91350100M000100Y43')).toBeNull()
  expect(usccFault(tidyUscc(' 91350100 m000100y43 '))).toBeNull()
})

test('a wrong last sign is found', () => {
  expect(usccFault('91350100M000100Y44')?.en).toContain('last sign')
  expect(usccFault('91350100M000100Y4Z')?.en).toContain('without I, O, S, V, Z')
})

test('two signs that changed places are found', () => {
  expect(usccFault('91350010M000100Y43')).not.toBeNull()
  expect(usccFault('913501000M00100Y43')).not.toBeNull()
})

test('the organisation code inside is checked by its own rule', () => {
  expect(usccFault('91350100M000100Y53')?.zh).toContain('第 9 至 17 位')
})

test('a code that is too short or has forbidden letters says so', () => {
  expect(usccFault('9135')?.zh).toContain('18 位')
  expect(usccFault('91350100I000100Y43')?.zh).toContain('I、O、S、V、Z')
})

test('every single changed sign is found', () => {
  const right = '91350100M000100Y43'
  const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  for (let at = 0; at < 18; at++) {
    for (const sign of signs) {
      if (sign === right[at]) continue
      expect(usccFault(right.slice(0, at) + sign + right.slice(at + 1))).not.toBeNull()
    }
  }
})
