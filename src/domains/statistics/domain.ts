import type { PostKey } from '#kernel/access'
import { defineDomain, handle } from '#kernel/domain/server'
import { handleList } from '#kernel/export/server'
import type { AnyProcess } from '#kernel/process'
import { say } from '#platform/say'
import { demonstrate } from './demonstration/load.ts'
import { statisticsIndicators } from './indicators.ts'
import { AddWatch, GetFigureHead, ListFigures, ListWatch } from './model/index.ts'
import { figureSheet, watchSheet } from './sheets.ts'
import { sumUp } from './sums/job.ts'
import { showFigures, showHead } from './sums/show.ts'
import { watch } from './watch/job.ts'
import { addRule } from './watch/manage.ts'
import { watchParameters } from './watch/parameters.ts'
import { alertProcess } from './watch/process.ts'
import { listRules } from './watch/store.ts'

const office: readonly PostKey[] = ['convener', 'deputy-convener', 'office-clerk', 'office-reviewer']
const units: readonly PostKey[] = [
  'leader-in-charge',
  'liaison',
  'prefecture-cadre',
  'county-cadre',
  'enterprise-chair',
]
const minute = 60

/** Sums of figures over trees and periods, and monitoring of them. */
export const domain = defineDomain({
  name: 'statistics',
  label: say('统计分析', 'Statistics'),
  processes: [alertProcess as unknown as AnyProcess],
  permissions: {
    'statistics.read': { label: say('查看统计汇总与预警', 'See sums and alerts'), posts: [...office, ...units] },
    'statistics.manage': { label: say('管理监测规则', 'Manage monitoring'), posts: ['office-clerk'] },
    'alert.answer': { label: say('说明或更正', 'Answer alerts'), posts: units },
    'alert.close': { label: say('核实预警', 'Check and close alerts'), posts: ['office-reviewer', 'prefecture-cadre'] },
  },
  parameters: watchParameters,
  indicators: statisticsIndicators,
  routes: [
    ...handleList(ListFigures, (asked) => showFigures(asked, asked.query), figureSheet),
    handle(GetFigureHead, (asked) => showHead(asked, asked.query)),
    ...handleList(
      ListWatch,
      async ({ db, query }) => {
        const rows = await listRules(db, query.kind)
        return {
          rows: rows.slice((query.page - 1) * query.size, query.page * query.size),
          total: rows.length,
          more: false,
        }
      },
      watchSheet,
    ),
    handle(AddWatch, (asked) => addRule(asked, asked.body.answers)),
  ],
  migrations: new URL('./migrations', import.meta.url),
  jobs: {
    'statistics.sum': async (ctx) => void (await sumUp(ctx)),
    'statistics.watch': async (ctx) => void (await watch(ctx)),
  },
  every: { 'statistics.sum': minute, 'statistics.watch': 60 * minute },
  demonstrate,
  demonstratesAfter: ['dispatch', 'score'],
})
