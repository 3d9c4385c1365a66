import { type Say, say } from '#platform/say'

/** What whoever reads a figure should know of it. */
export const warnings = {
  'time-overlap': say(
    '同一单位既报了长周期的数，又报了其中短周期的数：只计长周期的数',
    'A figure was given for a period and for parts of it; only the longer period is counted',
  ),
  'time-parts-differ': say(
    '长周期的数与其各部分之和不一致',
    'The figure of a period differs from the sum of its parts',
  ),
  'same-day-differs': say(
    '同一截止日有两个不同的数：取所问期间或较长周期的数',
    'Two figures for one day differ; the one for the period asked, or the longer, is counted',
  ),
  'mixed-lengths': say(
    '求平均的各数周期长短不一：按月数（或天数）加权',
    'Averaged figures cover different lengths; each counts by its months or days',
  ),
  'part-of-period': say('有的单位所报的数未覆盖整个期间', 'The figures of some units do not cover the whole period'),
  carried: say('沿用期间开始之前的数', 'A figure from before the period stands for it'),
  'dimension-total-differs': say(
    '合计数与分项之和不一致：按合计数计',
    'A total differs from the sum of its categories; the total is counted',
  ),
  'dimension-breakdowns': say(
    '有多种分组，取维度最少的一种',
    'There are several breakdowns; the one with the fewest dimensions is counted',
  ),
  'dimension-not-additive': say(
    '只有分项，且分项不能相加：视为未报',
    'Only categories were given, which do not add up; counted as not reported',
  ),
  'own-and-below': say(
    '上级单位与其下级单位都报了数：上级的数按“本级自身”计入，请核对口径',
    'A unit and units below it both reported; its own value is counted as its own part: check the definition',
  ),
  'whole-and-below': say(
    '上级单位报了全口径的数，其下级所报的数不再计入',
    'A unit reported for all below it; what those below reported is not counted again',
  ),
  'whole-differs': say('上级单位的全口径数与其下级之和不一致', "A unit's whole differs from the sum of those below it"),
  'no-weight': say('缺少权数的单位未计入加权平均', 'Units without a weight are left out of the weighted average'),
  'not-expected': say('有不在应报范围内的单位报了数', 'Units reported from which no figure is expected'),
  'nobody-expected': say('该单位在此期间没有应报单位', 'No unit is expected to report here in this period'),
  'not-in-tree': say('该单位在此期间不存在', 'The unit did not exist in this period'),
  'ended-without-heir': say(
    '期间内有单位撤销或拆分且未并入其他单位：其数留在原上级之下',
    'A unit ended without one that goes on; its figures stay below the unit that was above it',
  ),
  'uneven-coverage': say(
    '公式各项的上报单位数不同',
    'The terms of the formula were reported by different numbers of units',
  ),
  'no-such-dimension': say(
    '该指标没有所要求的分组维度，按合计给出',
    'The indicator has no such dimension; its total is given',
  ),
} satisfies Record<string, Say>

export type Code = keyof typeof warnings
