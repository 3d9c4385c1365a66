import { say } from '#platform/say'
import { type Finding, listEn, listZh, makeFinding, sayClaim, sayClaimEn } from '../finding.ts'
import type { Claim } from '../read/claim.ts'
import { sameKind } from '../read/unit.ts'
import { completeSets } from '../words/lexicon.ts'
import { isVerb } from '../words/segment.ts'
import { type Shelf, sameVoice } from './shelf.ts'

/** The one word that a narrower name has besides; null where it differs in more. */
function extraOf(part: Claim, whole: Claim): string | null {
  const left = part.name.telling.filter((token) => !whole.name.telling.includes(token))
  const [extra] = left
  const holds = whole.name.telling.every((token) => part.name.telling.includes(token))
  return holds && extra && left.length === 1 && !isVerb(extra) ? extra : null
}

const isAverage = ({ name, role, unit }: Claim): boolean =>
  role === 'actual' &&
  (name.measure === 'average' || name.measure === 'duration' || (name.measure === 'share' && unit.kind === 'percent'))

/** Whether the words leave nothing of the whole out: men and women; or the remark names them all (只有棉花、番茄两类). */
const isComplete = (words: readonly string[], { note }: Claim): boolean =>
  completeSets.some((set) => set.length === words.length && words.every((word) => set.includes(word))) ||
  (/只有|仅有|全体|共[两二三四五六]/.test(note.text) && words.every((word) => note.text.includes(word)))

/** Averages of all must lie between those of the parts, however many there are in each. */
export function checkRanges(shelf: Shelf): Finding[] {
  const averages = shelf.claims.filter(isAverage)
  if (averages.length < 3 || averages.length > 400) return []
  return averages.flatMap((whole) => {
    const parts = averages.flatMap((part) => {
      const extra = part !== whole && part.name.measure === whole.name.measure ? extraOf(part, whole) : null
      return extra && sameKind(part.unit, whole.unit) && sameVoice(part, whole) ? [{ part, extra }] : []
    })
    const words = [...new Set(parts.map(({ extra }) => extra))]
    if (words.length < 2 || words.length !== parts.length || !isComplete(words, whole)) return []
    const claims = parts.map(({ part }) => part)
    const [lo, hi] = [Math.min(...claims.map((c) => c.amount.lo)), Math.max(...claims.map((c) => c.amount.hi))]
    if (whole.amount.hi >= lo && whole.amount.lo <= hi) return []
    const reason = say(
      `总体平均应在各部分之间：${sayClaim(whole)}；${listZh(claims)}`,
      `The average of all must lie between those of its parts: ${sayClaimEn(whole)}; ${listEn(claims)}`,
    )
    return [makeFinding('arithmetic', 'error', [whole, ...claims], 'average-differs', reason, { lo, hi })]
  })
}
