import { say } from '#platform/say'
import { BellOutlined, definePages, FundOutlined, pagesOf, T, To } from '#ui'
import { alertProcess } from '../watch/process.ts'
import { FiguresPage } from './figures.tsx'
import { FormulasPage } from './formulas.tsx'
import { RulesPage } from './rules.tsx'
import { TargetsPage } from './targets.tsx'
import { texts } from './words.ts'

export const pages = {
  ...definePages({
    '/statistics/indicators': {
      title: texts.sums,
      needs: 'statistics.read',
      menu: { group: 'figures', order: 20, icon: <FundOutlined /> },
      page: FiguresPage,
    },
    '/statistics/formulas': { title: texts.formulas, needs: 'statistics.read', page: FormulasPage },
    '/statistics/targets': { title: texts.targets, needs: 'statistics.read', page: TargetsPage },
    '/statistics/rules': { title: texts.rules, needs: 'statistics.read', page: RulesPage },
  }),
  ...pagesOf(alertProcess, {
    path: '/statistics/alerts',
    title: texts.alerts,
    menu: { group: 'figures', order: 30, icon: <BellOutlined /> },
    begin: null,
    subtitle: (
      <To to="/statistics/rules">
        <T of={say('查看监测规则', 'See what is watched')} />
      </To>
    ),
    empty: say(
      '没有预警。数据低于目标、突变、漏报或明显偏离同类单位时，会在这里形成预警并落实到责任单位。',
      'No alerts. A figure below its target, a jump, a missing report or an outlier among peers becomes a case here, with its unit.',
    ),
  }),
}
