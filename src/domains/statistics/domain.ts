import type { PostKey } from '#kernel/access'
import { defineDomain, handle } from '#kernel/domain/server'
import { handleList } from '#kernel/export/server'
import type { AnyProcess } from '#kernel/process'
import { say } from '#platform/say'
import { demonstrate } from './demonstration/load.ts'
import { formulaRows, openCatalogue } from './formulas/all.ts'
import { addFormula, addTarget, showTargets } from './formulas/manage.ts'
import { statisticsIndicators } from './indicators.ts'
import {
  AddFormula,
  AddTarget,
  AddWatch,
  GetFigureHead,
  ListFigures,
  ListFormulas,
  ListTargets,
  ListWatch,
} from './model/index.ts'
import { figureSheet, formulaSheet, targetSheet, watchSheet } from './sheets.ts'
import { sumUp } from './sums/job.ts'
import { sumParameters } from './sums/parameters.ts'
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

/** A page of rows that are few enough to be read at once. */
const pageFrom = <Row>(rows: readonly Row[], { page, size }: { page: number; size: number }) => ({
  rows: rows.slice((page - 1) * size, page * size),
  total: rows.length,
  more: false,
})

/** Sums of figures over trees and periods, and monitoring of them. */
export const domain = defineDomain({
  name: 'statistics',
  label: say('统计分析', 'Statistics'),
  processes: [alertProcess as unknown as AnyProcess],
  permissions: {
    'statistics.read': { label: say('查看统计汇总与预警', 'See sums and alerts'), posts: [...office, ...units] },
    'statistics.manage': {
      label: say('管理监测规则、公式与目标', 'Manage monitoring, formulas and targets'),
      posts: ['office-clerk'],
    },
    'alert.answer': { label: say('说明或更正', 'Answer alerts'), posts: units },
    'alert.close': { label: say('核实预警', 'Check and close alerts'), posts: ['office-reviewer', 'prefecture-cadre'] },
  },
  parameters: [...watchParameters, ...sumParameters],
  indicators: statisticsIndicators,
  routes: [
    ...handleList(ListFigures, (asked) => showFigures(asked, asked.query), figureSheet),
    handle(GetFigureHead, (asked) => showHead(asked, asked.query)),
    ...handleList(ListWatch, async ({ db, query }) => pageFrom(await listRules(db, query.kind), query), watchSheet),
    ...handleList(
      ListFormulas,
      async ({ db, query }) => pageFrom(formulaRows(await openCatalogue(db)), query),
      formulaSheet,
    ),
    handle(AddFormula, (asked) => addFormula(asked, asked.body.answers)),
    ...handleList(ListTargets, async (asked) => pageFrom(await showTargets(asked), asked.query), targetSheet),
    handle(AddTarget, (asked) => addTarget(asked, asked.body.answers)),
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
