import { type Say, say } from '#platform/say'
import type { Aspect, Extra, Item, Measure } from '../system.ts'

/** The document an item of the standard system leans on. */
const opinion = say(
  '中共中央、国务院关于深化产业工人队伍建设改革的意见',
  'Opinions of the Central Committee and the State Council on deepening the reform of the industrial workforce',
)

const percent = say('%', '%')
export const federations = ['federation']

interface Plain {
  weight: number
  label: Say
  rule: Say
  demands: Say
  kinds?: string[]
  source?: Say
}

const item = (key: string, kind: Item['kind'], plain: Plain, rest: Partial<Item>): Item => ({
  key,
  kind,
  label: plain.label,
  weight: plain.weight,
  rule: plain.rule,
  demands: plain.demands,
  source: plain.source ?? opinion,
  kinds: plain.kinds ?? [],
  question: null,
  measure: null,
  unit: percent,
  target: null,
  limit: null,
  bands: [],
  decimals: 2,
  ...rest,
})

const rateOf = (numerator: string, denominator: string): Measure => ({ kind: 'rate', numerator, denominator })

/** A share that earns in proportion to its target, in per cent. */
export const rate = (key: string, figures: [string, string], target: string, plain: Plain): Item =>
  item(key, 'POSITIVE', plain, { measure: rateOf(...figures), target })

/** A single figure that earns in proportion to its target. */
export const figure = (key: string, name: string, target: string, plain: Plain): Item =>
  item(key, 'POSITIVE', plain, { measure: { kind: 'indicator', name }, target })

/** A share that earns the less the nearer it is to its limit, in per cent. */
export const below = (key: string, figures: [string, string], limit: string, plain: Plain): Item =>
  item(key, 'NEGATIVE', plain, { measure: rateOf(...figures), limit })

/** A share that earns by bands. */
export const bands = (key: string, figures: [string, string], table: [string, number][], plain: Plain): Item =>
  item(key, 'BAND', plain, { measure: rateOf(...figures), bands: table.map(([from, share]) => ({ from, share })) })

export const yesNo = (key: string, question: Say, plain: Plain): Item => item(key, 'YES_NO', plain, { question })

export const reviewed = (key: string, plain: Plain): Item => item(key, 'REVIEWED', plain, { question: plain.label })

export const aspect = (key: string, label: Say, items: Item[]): Aspect => ({ key, label, items })

export const extra = (key: string, most: number, label: Say, rule: Say): Extra => ({
  key,
  most,
  label,
  rule,
  source: say('评价工作惯例（产品默认，可调整）', 'Practice of evaluation (product default, adjustable)'),
})
