import { z } from 'zod'
import { endpoint, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { Grade } from './sheet.ts'

const Id = z.object({ id: z.uuid() })

export const RoundRow = z.object({
  id: z.string(),
  name: z.string(),
  period: z.string(),
  openedOn: z.string(),
  systemId: z.string(),
  systemName: z.string(),
  systemVersion: z.number(),
  units: z.number(),
  confirmed: z.number(),
})
export type RoundRow = z.infer<typeof RoundRow>

export const ListRounds = endpoint({
  method: 'GET',
  path: '/score/rounds',
  summary: say('评价轮次', 'Rounds of evaluation'),
  needs: 'score.read',
  answer: z.array(RoundRow),
})

export const OpenRound = endpoint({
  method: 'POST',
  path: '/score/rounds',
  summary: say('发起一轮评价：锁定指标体系版本，向各单位下发自评', 'Open a round: freeze the system and ask the units'),
  needs: 'score.manage',
  body: z.object({
    name: z.string().trim().min(2).max(120),
    period: z.string().regex(/^\d{4}(-(Q[1-4]|H[12]|M(0[1-9]|1[0-2])))?$/),
    systemId: z.uuid(),
    /** In the order in which tables and bulletins list them. */
    units: z.array(z.number().int().positive()).min(1).max(200),
  }),
  answer: z.object({ id: z.string(), opened: z.number() }),
})

/** A unit in a round with its points by aspect, in hundredths; nothing ranks the rows but the order of the organisation. */
export const RoundUnit = z.object({
  regionId: z.number(),
  id: z.string(),
  unitId: z.number(),
  unitName: z.string(),
  state: z.string(),
  stateLabel: SayShape,
  /** Points and full points by aspect; null where nothing of it applies. */
  aspects: z.array(z.object({ points: z.number(), full: z.number() }).nullable()),
  bonus: z.number(),
  deduction: z.number(),
  vetoed: z.boolean(),
  total: z.number().nullable(),
  grade: Grade.nullable(),
  blocking: z.array(z.string()),
})
export type RoundUnit = z.infer<typeof RoundUnit>

export const RoundTable = z.object({
  round: RoundRow.omit({ units: true, confirmed: true }),
  aspects: z.array(z.object({ key: z.string(), label: SayShape, full: z.number() })),
  units: z.array(RoundUnit),
})
export type RoundTable = z.infer<typeof RoundTable>

export const GetRound = endpoint({
  method: 'GET',
  path: '/score/rounds/:id',
  summary: say('一轮评价：单位 × 方面得分表', 'One round: units and aspects'),
  needs: 'score.read',
  params: Id,
  answer: RoundTable,
})

export const ExportRound = endpoint({
  method: 'GET',
  path: '/score/rounds/:id/export',
  summary: say('导出得分表', 'Export the table of scores'),
  needs: 'score.read',
  params: Id,
  givesFile: true,
})
