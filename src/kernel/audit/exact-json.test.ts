import { expect, test } from 'vitest'
import { canonicalJson } from './exact-json.ts'

test('keys come in order, spaces go, and the order of a list stays', () => {
  expect(canonicalJson('{"b": [3, 1, {"z": null, "a": true}], "a": "工 会"}')).toBe(
    '{"a":"工 会","b":[3,1,{"a":true,"z":null}]}',
  )
  expect(['{}', '[]', ' 1 ', '"x"', 'null', '{"a": {}}'].map(canonicalJson)).toEqual([
    '{}',
    '[]',
    '1',
    '"x"',
    'null',
    '{"a":{}}',
  ])
})

test('numbers keep every digit', () => {
  expect(canonicalJson('[12345678901234567890.10, -0.1000000000000000055511151231257827]')).toBe(
    '[12345678901234567890.10,-0.1000000000000000055511151231257827]',
  )
})

test('strings have one writing, whatever was escaped', () => {
  expect(canonicalJson('{"\\u0061\\"]": "\\u5de5\\n{,}"}')).toBe('{"a\\"]":"工\\n{,}"}')
})

test('a text that ends early or goes on is refused', () => {
  for (const text of ['', '{', '[1', '{"a"', '1 2', '{} x'])
    expect(() => canonicalJson(text), text).toThrow(SyntaxError)
})
