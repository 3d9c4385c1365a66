import { say } from '#platform/say'
import { BarChart, sayPeriod, T } from '#ui'
import type { FigureHead } from '../model/index.ts'
import { numberOf } from './asked.ts'
import { saySource } from './words.ts'

type Filled = FigureHead & { indicator: NonNullable<FigureHead['indicator']>; period: string }

/** How much of the total its categories cover, and of how many units. */
function sayCover({ breakdown }: FigureHead) {
  const rows = breakdown?.rows ?? []
  const [total] = rows
  const parts = rows.filter(({ categoryKey }) => categoryKey !== null && categoryKey !== 'rest')
  const rest = rows.find(({ categoryKey }) => categoryKey === 'rest')
  if (!total || parts.length === 0) return say('本期没有单位报分类数', 'Nobody reported categories in this period')
  const reported = Math.min(...parts.map((row) => row.reported))
  const cover = say(
    `分类数已报 ${reported} 个单位，应报 ${total.expected} 个`,
    `Categories by ${reported} of ${total.expected} units`,
  )
  if (rows.some(({ isHidden }) => isHidden))
    return say(
      `${cover.zh}；人数过少的类别及能推算出它的类别不公布（统计法第二十八条）`,
      `${cover.en}; categories of few people, and those that would give them away, are not shown`,
    )
  return rest?.value ? say(`${cover.zh}；未分类 ${rest.value}`, `${cover.en}; ${rest.value} unclassified`) : cover
}

/** The unit's figure by the dimension asked for. */
export function Breakdown({ of: head }: { of: Filled }) {
  if (!head.breakdown) return null
  const parts = head.breakdown.rows.filter(({ categoryKey }) => categoryKey !== null)
  const { label, measure, decimals } = head.indicator
  const by = head.breakdown.label
  return (
    <>
      {parts.length > 0 && (
        <BarChart
          title={say(`${head.unitName}：${label.zh}，按${by.zh}`, `${head.unitName}: ${label.en} by ${by.en}`)}
          source={saySource(head)}
          asOf={sayPeriod(head.period)}
          measure={measure}
          decimals={decimals}
          categories={parts.map((row) => ({ key: row.categoryKey ?? '', label: row.category ?? '' }))}
          series={[{ label, values: parts.map(({ value }) => numberOf(value)) }]}
        />
      )}
      <p className="g-note">
        <T of={sayCover(head)} />
      </p>
    </>
  )
}
