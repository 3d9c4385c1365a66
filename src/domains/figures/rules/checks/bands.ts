import type { Finding } from '../finding.ts'
import type { Claim } from '../read/claim.ts'
import { groupBy } from '../register.ts'
import { judgeShares } from './closing.ts'
import { badSum, meetsTotal } from './parts.ts'
import type { Shelf } from './shelf.ts'

interface Band {
  claim: Claim
  from: number
  to: number
}

const number = '(\\d+(?:\\.\\d+)?)'
const measure = '(周岁|岁|年|人|万元|元|个月|天|学时|亩|吨)?'
const between = new RegExp(`${number}${measure}(?:—|－|-|~|～|至|到)${number}${measure}`)
const below = new RegExp(
  `(?:不满|不足|未满|低于)?${number}${measure}(?:及以下|以下|以内|及以内)|(?:不满|不足|未满|低于)${number}${measure}`,
)
const above = new RegExp(`${number}${measure}(?:及以上|以上)|(?:超过|满)${number}${measure}`)

/** The numbers a name lies between (35岁以下, 36至50岁, 51岁以上), with the name they stand in. */
function bandOf(claim: Claim): (Band & { frame: string }) | null {
  const text = claim.row.indicator.replace(/\d{4}年(度)?/g, '')
  for (const [pattern, kind] of [
    [between, 'between'],
    [below, 'below'],
    [above, 'above'],
  ] as const) {
    const found = pattern.exec(text)
    if (!found) continue
    const first = Number(found[1] ?? found[3])
    const frame = text.replace(pattern, '#')
    if (kind === 'between') return { claim, from: first, to: Number(found[3]), frame }
    return kind === 'below' ? { claim, from: 0, to: first, frame } : { claim, from: first, to: Infinity, frame }
  }
  return null
}

/** Whether bands follow one another from the lowest to the highest, without gap or overlap. */
function isTiled(bands: readonly Band[]): boolean {
  const sorted = [...bands].sort((a, b) => a.from - b.from || a.to - b.to)
  return (
    sorted[0]?.from === 0 &&
    sorted.at(-1)?.to === Number.POSITIVE_INFINITY &&
    sorted.every(({ from }, i) => i === 0 || [0, 1].includes(from - (sorted[i - 1]?.to ?? 0)))
  )
}

/** Bands of one thing that leave nothing out: shares must make 100 %, counts the whole. */
export function checkBands(shelf: Shelf): Finding[] {
  const bands = shelf.claims.flatMap((claim) =>
    claim.role === 'actual' &&
    (claim.name.measure === 'share' || claim.name.measure === 'count') &&
    /\d/.test(claim.row.indicator)
      ? (bandOf(claim) ?? [])
      : [],
  )
  const frames = groupBy(
    bands,
    ({ claim, frame }) => `${claim.name.measure} ${claim.unit.kind} ${claim.row.reporter} ${frame}`,
  )
  return [...frames.values()].flatMap((found) => {
    if (found.length < 2 || !isTiled(found)) return []
    const [{ claim: first, frame }] = found as [Band & { frame: string }]
    const claims = found.map(({ claim }) => claim)
    if (first.name.measure === 'share') return judgeShares(claims, true) ?? []
    const names = [frame.replace('#', ''), frame.replace('#的', '')]
    const totals = shelf.claims.filter(
      ({ row, role, unit }) =>
        role === 'actual' &&
        unit.kind === first.unit.kind &&
        row.reporter === first.row.reporter &&
        names.includes(row.indicator.replace(/总(?=数|人数|户数)/, '')),
    )
    const [total] = totals
    return total && totals.every((one) => !meetsTotal(one, claims)) ? [badSum(total, claims)] : []
  })
}
