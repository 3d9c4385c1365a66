import { z } from 'zod'
import { SayShape } from '#platform/endpoint'
import { say } from '#platform/say'

export const questionKinds = [
  { value: 'single', label: say('单选', 'One of') },
  { value: 'multiple', label: say('多选', 'Several of') },
  { value: 'scale', label: say('量表', 'Scale') },
  { value: 'number', label: say('数字', 'Number') },
  { value: 'text', label: say('文字', 'Text') },
  { value: 'matrix', label: say('矩阵', 'Matrix') },
] as const

const Key = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/)
export const Option = z.object({ value: z.string().regex(/^[\w-]{1,40}$/), label: SayShape })
export type Option = z.infer<typeof Option>

/** A question about one answer given before. */
export type Comparison =
  | { op: 'equals'; question: string; value: string | number }
  | { op: 'any-of'; question: string; values: string[] }
  | { op: 'greater'; question: string; value: number }
  | { op: 'less'; question: string; value: number }

/** When a question is asked: a condition over answers given before. */
export type Condition = Comparison | { op: 'and'; of: Condition[] } | { op: 'or'; of: Condition[] }

const several = z.lazy(() => z.array(Condition).min(1).max(20))
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.object({ op: z.literal('equals'), question: Key, value: z.union([z.string().max(40), z.number()]) }),
    z.object({ op: z.literal('any-of'), question: Key, values: z.array(z.string().max(40)).min(1).max(60) }),
    z.object({ op: z.literal('greater'), question: Key, value: z.number() }),
    z.object({ op: z.literal('less'), question: Key, value: z.number() }),
    z.object({ op: z.literal('and'), of: several }),
    z.object({ op: z.literal('or'), of: several }),
  ]),
)

const asked = {
  key: Key,
  label: SayShape,
  hint: SayShape.nullish(),
  required: z.boolean(),
  showIf: Condition.nullish(),
}
const options = z.array(Option).min(2).max(60)

/** One question: what is asked, how it is answered, and when. */
export const Question = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('single'), ...asked, options }),
  z.object({
    kind: z.literal('multiple'),
    ...asked,
    options,
    min: z.number().int().min(0).nullish(),
    max: z.number().int().min(1).nullish(),
  }),
  z.object({
    kind: z.literal('scale'),
    ...asked,
    from: z.number().int(),
    to: z.number().int(),
    low: SayShape,
    high: SayShape,
  }),
  z.object({
    kind: z.literal('number'),
    ...asked,
    min: z.number().nullish(),
    max: z.number().nullish(),
    decimals: z.number().int().min(0).max(4),
    unit: SayShape.nullish(),
  }),
  z.object({ kind: z.literal('text'), ...asked, max: z.number().int().min(1).max(2000) }),
  z.object({
    kind: z.literal('matrix'),
    ...asked,
    rows: z.array(Option).min(1).max(30),
    columns: z.array(Option).min(2).max(10),
  }),
])
export type Question = z.infer<typeof Question>
export type QuestionKind = Question['kind']

/** What is known of somebody drawn besides their answers: the stratum or cluster they were drawn in. Written `${part}`. */
export const knownPart = 'part'

const count = z.number().int().min(1).max(1_000_000)
/**
 * How many answers are wanted of those of whom a condition holds: over one question, several, or a question and what is known.
 * Who comes after is thanked and let go. Editions of before say one choice of one question.
 */
export const Quota = z.union([
  z.object({ when: Condition, count }),
  z.object({ question: Key, value: z.string().max(40), count }),
])
export type Quota = z.infer<typeof Quota>

/** A questionnaire: what one edition of it says. */
export const Questionnaire = z.object({
  title: SayShape,
  /** Shown before the first question: who asks, what for, what becomes of the answers. */
  intro: SayShape,
  questions: z.array(Question).min(1).max(120),
  quotas: z.array(Quota).max(60).default([]),
})
export type Questionnaire = z.infer<typeof Questionnaire>

/** An answer to one question: a value, several, a number, a text, or the column chosen in each row. */
export const Answer = z.union([
  z.string().max(2000),
  z.number(),
  z.array(z.string().max(40)).max(60),
  z.record(z.string().max(40), z.string().max(40)),
])
export type Answer = z.infer<typeof Answer>
export const Sheet = z.record(z.string().max(40), Answer)
/** Answers by the keys of their questions. */
export type Sheet = z.infer<typeof Sheet>
