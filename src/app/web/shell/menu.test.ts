import { expect, test } from 'vitest'
import { say } from '#platform/say'
import type { Pages } from '#ui'
import { currentOf, menuOf } from './menu.ts'

const page = () => null
const pages: Pages = {
  '/': { title: say('我的待办', 'My desk'), menu: { group: 'desk', order: 1 }, page },
  '/tasks': { title: say('任务清单', 'Tasks'), needs: 'task.read', menu: { group: 'loop', order: 2 }, page },
  '/tasks/overdue': { title: say('逾期任务', 'Overdue'), needs: 'task.read', menu: { group: 'loop', order: 1 }, page },
  '/tasks/:regionId/:id': { title: say('任务', 'Task'), needs: 'task.read', page },
  '/people': {
    title: say('人员', 'People'),
    needs: 'people.manage',
    menu: { group: 'administration', order: 1 },
    page,
  },
}
const pathsFor = (permissions: string[]) =>
  menuOf(pages, permissions).map((part) => part.items.map((item) => item.path))

test('a person is offered only what they may see, in order', () => {
  expect(pathsFor([])).toEqual([['/']])
  expect(pathsFor(['task.read'])).toEqual([['/'], ['/tasks/overdue', '/tasks']])
})

test('the system administrator of everything sees every group', () => {
  expect(menuOf(pages, ['*']).map((part) => part.group)).toEqual(['desk', 'loop', 'administration'])
})

test('a case belongs to the menu entry above it, and the desk only to itself', () => {
  const menu = menuOf(pages, ['task.read'])
  expect(currentOf(menu, '/tasks/630100/abc')).toBe('/tasks')
  expect(currentOf(menu, '/tasks/overdue')).toBe('/tasks/overdue')
  expect(currentOf(menu, '/account')).toBeNull()
})

test('with what is filled known, only pages with something on them are offered; the others stay behind one press', () => {
  const holding: Pages = {
    ...pages,
    '/scores': {
      title: say('评价', 'Scores'),
      needs: 'task.read',
      menu: { group: 'loop', order: 3, holds: ['evaluation', 'round'] },
      page,
    },
  }
  const loop = (filled: ReadonlySet<string> | null) =>
    menuOf(holding, ['task.read'], filled)
      .flatMap((part) => part.items)
      .map((item) => item.path)
  expect(loop(new Set())).toEqual(['/', '/tasks/overdue', '/tasks'])
  expect(loop(new Set(['round']))).toContain('/scores')
  expect(loop(null)).toContain('/scores')
})
