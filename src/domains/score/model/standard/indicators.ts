import { type Say, say } from '#platform/say'

/** A figure the standard system is reckoned from, as the catalogue of indicators takes it. */
interface Counted {
  name: string
  label: Say
  measure: Say
  direction: 'up' | 'down' | 'none'
  per: 'year'
  kind: 'flow' | 'stock' | 'ratio'
  decimals: number
  source: Say
}

const source = say('产改评价指标体系（产品默认）', 'Index system of the reform (product default)')
const people = say('人', 'people')
const firms = say('家', 'firms')
const pieces = say('件', 'cases')
const teams = say('个', 'teams')

const count =
  (kind: 'flow' | 'stock', direction: 'up' | 'down' | 'none', measure: Say, decimals = 0) =>
  (name: string, zh: string, en: string): Counted => ({
    name: `reform-${name}`,
    label: say(zh, en),
    measure,
    direction,
    per: 'year',
    kind,
    decimals,
    source,
  })

const heads = count('stock', 'none', people)
const done = count('flow', 'up', people)
const plan = count('flow', 'none', people)
const firmsWith = count('stock', 'up', firms)
const cases = count('flow', 'none', pieces)
const money = count('flow', 'none', say('万元', '× 10,000 yuan'), 2)

/** Figures of the standard system. An office's own system may use any indicator of the catalogue. */
export const scoreIndicators: readonly Counted[] = [
  cases('decisions-due', '应办结议定事项', 'Decisions due'),
  cases('decisions-done', '按期办结议定事项', 'Decisions done on time'),
  heads('workers', '产业工人总数', 'Industrial workers'),
  done('workers-reached', '参加宣讲、轮训的产业工人', 'Industrial workers reached'),
  plan('party-recruit-plan', '产业工人发展党员计划数', 'Party recruits planned'),
  done('party-recruits', '产业工人发展党员数', 'Party recruits'),
  count('stock', 'none', teams)('teams', '国有企业班组总数', 'Teams in state firms'),
  count('stock', 'down', teams)('blank-teams', '国有企业党员空白班组', 'Teams without a party member'),
  count('stock', 'none', firms)('union-firms', '建会企业数', 'Firms with a union'),
  firmsWith('congress-firms', '建立职代会制度企业', 'Firms with a workers’ congress'),
  firmsWith('contract-firms', '签订集体合同企业', 'Firms with a collective contract'),
  firmsWith('contest-firms', '开展劳动和技能竞赛企业', 'Firms that hold contests'),
  heads('employed', '就业人员', 'Employed'),
  count('stock', 'up', people)('skilled', '技能人才', 'Skilled workers'),
  plan('assessment-plan', '职业技能等级认定计划数', 'Assessments planned'),
  done('assessed', '取得职业技能等级证书人数', 'Certified'),
  money('fund', '职工教育经费支出', 'Training funds spent'),
  money('fund-frontline', '职工教育经费用于一线职工', 'Of it on front-line workers'),
  plan('apprentice-plan', '新型学徒制培养计划数', 'Apprentices planned'),
  done('apprentices', '新型学徒制培养人数', 'Apprentices'),
  count('stock', 'none', firms)('large-firms', '规模以上企业', 'Large firms'),
  firmsWith('eight-grade-firms', '实施“新八级工”制度企业', 'Firms with the eight grades'),
  cases('arrears', '受理欠薪案件', 'Wage-arrears cases'),
  cases('arrears-closed', '按期办结欠薪案件', 'Of them closed on time'),
  cases('letters', '发出“一函两书”', 'Letters of labour-law supervision'),
  cases('letters-late', '逾期回复“一函两书”', 'Of them answered late'),
  count('flow', 'none', say('次', 'reports'))('reports-due', '应报送季度调度次数', 'Quarterly reports due'),
  count('flow', 'up', say('次', 'reports'))('reports-on-time', '按期报送季度调度次数', 'Quarterly reports on time'),
  {
    name: 'reform-satisfaction',
    label: say('抽样职工满意度', 'Satisfaction of workers'),
    measure: say('%', '%'),
    direction: 'up',
    per: 'year',
    kind: 'ratio',
    decimals: 2,
    source,
  },
]
