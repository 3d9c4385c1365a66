import { z } from 'zod'
import { SightRow, ways } from '#kernel/sight'
import { endpoint, Paging, pageOf } from '#platform/endpoint'
import { say } from '#platform/say'

/** One look at files of people, as an auditor sees it: who, how, what for, by which filter; of the people only how many. */
export const SightLine = SightRow.extend({
  regionId: z.number(),
  /** What was narrowed down to, as it was asked. */
  filter: z.record(z.string(), z.unknown()).nullable(),
})
export type SightLine = z.infer<typeof SightLine>

const Narrowing = z.object({
  way: z.enum(ways.map(({ value }) => value) as [string, ...string[]]).optional(),
  /** The unit of whoever looked, and all below it. */
  unitId: z.coerce.number().int().optional(),
  /** One person's file, by its id. */
  subjectId: z.uuid().optional(),
  /** First and last day, in China. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
})
export type SightFilter = z.infer<typeof Narrowing> & { words?: string | undefined }

export const ListSights = endpoint({
  method: 'GET',
  path: '/audit/sights',
  summary: say('个人档案查阅记录：谁、何时、为何看过哪些档案', 'Who looked at files of people, when and what for'),
  needs: 'audit.read',
  query: Paging.extend(Narrowing.shape),
  answer: pageOf(SightLine),
})
