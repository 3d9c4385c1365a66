import { sexes, skillGrades } from '#kernel/codes'
import type { IndicatorSeed } from '#kernel/domain/server'
import { dimensionOf } from '#kernel/indicator'
import { say } from '#platform/say'

const journal = say(
  '青海省总工会刊物 2024 年第 5 期（技能人才 43.86 万人，占就业人员 17.13%）',
  'Journal of the provincial federation, 2024 no. 5 (438,600 skilled, 17.13 % of the employed)',
)

const quarterly = say('季度统计惯例（产品默认，可调整）', 'Quarterly practice (product default, adjustable)')

/** What the office watches of the workforce as a whole. */
export const statisticsIndicators: readonly IndicatorSeed[] = [
  {
    name: 'skilled-people',
    label: say('技能人才', 'Skilled workers'),
    measure: say('人', 'people'),
    direction: 'up',
    per: 'year',
    kind: 'stock',
    decimals: 0,
    source: journal,
  },
  {
    name: 'employed-people',
    label: say('就业人员', 'Employed people'),
    measure: say('人', 'people'),
    direction: 'none',
    per: 'year',
    kind: 'stock',
    decimals: 0,
    source: say('就业人员统计（技能人才比例的分母）', 'Employment statistics, over which skill shares are reckoned'),
  },
  {
    name: 'highly-skilled-people',
    label: say('高技能人才（高级工及以上）', 'Highly skilled workers (senior and above)'),
    measure: say('人', 'people'),
    direction: 'up',
    per: 'year',
    kind: 'stock',
    decimals: 0,
    source: journal,
  },
  {
    name: 'highly-skilled-share',
    label: say('高技能人才占技能人才比例', 'Highly skilled share of the skilled'),
    measure: say('%', '%'),
    direction: 'up',
    per: 'year',
    kind: 'ratio',
    decimals: 2,
    source: journal,
  },
  {
    name: 'skilled-share',
    label: say('技能人才占就业人员比例', 'Skilled share of the employed'),
    measure: say('%', '%'),
    direction: 'up',
    per: 'year',
    kind: 'ratio',
    decimals: 2,
    source: journal,
  },
  {
    name: 'workforce-trained',
    label: say('产业工人技能培训', 'Workers trained'),
    measure: say('人次', 'people'),
    direction: 'up',
    per: 'quarter',
    kind: 'flow',
    decimals: 0,
    source: quarterly,
  },
  {
    name: 'new-skilled-people',
    label: say('新增技能人才', 'Newly skilled workers'),
    measure: say('人', 'people'),
    direction: 'up',
    per: 'quarter',
    kind: 'flow',
    decimals: 0,
    source: quarterly,
    dimensions: [dimensionOf(skillGrades, { without: [0] }), dimensionOf(sexes)],
  },
  {
    name: 'union-members',
    label: say('工会会员', 'Union members'),
    measure: say('人', 'people'),
    direction: 'up',
    per: 'quarter',
    kind: 'stock',
    decimals: 0,
    source: quarterly,
    dimensions: [dimensionOf(sexes)],
  },
]
