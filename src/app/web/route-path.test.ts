import { expect, test } from 'vitest'
import { routePath } from './route-path.ts'

test('names in a path are written as the router wants them', () => {
  expect(routePath('/cases/:regionId/:id')).toBe('/cases/$regionId/$id')
  expect(routePath('/')).toBe('/')
})
