import { type Say, say } from '#platform/say'
import type { NumberFault } from './model.ts'

const faults: Record<NumberFault, Say> = {
  doubled: say('序号重复', 'number used twice'),
  gap: say('序号不连续', 'a number is missing before it'),
  backward: say('序号倒退', 'number goes backward'),
}

/** What is wrong with a clause's number, as people read it. */
export const sayNumberFault = (fault: NumberFault): Say => faults[fault]

/**
 * A clause's own words without the line breaks of the printed page: a break after a sentence stays, one inside a
 * sentence goes. Nothing else is changed.
 */
export const tidyWords = (raw: string): string =>
  raw
    .trim()
    .replace(/[ \t\u3000]*\r?\n\s*/g, '\n')
    .replace(/(?<=[A-Za-z])\n(?=[A-Za-z])/g, ' ')
    .replace(/(?<![。；：！？”）)\n])\n/g, '')
