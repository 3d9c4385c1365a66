import type { Light } from '#kernel/process'
import { join, type Say, say } from '#platform/say'
import { oneDecimal } from './progress.ts'

/** A number that a document sets, with the document. */
export interface Threshold {
  value: number
  source: Say
}

/** What a light is judged by. Progress in per cent; `daysToDue` in working days, negative when past. */
export interface Standing {
  planned: number | null
  actual: number | null
  /** The day that planned and actual progress speak of. */
  asOf: string
  due: string | null
  today: string
  done: boolean
  daysToDue: number | null
  yellow: Threshold
  red: Threshold
  blueDays: Threshold
}

/** A light, how many percentage points behind, and the arithmetic in a sentence with its source. */
export interface Verdict {
  light: Light
  lag: number | null
  why: Say
}

const by = (source: Say): Say => join(say('（依据：', ' (source: '), source, say('）', ')'))

const arithmetic = (it: Standing, planned: number, actual: number, lag: number): Say => {
  const gap =
    lag > 0
      ? say(`滞后 ${lag} 个百分点`, `${lag} points behind`)
      : lag < 0
        ? say(`超前 ${-lag} 个百分点`, `${-lag} points ahead`)
        : say('与计划持平', 'as planned')
  return join(
    say(
      `截至 ${it.asOf}，计划进度 ${planned}%，实际进度 ${actual}%，`,
      `As of ${it.asOf}: planned ${planned}%, actual ${actual}%, `,
    ),
    gap,
  )
}

function byLag(it: Standing, sum: Say, lag: number): Verdict {
  const { yellow, red, blueDays, daysToDue } = it
  if (lag > red.value) {
    const words = say(`，超过 ${red.value} 个百分点，亮红灯`, `; more than ${red.value} points, red`)
    return { light: 'red', lag, why: join(sum, words, by(red.source)) }
  }
  if (lag >= yellow.value) {
    const words = say(
      `，在 ${yellow.value} 至 ${red.value} 个百分点之间（含），亮黄灯`,
      `; between ${yellow.value} and ${red.value} points (both included), yellow`,
    )
    return { light: 'yellow', lag, why: join(sum, words, by(yellow.source)) }
  }
  if (daysToDue !== null && daysToDue >= 0 && daysToDue <= blueDays.value) {
    const words = say(
      `；距完成时限 ${it.due} 还有 ${daysToDue} 个工作日，不超过 ${blueDays.value} 个工作日，亮蓝灯`,
      `; ${daysToDue} working days until ${it.due}, no more than ${blueDays.value}, blue`,
    )
    return { light: 'blue', lag, why: join(sum, words, by(blueDays.source)) }
  }
  const words =
    lag > 0
      ? say(`，不足 ${yellow.value} 个百分点，亮绿灯`, `; less than ${yellow.value} points, green`)
      : say('，亮绿灯', '; green')
  return { light: 'green', lag, why: join(sum, words, by(yellow.source)) }
}

/**
 * The light of a piece of work: RED when more than `red` points behind or past due and not done, YELLOW from `yellow` to `red`
 * points (both included), BLUE when due within `blueDays` working days, GREY without data or plan, else GREEN.
 * Done is green; no data is never green and never zero. Source: domain rules 9.4.
 */
export function lightOf(it: Standing): Verdict {
  const { planned, actual, due, today, done } = it
  if (done) return { light: 'green', lag: null, why: join(say('已完成，亮绿灯', 'Done: green'), by(it.yellow.source)) }
  if (due !== null && today > due) {
    const reported =
      actual === null ? say('无进度数据', 'no progress reported') : say(`进度 ${actual}%`, `at ${actual}%`)
    const words = join(
      say(`截至 ${today} 已过完成时限 ${due}，尚未完成，`, `Past its term ${due} on ${today} and not done, `),
      reported,
      say('，亮红灯', ': red'),
    )
    const lag = planned === null || actual === null ? null : oneDecimal(planned - actual)
    return { light: 'red', lag, why: join(words, by(it.red.source)) }
  }
  if (actual === null)
    return {
      light: 'grey',
      lag: null,
      why: say('没有经认可的进度数据，不按零分也不按绿灯计', 'No accepted data: neither zero nor green'),
    }
  if (planned === null) {
    const why = say(
      '任务未定完成时限，无法计算计划进度；请在任务中补充时限',
      'The task has no term, so that no plan can be reckoned; add its term',
    )
    return { light: 'grey', lag: null, why }
  }
  const lag = oneDecimal(planned - actual)
  return byLag(it, arithmetic(it, planned, actual, lag), lag)
}

/** From no data to far behind. No data is no verdict, so any verdict outweighs it. */
const gravity: Readonly<Record<Light, number>> = { grey: 0, green: 1, blue: 2, yellow: 3, red: 4 }

/** The worse of two lights: what a quarter keeps after repair. */
export const worstOf = (a: Light, b: Light): Light => (gravity[b] > gravity[a] ? b : a)
