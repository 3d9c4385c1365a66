import { comparisons } from '#kernel/indicator'
import { say } from '#platform/say'
import { Fact, Facts, formatNumber, Section, sayPeriod, T, useLanguage } from '#ui'
import {
  asNumber,
  type FigureHead,
  type Hand,
  labelIn,
  marks,
  paces,
  sayArithmetic,
  sayCurrent,
  sayGap,
  sayPace,
  type TargetShown,
} from '../model/index.ts'

type Head = FigureHead & { indicator: NonNullable<FigureHead['indicator']> }

/** How numbers of this indicator are written. */
function useHand({ indicator, formula }: Head): Hand {
  const lang = useLanguage()
  return {
    figure: (value) => formatNumber(value, indicator.decimals, lang),
    whole: (value) => formatNumber(value, undefined, lang),
    measure: indicator.measure,
    of: formula?.parts[0]?.measure ?? null,
    period: sayPeriod,
  }
}

function Standing({ of, head }: { of: TargetShown; head: Head }) {
  const hand = useHand(head)
  const [current, gap, pace, lines] = [
    sayCurrent(of, hand),
    sayGap(of, hand),
    sayPace(of, hand),
    sayArithmetic(of, hand),
  ]
  const by = sayPeriod(of.period)
  const goal = `${hand.whole(Number(of.target))}${head.indicator.measure.zh === '%' ? '%' : ''}`
  const mark = labelIn(marks, of.confidence)
  return (
    <div className="g-standing">
      <Facts>
        <Fact
          label={say(`目标（${by.zh}）`, `Target by ${by.en}`)}
          source={say(`依据：${of.source}（${mark?.zh}）`, `Source: ${of.source} (${mark?.en})`)}
        >
          <T of={comparisons[of.comparison]} /> {goal}
        </Fact>
        {current && (
          <Fact label={say('现状', 'Now')}>
            <T of={current} />
          </Fact>
        )}
        {gap && (
          <Fact label={say('差距', 'Gap')}>
            <strong className={of.met ? undefined : 'g-overdue'}>
              <T of={gap} />
            </strong>
          </Fact>
        )}
        {pace && (
          <Fact label={say('按现有进度', 'At the present pace')}>
            <T of={pace} />
          </Fact>
        )}
        {of.baseline && of.baseline.value !== null && of.progress !== null && (
          <Fact label={say('自基期以来', 'Since the baseline')}>
            <T of={sayBaseline(of, hand)} />
          </Fact>
        )}
      </Facts>
      {lines.length > 0 && (
        <details className="g-chart-table">
          <summary>
            <T of={say('算式', 'Arithmetic')} />
          </summary>
          <ol className="g-sums">
            {lines.map((line) => (
              <li key={line.zh}>
                <T of={line} />
              </li>
            ))}
            {of.pace && (
              <li>
                <T of={sayMethod(of.pace.method)} />
              </li>
            )}
          </ol>
        </details>
      )}
    </div>
  )
}

function sayBaseline({ baseline, progress }: TargetShown, hand: Hand) {
  const at = hand.period(baseline?.period ?? '')
  const value = hand.figure(asNumber(baseline?.value ?? '0'))
  return say(
    `${at.zh}为 ${value}，已走完到目标的 ${progress}%`,
    `${value} in ${at.en}; ${progress} % of the way is done`,
  )
}

const sayMethod = (method: 'last-two' | 'first-last' | 'least-squares') => {
  const label = labelIn(paces, method)
  return say(
    `进度按“${label?.zh}”直线推算；数值按未取整的数计算，显示时才取整。`,
    `The pace is a straight line by: ${label?.en}. Sums are made with unrounded numbers and rounded when shown.`,
  )
}

/** Where the unit stands to its targets: gap, people, and the year at the present pace, with the sums behind them. */
export function Targets({ of }: { of: Head }) {
  if (of.targets.length === 0) return null
  return (
    <Section title={say('目标与差距', 'Targets and gaps')}>
      {of.targets.map((one) => (
        <Standing key={`${one.period} ${one.target}`} of={one} head={of} />
      ))}
    </Section>
  )
}
