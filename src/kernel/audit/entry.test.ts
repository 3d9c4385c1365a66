import { expect, test } from 'vitest'
import { canonicalEntry, exactMoment, type StoredEntry } from './entry.ts'

const line: StoredEntry = {
  regionId: 630102,
  id: '01930000-0000-7000-8000-000000000001',
  at: '2026-11-22 02:00:00.123+00',
  personId: null,
  personName: '马晓梅',
  unitId: 7,
  unitNo: '9007199254740993',
  action: 'case.verify',
  subjectKind: 'case',
  subjectId: 'c1',
  body: '{"to": "verified", "from": "applied"}',
}

test('a line has one text: fixed order, nulls written out, digits exact', () => {
  expect(canonicalEntry(line)).toBe(
    '["entry-1",630102,"01930000-0000-7000-8000-000000000001","2026-11-22T02:00:00.123000Z",null,"马晓梅",7,' +
      '9007199254740993,"case.verify","case","c1",{"from":"applied","to":"verified"}]',
  )
})

test('the text is the same however the same line was written', () => {
  const same = { ...line, at: '2026-11-22T02:00:00.123Z', body: '{"from":"applied","to":"verified"}' }
  expect(canonicalEntry(same)).toBe(canonicalEntry(line))
})

test('the text of any other line is another', () => {
  const changes: Partial<StoredEntry>[] = [
    { regionId: 630103 },
    { id: '01930000-0000-7000-8000-000000000002' },
    { at: '2026-11-22 02:00:00.123001+00' },
    { at: '2026-11-22 02:00:00.123+00 BC' },
    { at: 'infinity' },
    { personId: '01930000-0000-7000-8000-000000000001' },
    { personName: '马晓梅 ' },
    { unitId: null },
    { unitNo: '9007199254740992' },
    { unitNo: null },
    { action: 'case.verify"' },
    { subjectKind: 'cas', subjectId: 'ec1' },
    { body: '{"to": "verified"}' },
    { body: '{"to": "verified", "from": "applied", "n": 1}' },
    { body: '{"to": "verified", "from": "applied", "n": 1.0}' },
  ]
  const texts = [line, ...changes.map((change) => ({ ...line, ...change }))].map(canonicalEntry)
  expect(new Set(texts).size).toBe(texts.length)
})

test('a moment is written to the microsecond', () => {
  expect(exactMoment('2026-11-22 02:00:00+00')).toBe('2026-11-22T02:00:00.000000Z')
  expect(exactMoment('2026-11-22T02:00:00.123456Z')).toBe('2026-11-22T02:00:00.123456Z')
})
