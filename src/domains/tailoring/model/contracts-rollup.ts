import { z } from 'zod'
import { type AnswerOf, endpoint } from '#platform/endpoint'
import { say } from '#platform/say'
import { FrameworkRow, Id } from './contracts-framework.ts'

export const CoverShape = z.object({
  key: z.string(),
  state: z.enum(['covered', 'exceeds', 'misses']),
  why: z.enum(['keep', 'change', 'merge', 'higher-target', 'own-addition', 'dropped', 'undecided', 'not-adopted']),
  words: z.string(),
})

const Under = z.object({
  /** Looks one level further down: the units that adopt the list of this unit. */
  under: z.coerce.number().int().positive().optional(),
})

/** Measures of a list against the units below: who covers, exceeds, misses each. */
export const GetRollUp = endpoint({
  method: 'GET',
  path: '/tailoring/frameworks/:id/roll-up',
  summary: say('覆盖情况：举措与下级单位', 'Coverage: measures against units below'),
  needs: 'tailoring.read',
  params: Id,
  query: Under,
  answer: z.object({
    framework: FrameworkRow.omit({ digest: true }),
    under: z.object({ id: z.number(), name: z.string() }).nullable(),
    units: z.array(
      z.object({
        id: z.number(),
        name: z.string(),
        /** Of the list it made; null before the first. */
        listId: z.string().nullable(),
        /** The edition above that list was made from. */
        version: z.number().nullable(),
        behind: z.boolean(),
        adoption: z
          .object({ regionId: z.number(), id: z.string(), state: z.string(), dueOn: z.string().nullable() })
          .nullable(),
        below: z.boolean(),
        covered: z.number(),
        exceeds: z.number(),
        misses: z.number(),
        additions: z.number(),
      }),
    ),
    measures: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        covered: z.number(),
        exceeds: z.number(),
        misses: z.number(),
        /** In the order of the units. */
        cells: z.array(CoverShape),
      }),
    ),
  }),
})
export type AnswerOfRollUp = AnswerOf<typeof GetRollUp>

export const RollUpSheet = endpoint({
  method: 'GET',
  path: '/tailoring/frameworks/:id/roll-up/export',
  summary: say('导出覆盖情况（Excel）', 'Coverage as a workbook'),
  needs: 'tailoring.read',
  params: Id,
  query: Under,
  givesFile: true,
})
