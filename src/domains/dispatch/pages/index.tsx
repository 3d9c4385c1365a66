import { definePages, FormOutlined, ScheduleOutlined } from '#ui'
import { ReportPage } from './report.tsx'
import { Reports } from './reports.tsx'
import { RoundPage } from './round.tsx'
import { Rounds } from './rounds.tsx'
import { titles } from './words.ts'

const needs = 'dispatch.read'

export const pages = definePages({
  '/dispatch': {
    title: titles.rounds,
    needs,
    menu: { group: 'loop', order: 30, icon: <ScheduleOutlined />, holds: ['round'] },
    page: Rounds,
  },
  '/dispatch/reports': {
    title: titles.reports,
    needs,
    menu: { group: 'loop', order: 31, icon: <FormOutlined />, holds: ['report'] },
    page: Reports,
  },
  '/dispatch/rounds/:regionId/:id': { title: titles.round, needs, page: RoundPage },
  '/dispatch/reports/:regionId/:id': { title: titles.report, needs, page: ReportPage },
})
