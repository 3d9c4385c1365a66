import type { FigureKind } from '../model.ts'

const AHEAD =
  /力争|目标|计划(?!生育)|拟|确保|努力实现|不少于|不低于|下一步|将(?!军)|打算|要(?:确保|达到|实现|完成)|任务数/
const CHANGE =
  /(?:增长|增加|提高|提升|上升|下降|降低|减少|回落|压减|增幅|降幅|涨幅|同比|环比|比上年|较上年|翻)(?:了|近|约|到|为|超过|[\u4e00-\u9fff]{0,3})?$/
const TO = /(?:到|至|达|为)(?:近|约)?$/

/** 完成年度目标的65.3% tells how far it is, and nothing of what comes behind it. */
const FULFILLED = /完成[^，。；]{0,14}?(?:目标|任务|计划|指标)(?:任务|数|值|量)?(?:的|任务)?/g

/** What a number tells, by its unit and the words before it. */
export function kindOfFigure(clause: string, unit: string, section: string, ahead: boolean): FigureKind {
  if (ahead || AHEAD.test(clause.replace(FULFILLED, '')) || /目标|打算|安排|计划(?!完成)|下一步/.test(section))
    return 'target'
  if (unit === '个百分点') return 'change'
  if (CHANGE.test(clause) && !TO.test(clause)) return 'change'
  return unit === '%' ? 'share' : 'level'
}
