import { say } from '#platform/say'

export const texts = {
  title: say('职工队伍统计', 'Workforce'),
  rows: say('行分组', 'Rows'),
  columns: say('列分组', 'Columns'),
  filters: say('筛选', 'Only'),
  measure: say('指标', 'Measure'),
  use: say('用途', 'Use'),
  chart: say('图形', 'Chart'),
  unit: say('单位', 'Unit'),
  asOf: say('统计时点', 'As of'),
  total: say('合计', 'Total'),
  views: say('保存的视图', 'Views'),
  keep: say('保存视图', 'Keep this view'),
  name: say('名称', 'Name'),
  shared: say('与本单位同事共享', 'Share with colleagues of my unit'),
  make: say('生成今日快照', 'Make today’s snapshot'),
  latest: say('最近一次', 'The latest'),
}
