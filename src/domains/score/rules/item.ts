import { senseOf } from '#kernel/indicator'
import { join, type Say, say } from '#platform/say'
import type { ItemInput, LineState } from '../model/sheet.ts'
import { type Item, indicatorsOf } from '../model/system.ts'
import { compare, type Fraction, fractionOf, pointsText, portion, textOf } from './exact.ts'

/** Points of one item in hundredths, and the sentences behind them. */
export interface Points {
  state: LineState
  points: number
  full: number
  why: Say
  missing: Say | null
}

/** The numbers of documents an item is scored by. */
export interface ItemSettings {
  /** Smallest base for which a rate is given (parameter `figures.least-denominator`). */
  least: number
}

const zero: Fraction = { n: 0n, d: 1n }
const hundred: Fraction = { n: 100n, d: 1n }

const scored = (points: number, full: number, why: Say, missing: Say): Points => ({
  state: 'scored',
  points,
  full,
  why,
  missing: points < full ? missing : null,
})

const notReported = (full: number, why: Say, missing: Say): Points => ({
  state: 'not-reported',
  points: 0,
  full,
  why,
  missing,
})

/** The value of an item's measure in its own unit, or why there is none. */
export function measureOf(item: Item, input: ItemInput, least: number): { value: Fraction } | { none: Say } {
  const found = indicatorsOf(item).map((name) => input.figures.find((f) => f.indicator === name)?.value ?? null)
  const [first, second] = found
  if (found.length === 0 || found.some((value) => value === null))
    return { none: say('应报数据未报', 'The figure is not reported') }
  const part = fractionOf(first ?? '0')
  if (item.measure?.kind !== 'rate') return { value: part }
  const whole = fractionOf(second ?? '0')
  if (compare(whole, zero) <= 0) return { none: say('分母为零，不能计算比率', 'The base is nought: there is no rate') }
  if (compare(whole, fractionOf(String(least))) < 0)
    return { none: say(`基数不足 ${least}，不计算比率`, `No rate is given for a base below ${least}`) }
  return { value: { n: part.n * whole.d * 100n, d: part.d * whole.n } }
}

/** 75.00%（60 ÷ 80）, or the figure itself: a rate is never without its counts. Blurred figures say so. */
function figureWords(item: Item, input: ItemInput, value: Fraction): Say {
  const shown = join(textOf(value, item.decimals), item.unit)
  const blurred = input.figures.some((f) => senseOf(f.qualifier) !== 'exact')
  const note = blurred ? say('（概数，按所写数字计）', ' (approximate; taken as written)') : ''
  const [a, b] = indicatorsOf(item).map((name) => input.figures.find((f) => f.indicator === name)?.value ?? '')
  return item.measure?.kind === 'rate' ? join(shown, say(`（${a} ÷ ${b}）`, ` (${a} ÷ ${b})`), note) : join(shown, note)
}

const target = (text: string, item: Item): Say => join(text, item.unit)
const points = (hundredths: number): Say => say(`${pointsText(hundredths)} 分`, `${pointsText(hundredths)} points`)

function positive(item: Item, input: ItemInput, full: number, value: Fraction): Points {
  const goal = fractionOf(item.target ?? '0')
  const kept = compare(value, zero) < 0 ? zero : value
  const won = compare(kept, goal) >= 0 ? full : portion(kept, goal, full)
  const shown = figureWords(item, input, value)
  const why =
    won === full && compare(kept, goal) >= 0
      ? join(
          say('实际 ', 'Actual '),
          shown,
          say('，达到目标 ', ', reaches the target '),
          target(item.target ?? '', item),
          say('，得满分 ', ': full points, '),
          points(full),
        )
      : join(
          say('实际 ', 'Actual '),
          shown,
          say(' ÷ 目标 ', ' ÷ target '),
          target(item.target ?? '', item),
          say(' × 满分 ', ' × full '),
          `${pointsText(full)} = `,
          points(won),
        )
  const gap = textOf({ n: goal.n * kept.d - kept.n * goal.d, d: goal.d * kept.d }, item.decimals)
  const missing = join(
    say('达到 ', 'Reaching '),
    target(item.target ?? '', item),
    say(' 可得满分，还差 ', ' earns full points; still lacking '),
    item.unit.zh === '%' ? say(`${gap} 个百分点`, `${gap} percentage points`) : target(gap, item),
    say('，可再得 ', ', worth '),
    points(full - won),
  )
  return scored(won, full, why, missing)
}

function negative(item: Item, input: ItemInput, full: number, value: Fraction): Points {
  const limit = fractionOf(item.limit ?? '0')
  const over = compare(value, limit) >= 0
  const rest: Fraction = { n: limit.n * value.d - value.n * limit.d, d: limit.d * value.d }
  const under = compare(value, zero) <= 0
  const won = over ? 0 : under ? full : portion(rest, limit, full)
  const shown = figureWords(item, input, value)
  const why = over
    ? join(
        say('实际 ', 'Actual '),
        shown,
        say('，达到或超过限值 ', ', at or above the limit '),
        target(item.limit ?? '', item),
        say('，不得分', ': no points'),
      )
    : join(
        say('（1 − 实际 ', '(1 − actual '),
        shown,
        say(' ÷ 限值 ', ' ÷ limit '),
        target(item.limit ?? '', item),
        say('）× 满分 ', ') × full '),
        `${pointsText(full)} = `,
        points(won),
      )
  const missing = join(
    say('降至 0 可得满分，可再得 ', 'At nought it earns full points, '),
    points(full - won),
    over
      ? join(say('；低于 ', '; below '), target(item.limit ?? '', item), say(' 起即可得分', ' it begins to earn'))
      : say('', ' more'),
  )
  return scored(won, full, why, missing)
}

