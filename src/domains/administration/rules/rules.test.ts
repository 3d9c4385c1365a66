import { describe, expect, test } from 'vitest'
import { type AnyProcess, listPaths, play } from '#kernel/process'
import { appointmentProcess } from '../process.ts'
import { findLastKeeper, findMatrixRefusal, findThreeAdmins, needsTwo } from './index.ts'

const from = '2026-01-01'

describe('the three administrators', () => {
  test('are never two in one person at one time', () => {
    const held = [{ post: 'administrator', from, to: null }]
    expect(findThreeAdmins({ post: 'auditor', from, to: null }, held)).toMatchObject({
      rule: 'three-admin-separation',
      source: { zh: expect.stringContaining('GB/T 22239-2019') },
    })
    expect(findThreeAdmins({ post: 'administrator', from, to: null }, held)).toBeNull()
    expect(findThreeAdmins({ post: 'liaison', from, to: null }, held)).toMatchObject({ rule: 'three-admin-separation' })
    const working = [{ post: 'liaison', from, to: null }]
    expect(findThreeAdmins({ post: 'auditor', from, to: null }, working)).toMatchObject({
      rule: 'three-admin-separation',
    })
    expect(findThreeAdmins({ post: 'convener', from, to: null }, working)).toBeNull()
  })

  test('may be one after the other: the day a post ends is free for the next', () => {
    const held = [{ post: 'administrator', from, to: '2026-06-01' }]
    expect(findThreeAdmins({ post: 'auditor', from: '2026-06-01', to: null }, held)).toBeNull()
    expect(findThreeAdmins({ post: 'auditor', from: '2026-05-31', to: null }, held)).not.toBeNull()
    expect(findThreeAdmins({ post: 'auditor', from: '2025-01-01', to: from }, held)).toBeNull()
  })
})

describe('a post that carries power', () => {
  test('is given by two, but for the first convener, whom nobody could approve', () => {
    expect(needsTwo('auditor', false)).toBe(true)
    expect(needsTwo('convener', true)).toBe(true)
    expect(needsTwo('convener', false)).toBe(false)
    expect(needsTwo('liaison', true)).toBe(false)
  })

  test('is reached on no path without somebody else, nor by the person it is for', () => {
    const process = appointmentProcess as unknown as AnyProcess
    for (const path of listPaths(process).filter((one) => one.at(-1)?.to === 'granted'))
      expect(process.actions[path.at(-1)?.action ?? '']?.notBy).toContain('open')
    const played = (personId: string | null, held: object[] = []) =>
      play(process, {
        on: '2026-11-20',
        answers: { login: 'x', name: 'X', post: 'auditor', from, to: null, reason: '工作需要' },
        facts: { personId, name: 'X', unitName: '', held },
      })
    expect(played('p1').whyNot('approve', {}, 'p1')).toMatchObject([{ rule: 'own-grant' }])
    expect(played('p1').whyNot('approve', {}, 'p2')).toEqual([])
    expect(played(null).whyNot('approve', {}, 'p2')).toMatchObject([{ rule: 'person-ended' }])
    const held = [{ post: 'security-administrator', from, to: null }]
    expect(played('p1', held).whyNot('approve', {}, 'p2')).toMatchObject([{ rule: 'three-admin-separation' }])
  })

  test('does not end when nobody else would keep the product', () => {
    expect(findLastKeeper('administrator', 0)).toMatchObject({ rule: 'last-keeper' })
    expect(findLastKeeper('administrator', 1)).toBeNull()
    expect(findLastKeeper('convener', 0)).toMatchObject({ rule: 'last-keeper' })
    expect(findLastKeeper('deputy-convener', 0)).toMatchObject({ rule: 'last-keeper' })
    expect(findLastKeeper('liaison', 0)).toBeNull()
  })
})

describe('the table of posts and permissions', () => {
  const edit = { post: 'liaison', permission: 'cockpit.read', allowed: true, ownPosts: ['security-administrator'] }
  test.each([
    ['an ordinary permission', {}, null],
    ['a permission of one’s own post', { post: 'security-administrator' }, 'own-post'],
    [
      'the journal for those who administer',
      { post: 'administrator', permission: 'audit.read' },
      'three-admin-separation',
    ],
    ['approving, for those who propose', { permission: 'people.approve' }, 'three-admin-separation'],
    [
      'approving away from whoever still can',
      { post: 'deputy-convener', permission: 'people.approve', allowed: false },
      'last-keeper',
    ],
    [
      'units away from their last keeper',
      { post: 'administrator', permission: 'org.manage', allowed: false },
      'last-keeper',
    ],
  ])('%s', (_, change, rule) => {
    expect(findMatrixRefusal({ ...edit, ...change })?.rule ?? null).toBe(rule)
  })
})
