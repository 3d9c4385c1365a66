import { z } from 'zod'
import { CaseRow } from '#kernel/process'
import { endpoint, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'

/** How many pieces of work stand under each light. */
export const Lights = z.object({
  green: z.number(),
  yellow: z.number(),
  red: z.number(),
  blue: z.number(),
  grey: z.number(),
})
export type Lights = z.infer<typeof Lights>

const Counted = z.object({
  open: z.number(),
  done: z.number(),
  overdue: z.number(),
  progress: z.number().nullable(),
  lights: Lights,
})

export const Cockpit = z.object({
  total: Counted,
  areas: z.array(Counted.extend({ area: z.string(), label: SayShape })),
  units: z.array(Counted.extend({ unitId: z.number(), unitName: z.string() })),
  prefectures: z.array(Counted.extend({ regionId: z.number(), name: SayShape })),
  /** Mean progress of accepted reports, period by period. */
  trend: z.array(z.object({ period: z.string(), progress: z.number().nullable(), red: z.number() })),
  /** The worst and longest overdue, with whom they are stuck. */
  stuck: z.array(CaseRow),
  /** How many are red or past due, of which the worst are listed. */
  stuckCount: z.number(),
  /** What others did since the reader was here, the most frequent first, and where it was last done. */
  changed: z.object({
    since: z.string(),
    steps: z.number(),
    deeds: z.array(z.object({ label: SayShape, steps: z.number() })),
    /** Pieces of work on which a red report came in. */
    red: z.number(),
    latest: z.array(z.object({ row: CaseRow, label: SayShape, at: z.string(), personName: z.string().nullable() })),
  }),
})
export type Cockpit = z.infer<typeof Cockpit>

export const GetCockpit = endpoint({
  method: 'GET',
  path: '/cockpit',
  summary: say(
    '驾驶舱：任务、单位、市州、亮灯、趋势、堵点',
    'Cockpit: areas, units, prefectures, lights, trend, what is stuck',
  ),
  needs: 'cockpit.read',
  query: z.object({
    /** When the reader was here last; left out, a week ago. */
    since: z.iso.datetime().optional(),
  }),
  answer: Cockpit,
})
