import { type Say, say } from '#platform/say'
import type { TargetShown } from './contracts.ts'

/** A decimal text or a fraction, 1/3, as a number to be shown. */
export function asNumber(text: string): number {
  const [n = '', d] = text.split('/')
  return d === undefined ? Number(n) : Number(n) / Number(d)
}

/** How numbers are written: in figures of the indicator, and of what its numerator counts. */
export interface Hand {
  figure(value: number): string
  whole(value: number): string
  /** What one of the indicator is: %, 人. */
  measure: Say
  /** What one of the numerator is; null where there is none. */
  of: Say | null
  period(key: string): Say
}

const withMeasure = (words: string, measure: Say): Say =>
  measure.zh === '%' ? say(`${words}%`, `${words} %`) : say(`${words} ${measure.zh}`, `${words} ${measure.en}`)

/** A difference of shares is in points. */
const difference = (words: string, measure: Say): Say =>
  measure.zh === '%' ? say(`${words} 个百分点`, `${words} points`) : withMeasure(words, measure)

const steps: Readonly<Record<string, Say>> = {
  month: say('每月', 'a month'),
  quarter: say('每季度', 'a quarter'),
  half: say('每半年', 'half a year'),
  year: say('每年', 'a year'),
  day: say('每天', 'a day'),
}

/** Where the figure stands, with both sides of a rate. */
export function sayCurrent({ current }: TargetShown, hand: Hand): Say | null {
  if (!current) return null
  const value = withMeasure(hand.figure(asNumber(current.value)), hand.measure)
  const at = hand.period(current.period)
  if (current.numerator === null || current.denominator === null)
    return say(`${at.zh} ${value.zh}`, `${at.en}: ${value.en}`)
  const sides = `${hand.whole(asNumber(current.numerator))} ÷ ${hand.whole(asNumber(current.denominator))}`
  return say(`${at.zh} ${value.zh}（${sides}）`, `${at.en}: ${value.en} (${sides})`)
}

/** What is lacking, in the figure and in people. */
export function sayGap({ gap, gapInNumerator, met }: TargetShown, hand: Hand): Say | null {
  if (met === null || gap === null) return null
  if (met) return say('已达到', 'met')
  const lacks = difference(hand.figure(asNumber(gap)), hand.measure)
  if (gapInNumerator === null || !hand.of) return say(`未达到，差 ${lacks.zh}`, `not met: ${lacks.en} short`)
  const people = Number(gapInNumerator)
  const count = `${hand.whole(Math.abs(people))}`
  return people >= 0
    ? say(
        `未达到，差 ${lacks.zh}，即 ${count} ${hand.of.zh}`,
        `not met: ${lacks.en} short, that is ${count} ${hand.of.en}`,
      )
    : say(
        `未达到，高出 ${lacks.zh}，即 ${count} ${hand.of.zh}`,
        `not met: ${lacks.en} over, that is ${count} ${hand.of.en}`,
      )
}

/** When the target is reached at the present pace, and what would be needed. */
export function sayPace({ pace, period, met }: TargetShown, hand: Hand): Say | null {
  if (!pace || met) return null
  if (pace.outcome === 'unknown' || pace.perPeriod === null)
    return say('只有一期数据，尚不能推算', 'Only one figure so far; no pace can be told')
  const each = steps[pace.step] ?? say('每期', 'a period')
  const gain = asNumber(pace.perPeriod)
  const signed = difference(`${gain > 0 ? '+' : ''}${hand.figure(gain)}`, hand.measure)
  const now = say(`${each.zh} ${signed.zh}`, `${signed.en} ${each.en}`)
  const needed = pace.required === null ? null : difference(hand.figure(asNumber(pace.required)), hand.measure)
  const asked = needed
    ? say(`；按期达到须${each.zh} ${needed.zh}`, `; to be in time it takes ${needed.en} ${each.en}`)
    : say('', '')
  if (pace.outcome !== 'closes' || pace.closesIn === null || pace.closesYear === null)
    return say(`${now.zh}，按此速度不能达到${asked.zh}`, `${now.en}: never at this pace${asked.en}`)
  const late = pace.closesYear - Number(period.slice(0, 4))
  const end = hand.period(pace.closesIn)
  const delay = late > 0 ? say(`，比目标期晚 ${late} 年`, `, ${late} years late`) : say('，不晚于目标期', ', in time')
  return say(
    `${now.zh}，按此速度 ${end.zh} 达到${delay.zh}${asked.zh}`,
    `${now.en}; at this pace reached in ${end.en}${delay.en}${asked.en}`,
  )
}

