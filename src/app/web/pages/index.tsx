import { ApartmentOutlined, BellOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import { say } from '#platform/say'
import { definePages } from '#ui'
import { AnyCasePage } from './any-case.tsx'
import { NoticesPage } from './notices.tsx'
import { ProcessesPage, ProcessPage } from './processes.tsx'

const AccountPage = lazy(() => import('./account.tsx'))

/** Pages that belong to no domain: messages, processes, my account, and a case of any process. */
export const pages = definePages({
  '/notices': {
    title: say('我的消息', 'My messages'),
    menu: { group: 'desk', order: 2, icon: <BellOutlined /> },
    page: NoticesPage,
  },
  '/account': { title: say('我的账户', 'My account'), page: AccountPage },
  '/cases/:regionId/:id': { title: say('事项', 'Case'), page: AnyCasePage },
  '/processes': {
    title: say('流程', 'Processes'),
    menu: { group: 'library', order: 90, icon: <ApartmentOutlined /> },
    page: ProcessesPage,
  },
  '/processes/:name': { title: say('流程', 'Process'), page: ProcessPage },
})
