import { describe, expect, test } from 'vitest'
import { say } from '#platform/say'
import {
  afterNo,
  again,
  type Entry,
  isLostConnection,
  mayBeDouble,
  nextToSend,
  oldestOf,
  type Reason,
  waitingFor,
} from './entry.ts'

const entry = (id: string, change: Partial<Entry> = {}): Entry => ({
  id,
  personId: 'lin',
  deed: {
    kind: 'act',
    params: { regionId: 630100, id: `case-${id}`, action: 'record' },
    body: { rev: 3, input: { people: '林晓棠' } },
  },
  process: 'visit',
  version: 1,
  title: '现场检查：大通县总工会',
  label: say('登记检查记录', 'Record the visit'),
  page: null,
  unitId: 1,
  key: `key-${id}`,
  savedAt: '2026-11-20T01:00:00Z',
  unsureSince: null,
  state: 'waiting',
  why: null,
  ...change,
})
const opening = (change: Partial<Entry> = {}) =>
  entry('o', {
    deed: { kind: 'open', body: { process: 'problem', unitId: 1, title: '问题', period: null, answers: {} } },
    ...change,
  })
const no = (status: number): Reason => ({ status, text: say('不行', 'No'), faults: [], refusals: [] })
const now = new Date('2026-11-20T08:00:00Z')

describe('what goes out next', () => {
  test('the oldest that waits; what was refused holds up nobody', () => {
    const entries = [
      entry('late', { savedAt: '2026-11-20T03:00:00Z' }),
      entry('refused', { savedAt: '2026-11-20T01:00:00Z', state: 'refused' }),
      entry('early', { savedAt: '2026-11-20T02:00:00Z' }),
    ]
    expect(nextToSend(entries, new Set())?.id).toBe('early')
    expect(nextToSend(entries, new Set(['early']))?.id).toBe('late')
    expect(nextToSend(entries, new Set(['early', 'late']))).toBeNull()
    expect(oldestOf(entries)).toBe('2026-11-20T01:00:00Z')
  })

  test('only a lost connection lets a deed be kept; every answer is the server’s word', () => {
    expect(isLostConnection(0)).toBe(true)
    for (const status of [400, 401, 403, 404, 409, 413, 422, 429, 500, 502, 503])
      expect(isLostConnection(status)).toBe(false)
  })
})

describe('after a no', () => {
  test('a refusal stays with its reason, and the next is tried', () => {
    for (const status of [403, 404, 409, 413, 422]) {
      const after = afterNo(entry('a'), no(status), 'refused', now)
      expect(after).toMatchObject({ stop: false, entry: { state: 'refused', why: { status }, unsureSince: null } })
    }
  })

  test('silence, an ended session and a server that wants rest end the round; the deed goes on waiting under its key', () => {
    for (const status of [0, 401, 429, 502, 503, 504]) {
      const after = afterNo(entry('a'), no(status), '', now)
      expect(after).toMatchObject({ stop: true, entry: { state: 'waiting', key: 'key-a' } })
    }
    expect(afterNo(entry('a'), no(403), 'ask-again', now)).toMatchObject({ stop: true, entry: { state: 'waiting' } })
    expect(afterNo(entry('a'), no(500), '', now)).toMatchObject({ stop: false, entry: { state: 'waiting' } })
  })

  test('after silence it is unsure since the first time, whether it arrived', () => {
    const once = afterNo(entry('a'), no(0), '', now).entry
    const twice = afterNo(once, no(502), '', new Date('2026-11-21T08:00:00Z')).entry
    expect(twice.unsureSince).toBe(now.toISOString())
    expect(afterNo(entry('a'), no(401), '', now).entry.unsureSince).toBeNull()
  })
})

describe('never twice', () => {
  test('an opening that may have arrived longer ago than keys are kept waits for a person to look', () => {
    const unsure = opening({ unsureSince: '2026-11-13T08:00:00Z' })
    expect(mayBeDouble(unsure, now)).toBe(true)
    expect(mayBeDouble(opening({ unsureSince: '2026-11-19T08:00:00Z' }), now)).toBe(false)
    expect(mayBeDouble(opening(), now)).toBe(false)
    expect(mayBeDouble(entry('a', { unsureSince: '2026-11-01T08:00:00Z' }), now)).toBe(false)
    expect(mayBeDouble(again(unsure), now)).toBe(false)
  })

  test('sent again as it is, it keeps its key', () => {
    const refused = afterNo(entry('a'), no(409), 'stale', now).entry
    expect(again(refused)).toMatchObject({ state: 'waiting', key: 'key-a', why: null })
  })

  test('a case that a deed waits for is known', () => {
    expect(waitingFor([entry('a'), opening()], 'case-a')?.id).toBe('a')
    expect(waitingFor([entry('a')], 'case-b')).toBeNull()
  })
})