/** The sums behind the gap and the year, step by step. */
export function sayArithmetic(standing: TargetShown, hand: Hand): Say[] {
  const { current, gapInNumerator, gap, pace, met, target } = standing
  if (!current || met || gap === null) return []
  const lines: Say[] = []
  const goal = withMeasure(hand.whole(Number(target)), hand.measure)
  if (current.numerator !== null && current.denominator !== null && gapInNumerator !== null) {
    const [above, below] = [asNumber(current.numerator), asNumber(current.denominator)]
    const needed = above + Number(gapInNumerator)
    const of = hand.of ?? say('', '')
    lines.push(
      say(
        `分母不变时，${goal.zh}（分母 ${hand.whole(below)}）要求分子 ${hand.whole(needed)} ${of.zh}（有小数的进一位）；${hand.whole(needed)} − ${hand.whole(above)} = ${hand.whole(Number(gapInNumerator))} ${of.zh}`,
        `With the denominator ${hand.whole(below)} as it is, ${goal.en} takes ${hand.whole(needed)} ${of.en} (rounded up); ${hand.whole(needed)} − ${hand.whole(above)} = ${hand.whole(Number(gapInNumerator))}`,
      ),
    )
  }
  if (!pace?.perPeriod) return lines
  const [first, last] = [pace.points[0], pace.points.at(-1)]
  const gain = asNumber(pace.perPeriod)
  if (first && last && pace.method !== 'least-squares') {
    const [from, to] = [hand.period(first.period), hand.period(last.period)]
    const sum = `${hand.figure(asNumber(last.value))} − ${hand.figure(asNumber(first.value))}`
    lines.push(
      say(
        `进度：${to.zh}减${from.zh}，${sum}，每期 ${hand.figure(gain)}`,
        `Pace: ${to.en} less ${from.en}, ${sum}: ${hand.figure(gain)} a period`,
      ),
    )
  } else if (first && last) {
    const count = pace.points.length
    lines.push(
      say(
        `进度：${count} 期数据的回归直线，每期 ${hand.figure(gain)}`,
        `Pace: a line through ${count} figures, ${hand.figure(gain)} a period`,
      ),
    )
  }
  if (pace.outcome === 'closes' && pace.closesIn !== null) {
    const end = hand.period(pace.closesIn)
    const sum = `${hand.figure(asNumber(gap))} ÷ ${hand.figure(gain)} ≈ ${(asNumber(gap) / Math.abs(gain)).toFixed(1)}`
    lines.push(say(`到达：${sum} 期，向上取整，即 ${end.zh}`, `Reached: ${sum} periods, rounded up: ${end.en}`))
  }
  return lines
}

/** Points of the way on at the present pace, up to where the target is reached; none when it is not, or not for long. */
export function projected(
  { pace, current }: TargetShown,
  after: (key: string, steps: number) => string,
  most = 15,
): { at: string; value: number }[] {
  if (pace?.outcome !== 'closes' || !pace.perPeriod || !current || pace.closesIn === null || pace.step === 'day')
    return []
  const start = pace.points.at(-1)
  if (!start) return []
  const [from, gain] = [asNumber(start.value), asNumber(pace.perPeriod)]
  const points: { at: string; value: number }[] = []
  for (let step = 0; step <= most; step++) {
    const at = after(current.period, step)
    points.push({ at, value: from + gain * step })
    if (at === pace.closesIn) return points
  }
  return []
}
