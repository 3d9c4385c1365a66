import { definePages, SearchOutlined } from '#ui'
import { ReportList } from './list.tsx'
import { ReportPage } from './report.tsx'
import { titles } from './words.ts'
import './extraction.css'

const needs = 'extraction.read'

export const pages = definePages({
  '/extraction': {
    title: titles.list,
    needs,
    menu: { group: 'figures', order: 40, icon: <SearchOutlined /> },
    page: ReportList,
  },
  '/extraction/:regionId/:id': { title: titles.one, needs, page: ReportPage },
})
