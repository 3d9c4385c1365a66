import { say } from '#platform/say'
import type { Formula } from './definitions.ts'

const shares = say(
  '技能人才比例的通行算法：技能人才（按人计，取最高等级证书）÷ 就业人员',
  'How skill shares are reckoned: skilled persons, each by the highest certificate, over the employed',
)

/** Formulas of the product. A name that stands in braces is an indicator's. */
export const productFormulas: readonly Formula[] = [
  {
    indicator: 'skilled-share',
    formula: '100 × {skilled-people} ÷ {employed-people}',
    least: null,
    source: shares,
  },
  {
    indicator: 'highly-skilled-share',
    formula: '100 × {highly-skilled-people} ÷ {skilled-people}',
    least: null,
    source: say('高级工及以上 ÷ 技能人才', 'Senior workers and above over the skilled'),
  },
]
