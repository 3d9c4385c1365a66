import { choice, date, defineForm, longText, number, optional, text } from '#kernel/form'
import { comparisons } from '#kernel/indicator'
import { say } from '#platform/say'
import { watchKinds } from './words.ts'

/** A rule of monitoring. */
export const WatchForm = defineForm({
  indicator: text(say('指标', 'Indicator'), { max: 80 }),
  kind: choice(say('监测内容', 'What is watched'), watchKinds),
  comparison: optional(
    choice(
      say('应当', 'Must be'),
      (['at-least', 'more-than', 'at-most', 'less-than', 'equal'] as const).map((value) => ({
        value,
        label: comparisons[value],
      })),
    ),
  ),
  level: optional(
    number(say('水平值（监测水平时填）', 'Level, for a level'), {
      measure: say('按指标的计量单位', 'in the measure of the indicator'),
      decimals: 6,
    }),
  ),
  validFrom: date(say('自何日起', 'From')),
  source: text(say('依据', 'Source'), { max: 300 }),
})

/** What an alert says. One unit has one alert for what is watched of an indicator in a period. */
export const AlertForm = defineForm({
  kind: choice(say('监测内容', 'What was watched'), watchKinds),
  indicator: text(say('指标', 'Indicator'), { max: 200 }),
  finding: longText(say('发现', 'Finding'), { max: 600 }),
  basis: text(say('依据', 'Source'), { max: 300 }),
})

export const Explanation = defineForm({ explanation: longText(say('情况说明', 'Explanation'), { max: 2000 }) })
export const Correction = defineForm({ correction: longText(say('更正情况', 'What was corrected'), { max: 2000 }) })
export const Verdict = defineForm({ verdict: longText(say('核实意见', 'Verdict'), { max: 1000 }) })
