import { expect, test } from 'vitest'
import { waysFor, wishOf } from './shortcuts.ts'

const pages = { '/': {}, '/policy': { needs: 'policy.read' }, '/cockpit': { needs: 'cockpit.read' } } as never

test('only pages that a person is offered have a key', () => {
  expect(waysFor(pages, ['policy.read']).map(({ path }) => path)).toEqual(['/', '/policy'])
})

test('a letter leads somewhere only after g; alone it does nothing', () => {
  const open = waysFor(pages, ['*'])
  expect(wishOf('g', false, open)).toBe('wait')
  expect(wishOf('d', true, open)).toEqual({ go: '/' })
  expect(wishOf('p', true, open)).toEqual({ go: '/policy' })
  expect(wishOf('x', true, open)).toBeNull()
  expect(wishOf('d', false, open)).toBeNull()
  expect(wishOf('/', false, open)).toBe('filter')
  expect(wishOf('?', false, open)).toBe('help')
})
