/**
 * Shares `take` among parts in proportion to their sizes, by largest remainder. No part gets more than it has; while there are
 * enough, each gets one at least, so that nobody has no chance at all. Ties go to the part named first by sorting.
 * @throws RangeError when there are fewer members than are to be taken.
 */
export function allocate(take: number, sizes: ReadonlyMap<string, number>): Map<string, number> {
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  if (take > total) throw new RangeError(`${take} of ${total} cannot be taken`)
  const least = take >= sizes.size ? 1 : 0
  const given = new Map<string, number>()
  const exact = new Map<string, number>()
  for (const [name, size] of sizes) {
    exact.set(name, (take * size) / total)
    given.set(name, Math.min(size, Math.max(least, Math.floor((take * size) / total))))
  }
  const left = () => take - [...given.values()].reduce((sum, n) => sum + n, 0)
  const gap = (name: string) => (exact.get(name) ?? 0) - (given.get(name) ?? 0)
  const next = (sign: 1 | -1) =>
    [...sizes.keys()]
      .filter((name) => {
        const n = given.get(name) ?? 0
        return sign > 0 ? n < (sizes.get(name) ?? 0) : n > least
      })
      .sort((a, b) => sign * (gap(b) - gap(a)) || (a < b ? -1 : 1))[0]
  while (left() !== 0) {
    const sign = left() > 0 ? 1 : -1
    const name = next(sign)
    if (name === undefined) break
    given.set(name, (given.get(name) ?? 0) + sign)
  }
  return given
}
