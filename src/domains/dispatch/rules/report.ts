import type { FigureAnswer, TargetAnswer } from '#kernel/form'
import type { Light } from '#kernel/process'
import { rule } from '#kernel/process'
import { type Say, say } from '#platform/say'
import { sources } from './sources.ts'

/** What was accepted for the same task before. */
export interface LastReport {
  period: string
  progress: number | null
  done: string
  obstacles: string | null
  help: string | null
  figures: readonly FigureAnswer[]
}

/** How much a form asks: fields, those already filled, those answered last time and asked again, and the how-manieth time. */
export interface Burden {
  asked: number
  filled: number
  again: number
  times: number
}

/** What the product knows of a task before its owner writes a word. */
export interface Prefill {
  last: LastReport | null
  /** Per cent that the plan foresees for `asOf`; null without a plan. */
  planned: number | null
  asOf: string
  from: string
  due: string | null
  targets: readonly TargetAnswer[]
  /** The light that the reported progress would give, once it is reported. */
  verdict: { light: Light; lag: number | null; why: Say } | null
  burden: Burden
  /** Answers offered as a start: field → value. */
  known: Readonly<Record<string, unknown>>
  /** Where offered figures come from, as a line each. */
  origins: readonly Say[]
  /** Whether the quarter has been closed. */
  roundClosed: boolean
}

/** The same as facts of the report's rules. */
export type ReportKnown = Record<string, unknown> & Prefill

/** A closed quarter takes nothing more. */
export const quarterClosed = rule<Record<string, unknown>, ReportKnown>(
  'quarter-closed',
  say('本季度调度已结束', 'The quarter is closed'),
  sources.practice,
  ({ facts }) => (facts.roundClosed ? say('本季度调度已经结束，不再办理', 'The quarter is closed') : null),
)

const bare = (text: unknown): string => String(text ?? '').replace(/[\s\p{P}]/gu, '')

/** Whether two texts say the same, punctuation and spaces aside. */
const isSameText = (a: unknown, b: unknown): boolean => bare(a) !== '' && bare(a) === bare(b)

/** Complete without proof is refused. */
export const completeNeedsProof = rule<Record<string, unknown>, ReportKnown>(
  'complete-needs-proof',
  say('报 100% 须附佐证材料', '100 % comes with evidence'),
  sources.proof,
  ({ input }) =>
    input.progress === 100 && !(Array.isArray(input.proof) && input.proof.length > 0)
      ? say('进度报为 100% 但没有佐证材料，请先上传', 'Progress is 100 % without evidence; upload it first')
      : null,
)

/** Progress normally does not go back. */
export const goesBack = rule<Record<string, unknown>, ReportKnown>(
  'progress-goes-back',
  say('进度低于上次认可的进度', 'Progress is lower than accepted before'),
  sources.truth,
  ({ input, facts }) => {
    const before = facts.last?.progress ?? null
    return before !== null && typeof input.progress === 'number' && input.progress < before
      ? say(
          `本次填报 ${input.progress}%，低于 ${facts.last?.period} 已认可的 ${before}%，请说明原因`,
          `${input.progress}% is less than the ${before}% accepted for ${facts.last?.period}; give the reason`,
        )
      : null
  },
)

/** A quarter normally does not read like the one before. */
export const sameWords = rule<Record<string, unknown>, ReportKnown>(
  'same-words',
  say('进展情况与上次雷同', 'The same words as last time'),
  sources.truth,
  ({ input, facts }) =>
    facts.last && isSameText(input.done, facts.last.done)
      ? say(
          `进展情况与 ${facts.last.period} 所报文字相同，请写明本季度的新进展，或说明原因`,
          `The words are those of ${facts.last.period}; write what is new, or give the reason`,
        )
      : null,
)
