import { quantile } from './quantile.ts'

/** One respondent as the estimate sees them. */
export interface Unit {
  weight: number
  stratum: string
  /** The cluster drawn first; where there was none, the respondent. */
  cluster: string
  value: number
}

/** An estimate with how far it can be trusted. */
export interface Estimate {
  value: number
  error: number
  low: number
  high: number
  /** Respondents it rests on, and of how many drawn at random it is worth. */
  n: number
  effective: number
  /** How much larger the variance is than of as many drawn at random. Null where nobody differs. */
  deff: number | null
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

/** Sums of a linearised variable by cluster, in each stratum. */
function clusterSums(units: readonly Unit[], of: (one: Unit) => number): Map<string, number[]> {
  const strata = new Map<string, Map<string, number>>()
  for (const one of units) {
    const clusters = strata.get(one.stratum) ?? new Map<string, number>()
    clusters.set(one.cluster, (clusters.get(one.cluster) ?? 0) + of(one))
    strata.set(one.stratum, clusters)
  }
  return new Map([...strata].map(([name, clusters]) => [name, [...clusters.values()]]))
}

/**
 * Variance of a total by ultimate clusters, as if drawn with replacement: never too small for samples drawn without. A stratum
 * with one cluster is measured from the mean of all clusters. Source: Särndal, Swensson, Wretman (1992), 4.6; Lumley (2010), 3.
 */
function varianceOf(units: readonly Unit[], of: (one: Unit) => number): { variance: number; freedom: number } {
  const strata = [...clusterSums(units, of).values()]
  const all = strata.flat()
  const grand = sum(all) / all.length
  let variance = 0
  for (const clusters of strata) {
    const n = clusters.length
    const mean = n > 1 ? sum(clusters) / n : grand
    variance += (n > 1 ? n / (n - 1) : 1) * sum(clusters.map((one) => (one - mean) ** 2))
  }
  return { variance, freedom: Math.max(1, all.length - strata.length) }
}

function effectOf(units: readonly Unit[], mean: number, variance: number, total: number) {
  const n = units.length
  const spread = sum(units.map(({ weight, value }) => weight * (value - mean) ** 2)) / total
  const atRandom = n > 1 ? spread / (n - 1) : 0
  const deff = atRandom > 1e-15 ? variance / atRandom : null
  return { n, deff, effective: deff && deff > 0 ? n / deff : n }
}

const level = 0.975

/** Mean of a number with its 95 % interval (Taylor linearisation). Null for nobody. */
export function meanOf(units: readonly Unit[]): Estimate | null {
  const total = sum(units.map(({ weight }) => weight))
  if (units.length === 0 || total <= 0) return null
  const value = sum(units.map((one) => one.weight * one.value)) / total
  const { variance, freedom } = varianceOf(units, (one) => (one.weight * (one.value - value)) / total)
  const error = Math.sqrt(variance)
  const reach = quantile(level, freedom) * error
  return { value, error, low: value - reach, high: value + reach, ...effectOf(units, value, variance, total) }
}

/** Total over everybody, with its interval: only as good as the weights, which must add up to everybody. */
export function totalOf(units: readonly Unit[]): Estimate | null {
  const mean = meanOf(units)
  if (!mean) return null
  const value = sum(units.map((one) => one.weight * one.value))
  const { variance, freedom } = varianceOf(units, (one) => one.weight * one.value)
  const error = Math.sqrt(variance)
  const reach = quantile(level, freedom) * error
  return { ...mean, value, error, low: value - reach, high: value + reach }
}

/**
 * Share of those whose value is 1, from 0 to 1, with a 95 % interval made on the logit scale so that it stays within. Where all
 * or none say so, the bound is the exact binomial one of the effective number. Source: Korn and Graubard (1998).
 */
export function shareOf(units: readonly Unit[]): Estimate | null {
  const mean = meanOf(units)
  if (!mean) return null
  const { value, error, n } = mean
  if (value <= 0) return { ...mean, value: 0, low: 0, high: 1 - (1 - level) ** (1 / n) }
  if (value >= 1) return { ...mean, value: 1, low: (1 - level) ** (1 / n), high: 1 }
  const { freedom } = varianceOf(units, () => 0)
  const logit = Math.log(value / (1 - value))
  const reach = (quantile(level, freedom) * error) / (value * (1 - value))
  const back = (x: number) => 1 / (1 + Math.exp(-x))
  return { ...mean, low: back(logit - reach), high: back(logit + reach) }
}