function banded(item: Item, input: ItemInput, full: number, value: Fraction): Points {
  const bands = [...item.bands].sort((a, b) => compare(fractionOf(b.from), fractionOf(a.from)))
  const hit = bands.find((band) => compare(value, fractionOf(band.from)) >= 0)
  const share = (percent: number) => portion({ n: BigInt(percent), d: 1n }, hundred, full)
  const won = hit ? share(hit.share) : 0
  const shown = figureWords(item, input, value)
  const why = hit
    ? join(
        say('实际 ', 'Actual '),
        shown,
        say('，达到 ', ', in the band from '),
        target(hit.from, item),
        say(` 档，得 ${hit.share}%，`, `: ${hit.share}%, `),
        points(won),
      )
    : join(say('实际 ', 'Actual '), shown, say('，未达到最低档，不得分', ', below the lowest band: no points'))
  const above = bands.filter((band) => band.share > (hit?.share ?? 0)).reverse()
  const ladder = above.map((band) =>
    join(say('达到 ', 'from '), target(band.from, item), say(' 得 ', ' '), points(share(band.share))),
  )
  const missing = ladder.reduce<Say>((all, one, i) => (i === 0 ? one : join(all, say('；', '; '), one)), say('', ''))
  return scored(won, full, why, missing)
}

function answered(item: Item, input: ItemInput, full: number): Points {
  const question = item.question ?? item.label
  const proof = join(question, say('；佐证：', '; evidence: '), item.demands)
  if (input.yes === null) return notReported(full, say('尚未作答', 'Not answered yet'), proof)
  const why = input.yes
    ? join(say('已做到：', 'Done: '), question, say('，得 ', ', '), points(full))
    : join(say('未做到：', 'Not done: '), question, say('，不得分', ': no points'))
  return scored(
    input.yes ? full : 0,
    full,
    why,
    join(say('做到并提供佐证可得满分：', 'Done and proved, it earns full points: '), proof),
  )
}

function reviewed(item: Item, input: ItemInput, full: number): Points {
  const demand = join(item.rule, say('；佐证：', '; evidence: '), item.demands)
  if (input.mark === null) return notReported(full, say('尚未评定', 'Not marked yet'), demand)
  const won = portion(fractionOf(input.mark), hundred, full)
  const why = join(
    say(`评定 ${input.mark} 分（百分制）× `, `Marked ${input.mark} of 100 × `),
    say('满分 ', 'full '),
    `${pointsText(full)} = `,
    points(won),
  )
  return scored(won, full, why, join(say('评定满分的条件：', 'For full marks: '), demand))
}

/** An accepted gap no longer blocks, but earns nothing. */
const accepted = (found: Points, reason: string): Points => ({
  ...found,
  state: 'scored',
  why: join(
    found.why,
    say(`；复核同意按未报计 0 分：${reason}`, `; the reviewer lets it stand at no points: ${reason}`),
  ),
})

/**
 * Points of one item, in hundredths, out of its full points, with the arithmetic and what would have earned the rest.
 * Rounded half up to two decimals. What is not reported is not nought: it blocks the total until the evaluator accepts it.
 *
 * Source: domain rules 9.3 — POSITIVE min(actual/target, 1)·w; NEGATIVE max(0, 1 − actual/limit)·w; BAND; YES_NO; REVIEWED.
 */
export function scoreItem(item: Item, input: ItemInput, full: number, { least }: ItemSettings): Points {
  if (input.notApplicable !== null) {
    const why = say(`不适用：${input.notApplicable}`, `Not applicable: ${input.notApplicable}`)
    return { state: 'not-applicable', points: 0, full: 0, why, missing: null }
  }
  const found = open(item, input, full, least)
  return found.state === 'not-reported' && input.acceptedMissing !== null
    ? accepted(found, input.acceptedMissing)
    : found
}

function open(item: Item, input: ItemInput, full: number, least: number): Points {
  if (item.kind === 'YES_NO') return answered(item, input, full)
  if (item.kind === 'REVIEWED') return reviewed(item, input, full)
  const found = measureOf(item, input, least)
  if ('none' in found)
    return notReported(
      full,
      found.none,
      join(say('报送数据后按规则计分：', 'Report the figure; it then counts by the rule: '), item.rule),
    )
  if (item.kind === 'POSITIVE') return positive(item, input, full, found.value)
  if (item.kind === 'NEGATIVE') return negative(item, input, full, found.value)
  return banded(item, input, full, found.value)
}
