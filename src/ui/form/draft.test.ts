import { beforeEach, expect, test, vi } from 'vitest'
import { GetSession } from '#kernel/access'
import { answers, keyOf } from '../ask/ask.ts'
import { noteReached } from '../device/connection.ts'
import { dropDraft, findDraft, forgetDrafts, keepDraft, keepDraftsThrough } from './draft.ts'

/** The part of a browser's store that drafts use; tests run without a browser. */
function openStore(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (n) => [...kept.keys()][n] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  }
}

const signIn = (personId: string | null) =>
  answers.setQueryData(keyOf(GetSession, {}), { me: personId === null ? null : { personId } })

beforeEach(() => {
  vi.stubGlobal('sessionStorage', openStore())
  vi.stubGlobal('localStorage', openStore())
  noteReached(true)
})

/** Closes the browser and opens it again. */
const restart = () => vi.stubGlobal('sessionStorage', openStore())

test('a draft is found by whoever wrote it and by nobody else in the tab', () => {
  signIn('wang')
  keepDraft('aid-new', { title: '困难职工帮扶' })
  signIn('li')
  expect(findDraft('aid-new')).toBeNull()
  signIn('wang')
  expect(findDraft('aid-new')).toEqual({ title: '困难职工帮扶' })
})

test('the next person wipes out what the one before left, and signing out wipes out one’s own', () => {
  signIn('wang')
  keepDraft('aid-new', { title: '困难职工帮扶' })
  sessionStorage.setItem('gongyun.language', 'zh')
  forgetDrafts('li')
  expect(findDraft('aid-new')).toBeNull()
  keepDraft('aid-new', { title: '再写' })
  forgetDrafts('wang')
  expect(findDraft('aid-new')).not.toBeNull()
  forgetDrafts(null)
  expect(findDraft('aid-new')).toBeNull()
  expect(sessionStorage.getItem('gongyun.language')).toBe('zh')
})

test('what is written without a connection outlives the browser; what is written with one does not', () => {
  signIn('wang')
  keepDraft('visit', { people: '王' })
  restart()
  expect(findDraft('visit')).toBeNull()
  keepDraft('visit', { people: '王' })
  noteReached(false)
  keepDraftsThrough()
  restart()
  expect(findDraft('visit')).toEqual({ people: '王' })
  keepDraft('visit', { people: '王、李' })
  restart()
  expect(findDraft('visit')).toEqual({ people: '王、李' })
  signIn('li')
  expect(findDraft('visit')).toBeNull()
  forgetDrafts('li')
  expect(localStorage.length).toBe(0)
})

test('what was sent leaves nothing behind, here or on the disk', () => {
  signIn('wang')
  noteReached(false)
  keepDraft('visit', { people: '王' })
  dropDraft('visit')
  restart()
  expect(findDraft('visit')).toBeNull()
})
