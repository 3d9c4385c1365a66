/** Deep enough to break a careless walker, small enough to be taken as a body. */
const deep = (levels: number): unknown => {
  let value: unknown = 'x'
  for (let n = 0; n < levels; n += 1) value = n % 2 ? { a: value } : [value]
  return value
}

/** Values that break careless programs: quotes, wrong types, huge numbers, keys of prototypes, depth, odd characters. */
export const hostileValues: readonly unknown[] = [
  "'; drop table cases; --",
  "' or 1=1 --",
  '\\',
  '%_%',
  '$1',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  'file:///etc/passwd',
  '\u0000',
  'a\u0000b',
  '\u202Efdp.exe',
  '\uD800',
  '👩‍👩‍👧‍👦'.repeat(50),
  'ﷺ'.repeat(500),
  '工'.repeat(100_000),
  '',
  ' ',
  'null',
  'NaN',
  '1e999',
  '-0',
  '9'.repeat(400),
  '2026-02-30',
  '0000-00-00',
  '99999-12-31',
  '=1+1',
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  1e308,
  -1e308,
  [],
  {},
  [[[]]],
  Array.from({ length: 2000 }, (_, n) => n),
  { $ne: null },
  { toString: 'x', constructor: { prototype: { polluted: true } } },
  JSON.parse('{"__proto__":{"polluted":true}}'),
  deep(400),
  '00000000-0000-0000-0000-000000000000',
  '2026-Q9',
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
]

/** Numbers from 0 to below 1, the same every time for the same seed (mulberry32), so that a failure can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Places of a value that can be replaced, as paths of keys; the whole value is the empty path. */
export function placesOf(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  const here = [[...path]]
  if (Array.isArray(value)) return [...here, ...value.flatMap((item, n) => placesOf(item, [...path, n]))]
  if (typeof value !== 'object' || value === null) return here
  return [...here, ...Object.entries(value).flatMap(([key, item]) => placesOf(item, [...path, key]))]
}

/** A copy of a value with one place replaced. */
export function replaceAt(value: unknown, path: readonly (string | number)[], by: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return by
  if (Array.isArray(value)) return value.map((item, n) => (n === step ? replaceAt(item, rest, by) : item))
  const entries = Object.entries(value as object).map(([key, item]) => [
    key,
    key === step ? replaceAt(item, rest, by) : item,
  ])
  return Object.fromEntries(entries)
}
