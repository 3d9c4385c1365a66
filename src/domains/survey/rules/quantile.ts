/** Upper point of the normal distribution, for a probability from 0.5 to below 1. Source: Abramowitz and Stegun 26.2.23, refined once. */
function normal(p: number): number {
  const t = Math.sqrt(-2 * Math.log(1 - p))
  const x = t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3)
  // One step of Newton against the distribution itself, by its series.
  let term = x
  let below = x
  for (let k = 1; k < 60; k += 1) {
    term *= (x * x) / (2 * k + 1)
    below += term
  }
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
  return x + (p - 0.5 - below * density) / density
}

/**
 * Upper point of Student's distribution with some degrees of freedom: how many standard errors an interval reaches.
 * Source: exact for 1 and 2, else Abramowitz and Stegun 26.7.5.
 */
export function quantile(p: number, freedom: number): number {
  if (freedom === 1) return Math.tan(Math.PI * (p - 0.5))
  if (freedom === 2) return (2 * p - 1) / Math.sqrt(2 * p * (1 - p))
  const x = normal(p)
  const parts = [
    (x ** 3 + x) / 4,
    (5 * x ** 5 + 16 * x ** 3 + 3 * x) / 96,
    (3 * x ** 7 + 19 * x ** 5 + 17 * x ** 3 - 15 * x) / 384,
    (79 * x ** 9 + 776 * x ** 7 + 1482 * x ** 5 - 1920 * x ** 3 - 945 * x) / 92_160,
  ]
  return parts.reduce((all, part, i) => all + part / freedom ** (i + 1), x)
}
