import { lazy } from 'react'
import { say } from '#platform/say'
import { BellOutlined, DownloadOutlined, definePages, SearchOutlined } from '#ui'
import { AnyCasePage } from './any-case.tsx'
import { ExportsPage, title as exportsTitle } from './exports.tsx'
import { NoticesPage } from './notices.tsx'
import { OutboxPage } from './outbox.tsx'
import { SearchPage } from './search.tsx'

const AccountPage = lazy(() => import('./account.tsx'))

/** Pages that belong to no domain: messages, search, my account, and a case of any process. */
export const pages = definePages({
  '/notices': {
    title: say('我的消息', 'My messages'),
    menu: { group: 'desk', order: 2, icon: <BellOutlined /> },
    page: NoticesPage,
  },
  '/exports': {
    title: exportsTitle,
    menu: { group: 'desk', order: 3, icon: <DownloadOutlined /> },
    page: ExportsPage,
  },
  '/search': {
    title: say('全文检索', 'Search'),
    menu: { group: 'library', order: 1, icon: <SearchOutlined /> },
    page: SearchPage,
  },
  '/outbox': { title: say('待发送', 'Outbox'), page: OutboxPage },
  '/account': { title: say('我的账户', 'My account'), page: AccountPage },
  '/cases/:regionId/:id': { title: say('事项', 'Case'), page: AnyCasePage },
})
