import './workforce.css'
import { definePages, TeamOutlined } from '#ui'
import { WorkforcePage } from './page.tsx'
import { texts } from './words.ts'

export const pages = definePages({
  '/workforce': {
    title: texts.title,
    needs: 'workforce.read',
    menu: { group: 'figures', order: 15, icon: <TeamOutlined /> },
    page: WorkforcePage,
  },
})
