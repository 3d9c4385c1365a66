/** A unit that a text may mean: its names, and the names above it from the top down, as far as they are known. */
export interface Candidate {
  key: string
  name: string
  shortName: string | null
  path: readonly string[]
}

/** What a text means: one unit, none, or several that only a longer path would tell apart. */
export type Meant = { key: string } | 'none' | 'several'

/** Candidates by each of their names. */
export function byName(candidates: Iterable<Candidate>): Map<string, Candidate[]> {
  const found = new Map<string, Candidate[]>()
  for (const one of candidates) {
    for (const name of new Set([one.name, one.shortName ?? one.name])) {
      const same = found.get(name)
      if (same) same.push(one)
      else found.set(name, [one])
    }
  }
  return found
}

const partsOf = (text: string) => text.split(/[/／>]/).map((part) => part.trim())

/** The unit that a name or a path (`青海省总工会/西宁市总工会`) means. Full names go before short ones. */
export function meantBy(text: string, known: ReadonlyMap<string, readonly Candidate[]>): Meant {
  const parts = partsOf(text)
  const name = parts.at(-1) ?? ''
  const above = parts.slice(0, -1)
  const fitting = (known.get(name) ?? []).filter((one) => endsAlike(one.path, above))
  const full = fitting.filter((one) => one.name === name)
  const [only, another] = full.length > 0 ? full : fitting
  if (!only) return 'none'
  return another ? 'several' : { key: only.key }
}

/** Whether a path ends with what was written of it. */
function endsAlike(path: readonly string[], written: readonly string[]): boolean {
  return written.every((part, i) => {
    const at = path.length - written.length + i
    return at < 0 || path[at] === part
  })
}
