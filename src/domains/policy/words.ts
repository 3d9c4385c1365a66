import { type Say, say } from '#platform/say'
import type { NumberFault } from './model.ts'

const faults: Record<NumberFault, Say> = {
  doubled: say('序号重复', 'number used twice'),
  gap: say('序号不连续', 'a number is missing before it'),
  backward: say('序号倒退', 'number goes backward'),
}

/** What is wrong with a clause's number, as people read it. */
export const sayNumberFault = (fault: NumberFault): Say => faults[fault]

/** Tidied words with a way to find an offset of the raw text in them. */
export interface Tidied {
  text: string
  /** The place in `text` of an offset in the raw words. */
  at(offset: number): number
}

/** What a line break of the printed page becomes: nothing inside a sentence, a break after one, a space between Latin words. */
function glue(before: string, after: string): string {
  if (/[A-Za-z]$/.test(before) && /^[A-Za-z]/.test(after)) return ' '
  return /[。；：！？”）)]$/.test(before) ? '\n' : ''
}

/** A clause's own words without the line breaks of the printed page. Nothing else is changed. */
export function tidy(raw: string): Tidied {
  const steps: { from: number; to: number }[] = []
  let text = ''
  let last = raw.length - raw.trimStart().length
  for (const gap of raw.trimEnd().matchAll(/[ \t\u3000]*\r?\n\s*/g)) {
    if (gap.index < last) continue
    steps.push({ from: last, to: text.length })
    text += raw.slice(last, gap.index)
    last = gap.index + gap[0].length
    text += glue(text, raw.slice(last, last + 1))
  }
  steps.push({ from: last, to: text.length })
  text += raw.slice(last).trimEnd()
  const at = (offset: number) => {
    const step = steps.findLast((one) => one.from <= offset) ?? { from: 0, to: 0 }
    return Math.min(Math.max(step.to + offset - step.from, 0), text.length)
  }
  return { text, at }
}

/** A clause's own words without the line breaks of the printed page. */
export const tidyWords = (raw: string): string => tidy(raw).text

/** What a database cannot hold becomes a sign of the same length, so that all offsets stay right. */
export const storableText = (text: string): string =>
  text.replaceAll('\u0000', ' ').replace(/\p{Surrogate}/gu, '\ufffd')
