import type { Paragraph } from './paragraphs.ts'

/** 附件：1.…, 注：1.…: the numbers behind it count attachments or notes and no clauses. */
const NOTED = /^(?:附\s*件|注|备注|注释)\s*[:：]/
const LONGEST_NOTE = 80
const AMENDS = /(?:修改为|修改成|改为|增加|作为|规定如下|表述为)[^。；“]{0,30}[:：]?\s*“/
const LONGEST_QUOTE = 200

function count(text: string, char: string): number {
  let times = 0
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) times++
  return times
}

/**
 * The paragraphs in which no number opens a clause: quoted law and amendments, lists of attachments, notes. The one
 * that opens a quotation is a clause's own.
 */
export function findAsides(paragraphs: Paragraph[], contents: Set<Paragraph>): Set<Paragraph> {
  const asides = new Set<Paragraph>()
  const balances = paragraphs.map(balanceOf)
  let [quotedUntil, noted] = [-1, false]
  for (const [index, paragraph] of paragraphs.entries()) {
    if (contents.has(paragraph)) continue
    const { text, mark } = paragraph
    const { opened, closed } = balances[index] as Balance
    const counts = mark?.kind === 'point' || mark?.kind === 'subpoint'
    if (index <= quotedUntil) asides.add(paragraph)
    else if (opened > closed && (AMENDS.test(text) || isQuotation(paragraphs, index)))
      quotedUntil = quoteEnd(paragraphs, balances, index)
    noted = NOTED.test(text) || (noted && counts && text.length < LONGEST_NOTE)
    if (noted) asides.add(paragraph)
  }
  return asides
}

/** A paragraph that begins with “ behind a colon: …第四十六条规定： “第四十六条　…. */
const isQuotation = (paragraphs: Paragraph[], at: number) =>
  /^“/.test(paragraphs[at]?.text ?? '') && /[：:]$/.test(paragraphs[at - 1]?.text ?? '')

/** The paragraph in which an amendment's quotation closes, or its own when it never does. */
function quoteEnd(paragraphs: Paragraph[], balances: Balance[], from: number): number {
  const opener = paragraphs[from]?.mark
  let depth = 0
  for (let i = from; i < Math.min(paragraphs.length, from + LONGEST_QUOTE); i++) {
    const mark = paragraphs[i]?.mark
    if (i > from && mark && mark.kind === opener?.kind && mark.ordinal - opener.ordinal <= 1) return from
    const balance = balances[i] ?? { opened: 0, closed: 0, leads: 0 }
    depth += balance.opened - balance.closed - (i > from ? balance.leads : 0)
    if (depth <= 0) return i
  }
  return from
}

/** How many quotation marks open and close in a paragraph, and whether one leads it: each quoted paragraph begins with one. */
interface Balance {
  opened: number
  closed: number
  leads: 0 | 1
}

const balanceOf = ({ text }: Paragraph): Balance => ({
  opened: count(text, '“'),
  closed: count(text, '”'),
  leads: text.startsWith('“') ? 1 : 0,
})
