import type { ReactNode } from 'react'
import { join, type Say, say } from '#platform/say'
import { useSay } from '#ui'
import type { ProposalRow } from '../contracts/index.ts'
import { tidy } from '../words.ts'

const kinds: Record<ProposalRow['marks'][number]['kind'], Say> = {
  lead: say('牵头单位', 'lead'),
  joint: say('配合单位', 'joint'),
  due: say('时限', 'term'),
  target: say('目标', 'target'),
}

/** A clause's own words with units, term and targets marked. `from` is where the loaded text begins. */
export function ClauseWords({ of, text, from }: { of: ProposalRow; text: string; from: number }) {
  const toSay = useSay()
  const { start, end } = of.clause
  const isThere = of.place.start === start && start >= from && end <= from + text.length
  if (!isThere) return <p className="g-text">{of.words}</p>
  const { text: words, at } = tidy(text.slice(start - from, end - from))
  const parts: ReactNode[] = []
  let last = 0
  for (const mark of [...of.marks].sort((a, b) => a.start - b.start)) {
    const [a, b] = [at(mark.start - start), at(mark.end - start)]
    if (a < last || b <= a) continue
    parts.push(words.slice(last, a))
    parts.push(
      <mark key={`${mark.kind}${a}`} className={`p-mark-${mark.kind}`} title={toSay(join(kinds[mark.kind]))}>
        {words.slice(a, b)}
      </mark>,
    )
    last = b
  }
  return (
    <p className="g-text">
      {parts}
      {words.slice(last)}
    </p>
  )
}
