import { type Say, say } from '#platform/say'
import { isOffered } from './menu.ts'

type PageNeeds = Parameters<typeof isOffered>[0]

/** Where `g` and a letter lead; the letter is the first of the English word. */
const ways: readonly { key: string; path: string; label: Say }[] = [
  { key: 'd', path: '/', label: say('我的工作台', 'My desk') },
  { key: 'c', path: '/cockpit', label: say('改革驾驶舱', 'Cockpit') },
  { key: 'n', path: '/notices', label: say('我的消息', 'My messages') },
  { key: 'p', path: '/policy', label: say('政策文件', 'Policy documents') },
  { key: 't', path: '/ledger/tasks', label: say('产改任务', 'Tasks') },
  { key: 'r', path: '/dispatch/reports', label: say('季度报送', 'Reports') },
  { key: 'z', path: '/rectification', label: say('督促整改', 'Rectification') },
  { key: 'u', path: '/org', label: say('单位管理', 'Units') },
]

/** The ways open to a person: only pages that exist and that they are offered. */
export const waysFor = (pages: Readonly<Record<string, PageNeeds>>, permissions: readonly string[]) =>
  ways.filter(({ path }) => pages[path] && isOffered(pages[path], permissions))

/** What a key press asks for. */
export type Wish = { go: string } | 'filter' | 'search' | 'help' | 'wait' | null

/** How long the letter after `g` is waited for, in milliseconds. */
export const patience = 1200

/** What a key means, after `g` or by itself: `/` the filter of the page, `?` the sheet of keys, `g d` the desk. */
export function wishOf(key: string, afterG: boolean, open: readonly { key: string; path: string }[]): Wish {
  if (afterG) {
    const way = open.find((one) => one.key === key.toLowerCase())
    return way ? { go: way.path } : null
  }
  if (key === '/') return 'filter'
  if (key === '?') return 'help'
  return key === 'g' ? 'wait' : null
}
