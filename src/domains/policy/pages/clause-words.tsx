import type { ReactNode } from 'react'
import { type Say, say } from '#platform/say'
import { useSay } from '#ui'
import type { ProposalRow } from '../contracts/index.ts'
import { type Tidied, tidy } from '../words.ts'

const kinds: Record<ProposalRow['marks'][number]['kind'], Say> = {
  lead: say('牵头单位', 'lead'),
  joint: say('配合单位', 'joint'),
  due: say('时限', 'term'),
  target: say('目标', 'target'),
}

interface Marked {
  from: number
  to: number
  kind: string
  title: Say
}

const partOf = say('这条任务', 'this task')

/** What is marked: of a part that was split off its measures, else units, term and targets. */
function marksOf(of: ProposalRow, { at }: Tidied): Marked[] {
  const { start } = of.clause
  const found = of.parent
    ? of.measures.map((measure) => ({ ...measure, kind: 'part', title: partOf }))
    : of.marks.map((mark) => ({ ...mark, title: kinds[mark.kind] }))
  return found
    .map((one) => ({ from: at(one.start - start), to: at(one.end - start), kind: one.kind, title: one.title }))
    .sort((a, b) => a.from - b.from)
}

/** A clause's own words with units, term and targets marked. `from` is where the loaded text begins. */
export function ClauseWords({ of, text, from }: { of: ProposalRow; text: string; from: number }) {
  const toSay = useSay()
  const { start, end } = of.clause
  const isThere = of.place.start === start && start >= from && end <= from + text.length
  if (!isThere) return <p className="g-text">{of.words}</p>
  const tidied = tidy(text.slice(start - from, end - from))
  const words = tidied.text
  const parts: ReactNode[] = []
  // Number and heading stand above already.
  let last = of.parent ? 0 : Math.max(words.indexOf(of.words.slice(0, 40)), 0)
  for (const mark of marksOf(of, tidied)) {
    if (mark.from < last || mark.to <= mark.from) continue
    parts.push(words.slice(last, mark.from))
    parts.push(
      <mark key={`${mark.kind}${mark.from}`} className={`p-mark-${mark.kind}`} title={toSay(mark.title)}>
        {words.slice(mark.from, mark.to)}
      </mark>,
    )
    last = mark.to
  }
  return (
    <p className="g-text">
      {parts}
      {words.slice(last)}
    </p>
  )
}
