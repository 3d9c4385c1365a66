import './home.css'
import { say } from '#platform/say'
import { DashboardOutlined, definePages, HomeOutlined } from '#ui'
import { CockpitPage } from './cockpit.tsx'
import { MyDesk } from './desk.tsx'

export const pages = definePages({
  '/': { title: say('我的工作台', 'My desk'), menu: { group: 'desk', order: 1, icon: <HomeOutlined /> }, page: MyDesk },
  '/cockpit': {
    title: say('改革驾驶舱', 'Cockpit'),
    needs: 'cockpit.read',
    menu: { group: 'desk', order: 2, icon: <DashboardOutlined /> },
    page: CockpitPage,
  },
})
