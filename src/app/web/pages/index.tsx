import { BellOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import { say } from '#platform/say'
import { definePages } from '#ui'
import { AnyCasePage } from './any-case.tsx'
import { NoticesPage } from './notices.tsx'

const AccountPage = lazy(() => import('./account.tsx'))

/** Pages that belong to no domain: messages, my account, and a case of any process. */
export const pages = definePages({
  '/notices': {
    title: say('我的消息', 'My messages'),
    menu: { group: 'desk', order: 2, icon: <BellOutlined /> },
    page: NoticesPage,
  },
  '/account': { title: say('我的账户', 'My account'), page: AccountPage },
  '/cases/:regionId/:id': { title: say('事项', 'Case'), page: AnyCasePage },
})
