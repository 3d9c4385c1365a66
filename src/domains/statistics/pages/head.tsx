import { parsePeriod, periodKey, plusPeriods } from '#kernel/calendar'
import { comparisons } from '#kernel/indicator'
import { say } from '#platform/say'
import {
  Asked,
  Fact,
  Facts,
  formatDate,
  formatNumber,
  LineChart,
  Section,
  type Series,
  sayPeriod,
  T,
  To,
  useLanguage,
  useSay,
} from '#ui'
import { type FigureHead, projected } from '../model/index.ts'
import { addressWith, numberOf, useAsked, useHead } from './asked.ts'
import { Breakdown } from './breakdown.tsx'
import { Compare } from './compare.tsx'
import { Targets } from './target.tsx'
import { saySource } from './words.ts'

type Filled = FigureHead & { indicator: NonNullable<FigureHead['indicator']>; period: string }

const after = (key: string, steps: number): string => periodKey(plusPeriods(parsePeriod(key), steps))

/** The period before and the one after, as links. */
function Neighbours({ period }: { period: string }) {
  const asked = useAsked()
  const toSay = useSay()
  return (
    <nav className="g-actions" aria-label={toSay(say('上期与下期', 'Period before and after'))}>
      <To to={addressWith(asked, { period: after(period, -1) })}>
        <T of={say(`‹ ${sayPeriod(after(period, -1)).zh}`, `‹ ${sayPeriod(after(period, -1)).en}`)} />
      </To>
      <To to={addressWith(asked, { period: after(period, 1) })}>
        <T of={say(`${sayPeriod(after(period, 1)).zh} ›`, `${sayPeriod(after(period, 1)).en} ›`)} />
      </To>
    </nav>
  )
}

/** A formula in words, and what each of its terms came to; a figure opens to the claims it rests on. */
function Formula({ of, head }: { of: NonNullable<FigureHead['formula']>; head: Filled }) {
  const lang = useLanguage()
  const claimsOf = (indicator: string) => {
    const about = { indicator, unitId: String(head.unitId), below: 'true', period: head.period }
    return `/figures?${new URLSearchParams(about)}`
  }
  return (
    <>
      <Fact label={say('公式', 'Formula')} source={of.source} wide>
        <T of={of.words} />
      </Fact>
      {of.parts.map(({ name, label, measure, decimals, value, reported, expected }) => (
        <Fact
          key={name}
          label={label}
          source={say(`已报 ${reported} / 应报 ${expected}`, `${reported} of ${expected} reported`)}
        >
          {value === null ? (
            '—'
          ) : (
            <>
              <To to={claimsOf(name)}>{formatNumber(Number(value), decimals, lang)}</To> <T of={measure} />
            </>
          )}
        </Fact>
      ))}
    </>
  )
}

function Level({ of }: { of: NonNullable<FigureHead['level']> }) {
  const lang = useLanguage()
  return (
    <Fact label={say('监测水平', 'Level watched')} source={say(of.source, of.source)}>
      <T of={comparisons[of.comparison as keyof typeof comparisons]} />{' '}
      {formatNumber(Number(of.level), undefined, lang)}
      {'　'}
      <T of={metWords(of.met)} />
    </Fact>
  )
}

/** The trend from its first figure on, and where the present pace leads. */
function Trend({ of: head }: { of: Filled }) {
  const { label, measure, decimals } = head.indicator
  const first = head.trend.findIndex(({ value }) => value !== null)
  const trend = first < 0 ? [] : head.trend.slice(Math.min(first, head.trend.length - 2))
  const [target] = head.targets
  const way = target ? projected(target, after) : []
  const ahead = way.filter(({ at }) => !trend.some((point) => point.at === at))
  const periods = [...trend.map(({ at }) => at), ...ahead.map(({ at }) => at)]
  const series: Series[] = [
    { label, values: periods.map((at) => numberOf(trend.find((point) => point.at === at)?.value ?? null)) },
    ...(way.length > 1
      ? [
          {
            label: say('按现有进度', 'At the present pace'),
            values: periods.map((at) => way.find((point) => point.at === at)?.value ?? null),
            projected: true,
          },
        ]
      : []),
  ]
  return (
    <LineChart
      title={say(`${head.unitName}：${label.zh}`, `${head.unitName}: ${label.en}`)}
      source={saySource(head)}
      asOf={sayPeriod(head.period)}
      measure={measure}
      decimals={decimals}
      categories={periods.map((at) => ({ key: at, label: at }))}
      series={series}
      {...(target && {
        level: { value: Number(target.target), label: say(`目标 ${target.target}`, `Target ${target.target}`) },
      })}
    />
  )
}

const metWords = (met: boolean | null) =>
  met === null ? say('本期无数据', 'no figure') : met ? say('已达到', 'met') : say('未达到', 'not met')

/** Definition, time, formula, trend and targets of the figures below. */
export function Head() {
  const asked = useHead()
  return (
    <Asked of={asked}>
      {(head) => {
        if (head.indicator === null || head.period === null) return null
        const filled = { ...head, indicator: head.indicator, period: head.period }
        return (
          <>
            <Section title={head.indicator.label} actions={<Neighbours period={head.period} />}>
              <Facts>
                <Fact label={say('单位', 'Unit')}>{head.unitName}</Fact>
                <Fact label={say('统计期', 'Period')}>
                  <T of={sayPeriod(head.period)} />
                </Fact>
                <Fact label={say('计量单位', 'Measure')}>
                  <T of={head.indicator.measure} />
                </Fact>
                <Fact label={say('汇总时间', 'Summed up')}>
                  <T of={saySummed(head)} />
                </Fact>
                {head.formula && <Formula of={head.formula} head={filled} />}
                {head.level && head.targets.length === 0 && <Level of={head.level} />}
              </Facts>
              <Trend of={filled} />
              <Breakdown of={filled} />
            </Section>
            <Targets of={filled} />
            <Compare of={head} />
          </>
        )
      }}
    </Asked>
  )
}

const saySummed = ({ at, waiting }: FigureHead) =>
  at === null
    ? say('尚未汇总', 'Not yet')
    : say(`截至 ${formatDate(at)}，待汇总 ${waiting} 项`, `As of ${formatDate(at)}; ${waiting} changes wait`)
